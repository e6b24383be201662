import { publicPaths } from "@/lib/reports/addresses";
import type { RatingChange } from "@/lib/reports/edition";
import type { ReportChange } from "@/lib/reports/version";
import { changeWords } from "@/lib/reports/words";
import { Moment } from "./day";

/** One later version of a report: what kind of change, why, and which ratings it moved. */
export type Change = {
  number: number;
  change: ReportChange;
  reason: string;
  publishedAt: string;
  publishedBy: string;
  slug: string;
  title: string;
  ratings: readonly RatingChange[];
};

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Every change after publication, newest first; none is left out. */
export function ChangeList({ changes, newsroom }: { changes: readonly Change[]; newsroom: string }) {
  return (
    <ol className="space-y-8">
      {changes.map((one) => (
        <li key={`${one.slug} ${one.number}`} className="keep-together">
          <p className="font-sans text-15 text-secondary">
            <strong className="text-ink">{changeWords[one.change]}</strong>, <Moment at={one.publishedAt} />, by{" "}
            <bdi>{one.publishedBy}</bdi>
          </p>
          <p dir="auto">
            <a href={publicPaths.reportVersion(newsroom, one.slug, one.number)} className={linkClass}>
              {one.title}
            </a>
            , version {one.number} (
            <a href={publicPaths.differences(newsroom, one.slug, one.number)} className={linkClass}>
              what changed<span className="sr-only"> in version {one.number}</span>
            </a>
            )
          </p>
          <p dir="auto" className="whitespace-pre-line">
            {one.reason}
          </p>
          {one.ratings.length === 0 ? null : (
            <ul className="mt-2 list-disc ps-6 text-[0.9em]">
              {one.ratings.map((rating) => (
                <li key={rating.claimId}>
                  <a href={publicPaths.claim(newsroom, rating.slug)} className={linkClass}>
                    <bdi>{rating.statement}</bdi>
                  </a>
                  <span className="block text-secondary">
                    Verdict changed from <bdi>{rating.from}</bdi> to <bdi>{rating.to}</bdi>
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
