import { ScaleLabel } from "@/components/ui/scale-label";
import { publicPaths } from "@/lib/reports/addresses";
import type { ListedClaim, ratingsOf } from "@/lib/reports/listed-claims";
import type { Speech } from "@/lib/reports/speech";
import { Day, DayOf } from "./day";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Published claims as readers choose among them: the statement, the verdict, who claimed it and where it was checked. */
export function ClaimList({ claims, newsroom, speech }: { claims: readonly ListedClaim[]; newsroom: string; speech: Speech }) {
  const { words } = speech;
  return (
    <ul className="border-hairline border-t">
      {claims.map(({ slug, statement, language, rating, claimant, claimedOn, firstPublishedAt, isRetracted, report }) => (
        <li key={slug} className="keep-together border-hairline border-b py-5">
          <p dir="auto" lang={language}>
            <a
              href={publicPaths.claim(newsroom, slug)}
              className="text-ink underline decoration-1 decoration-rule underline-offset-4 hover:decoration-2"
            >
              {statement}
            </a>
          </p>
          <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
            {isRetracted ? (
              <strong className="text-15 text-danger">{words.retracted}</strong>
            ) : (
              <ScaleLabel word={rating.label} lang={rating.language} mark={rating.mark} size="medium" />
            )}
            <span className="font-sans text-13 text-secondary">
              <Sentence
                of={words.claims.line({
                  claimant:
                    claimant === null ? null : (
                      <a href={publicPaths.claimant(newsroom, claimant)} className={linkClass}>
                        <bdi>{claimant}</bdi>
                      </a>
                    ),
                  claimedOn: claimedOn === null ? null : <Day on={claimedOn} speech={speech} />,
                  report: (
                    <a href={publicPaths.report(newsroom, report.slug)} lang={language} className={linkClass}>
                      <bdi>{report.title}</bdi>
                    </a>
                  ),
                  day: <DayOf at={firstPublishedAt} speech={speech} />,
                })}
              />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What one claimant's checked claims came to, and what these counts do not say. */
export function ClaimantNote({
  claimant,
  newsroom,
  ratings,
  speech,
}: {
  claimant: string;
  newsroom: { name: string; slug: string };
  ratings: ReturnType<typeof ratingsOf>;
  speech: Speech;
}) {
  const { words } = speech;
  return (
    <div className="mb-8 font-sans text-15">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {ratings.map(({ name, rating, count }) => (
          <li key={name} className="flex items-baseline gap-2">
            <span className="font-strong tabular-nums">{count}</span>
            <ScaleLabel word={name} lang={rating.language} mark={rating.mark} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-secondary">
        <Sentence of={words.claims.note(<bdi>{newsroom.name}</bdi>, <bdi>{claimant}</bdi>)} />{" "}
        <a href={publicPaths.methodology(newsroom.slug)} className={linkClass}>
          {words.claims.howChosen}
        </a>
      </p>
    </div>
  );
}
