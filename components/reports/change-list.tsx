import { publicPaths } from "@/lib/reports/addresses";
import type { RatingChange } from "@/lib/reports/edition";
import type { Speech } from "@/lib/reports/speech";
import type { ReportChange } from "@/lib/reports/version";
import { Moment } from "./day";
import { Sentence } from "./sentence";

/** One later version of a report: what kind of change, why, and which ratings it moved. */
export type Change = {
  number: number;
  change: ReportChange;
  reason: string;
  publishedAt: string;
  publishedBy: string;
  slug: string;
  title: string;
  /** What it is written in. */
  language: string;
  ratings: readonly RatingChange[];
};

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Every change after publication, newest first; none is left out. */
export function ChangeList({ changes, newsroom, speech }: { changes: readonly Change[]; newsroom: string; speech: Speech }) {
  const { words } = speech;
  return (
    <ol className="space-y-8">
      {changes.map((one) => (
        <li key={`${one.slug} ${one.number}`} className="keep-together">
          <p className="font-sans text-15 text-secondary">
            <Sentence
              of={words.corrections.line({
                change: <strong className="text-ink">{words.changes[one.change]}</strong>,
                moment: <Moment at={one.publishedAt} speech={speech} />,
                person: <bdi>{one.publishedBy}</bdi>,
              })}
            />
          </p>
          <p>
            <Sentence
              of={words.corrections.versionChanged(
                <a href={publicPaths.reportVersion(newsroom, one.slug, one.number)} lang={one.language} className={linkClass}>
                  <bdi>{one.title}</bdi>
                </a>,
                one.number,
                <a href={publicPaths.differences(newsroom, one.slug, one.number)} className={linkClass}>
                  {words.corrections.whatChanged}
                  <span className="sr-only">{words.version.inVersion(one.number)}</span>
                </a>,
              )}
            />
          </p>
          <p dir="auto" lang={one.language} className="whitespace-pre-line">
            {one.reason}
          </p>
          {one.ratings.length === 0 ? null : (
            <ul className="mt-2 list-disc ps-6 text-[0.9em]">
              {one.ratings.map((rating) => (
                <li key={rating.claimId}>
                  <a href={publicPaths.claim(newsroom, rating.slug)} className={linkClass}>
                    <bdi lang={one.language}>{rating.statement}</bdi>
                  </a>
                  <span className="block text-secondary">
                    <Sentence of={words.corrections.verdictMoved(<bdi>{rating.from}</bdi>, <bdi>{rating.to}</bdi>)} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
