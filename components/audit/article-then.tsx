import { TextLink } from "@/components/ui/link";
import { sayUtc } from "@/components/ui/time-words";
import type { ArticleAsOf, ClaimAsOf, ReportAsOf } from "@/lib/audit/as-of";
import { type Difference, sayVersion } from "@/lib/audit/as-of-differences";

/** An article's text, report and claims as they stood, or one claim of it. `slug` is the newsroom's, for links. */
export function ArticleThen({
  slug,
  articleId,
  state,
  isOneClaim,
}: {
  slug: string;
  articleId: string;
  state: ArticleAsOf;
  isOneClaim: boolean;
}) {
  const { snapshot, report, claims } = state;
  return (
    <>
      {snapshot === null ? null : (
        <p className="mb-4 text-secondary">
          Its text was that of snapshot {snapshot}. {report === null ? "It had no report yet." : <Report report={report} />}
        </p>
      )}
      {claims.length === 0 ? (
        <p className="text-secondary">{isOneClaim ? "There was no such claim yet." : "It had no claims yet."}</p>
      ) : null}
      <ol className="flex flex-col border-hairline border-t empty:border-t-0">
        {claims.map((claim) => (
          <li key={claim.claimId} className="border-hairline border-b py-4">
            <Claim slug={slug} articleId={articleId} claim={claim} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Report({ report }: { report: ReportAsOf }) {
  const { title, version } = report;
  return (
    <>
      Its report <bdi>“{title}”</bdi> was {version === null ? "not published yet." : `at ${sayVersion(report)}, by `}
      {version === null ? null : (
        <>
          <bdi>{version.by}</bdi>, {sayUtc(new Date(version.at))}.
        </>
      )}
    </>
  );
}

function Claim({ slug, articleId, claim }: { slug: string; articleId: string; claim: ClaimAsOf }) {
  const { verdict, evidence, assessments, publishedIn } = claim;
  return (
    <>
      <h2 dir="auto" className="reading text-pretty text-15">
        <TextLink href={`/${slug}/claims/${claim.claimId}`} look="quiet">
          {claim.statement}
        </TextLink>
      </h2>
      {claim.claimant === null ? null : <p className="text-13 text-secondary">{claim.claimant}</p>}
      <p className="mt-1 text-pretty text-13 text-secondary">
        {claim.isQuoteGone ? "No longer in the article: " : "In the article: "}
        <q dir="auto">{claim.quote}</q>
      </p>
      {claim.setAside === null ? null : <p className="mt-2 text-secondary">It was {claim.setAside}.</p>}
      <p className="mt-2">
        {verdict === null ? (
          "No verdict yet."
        ) : (
          <>
            <span className="font-strong">{verdict.rating}</span>, settled by {verdict.by}, {sayUtc(new Date(verdict.at))}.{" "}
            {claim.isVerdictStale ? "It no longer stood. " : ""}
            <TextLink href={`/${slug}/audit/as-of?article=${articleId}&at=${verdict.sequence - 1}`} look="meta">
              What they had before them
            </TextLink>
          </>
        )}
      </p>
      {verdict === null ? null : (
        <p dir="auto" className="text-pretty text-secondary">
          {verdict.justification}
        </p>
      )}
      <p className="mt-1 text-13 text-secondary">
        {sayAssessments(assessments)}
        {publishedIn === null ? "" : `, published in version ${publishedIn}`}
      </p>
      {evidence.length === 0 ? null : (
        <ul className="mt-2 flex flex-col gap-1 text-13">
          {evidence.map((piece) => (
            <li key={piece.number} dir="auto" className="text-pretty">
              [{piece.number}] {piece.source}: “{piece.quote}” ({piece.stance})
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What became different up to a later moment, each with what it was and what it came to be. `title` says which moment. */
export function Changes({ title, differences }: { title: string; differences: readonly Difference[] }) {
  return (
    <section aria-labelledby="since-then" className="mt-12">
      <h2 id="since-then" className="mb-2 text-18">
        {title}
      </h2>
      {differences.length === 0 ? <p className="text-secondary">Nothing of this has changed.</p> : null}
      <ol className="flex flex-col">
        {differences.map(({ claimId, statement, what, before, after }) => (
          <li key={`${claimId} ${what}`} className="border-hairline border-t py-3">
            <p className="text-13">
              <span className="font-strong">{what}</span>
              {claimId === null || what === "Wording" ? null : <span className="text-secondary"> of “{statement}”</span>}
            </p>
            {before === null ? null : (
              <p dir="auto" className="text-pretty text-secondary">
                <del>{before}</del>
              </p>
            )}
            {after === null ? null : (
              <p dir="auto" className="text-pretty">
                <ins className="no-underline">{after}</ins>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function sayAssessments(count: number | null): string {
  if (count === null) return "How many assessed it shows once yours is in";
  return count === 1 ? "1 independent assessment" : `${count} independent assessments`;
}
