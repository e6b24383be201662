import { ComparedWords } from "@/components/articles/text-comparison";
import { publicPaths } from "@/lib/reports/addresses";
import type { ClaimDifference, Difference, VersionDifferences } from "@/lib/reports/differences";
import type { ReportVersion } from "@/lib/reports/version";
import { changeWords } from "@/lib/reports/words";
import { Moment } from "./day";
import { Section } from "./report-view";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";
const claimWords: Record<ClaimDifference["what"], string> = {
  added: "This claim came in.",
  removed: "This claim is in this version no more. Its page stays.",
  changed: "",
};

/** What one version of a report says otherwise than the one before it. */
export function DifferencesView({ version, differences }: { version: ReportVersion; differences: VersionDifferences }) {
  const { newsroom, report } = version;
  const { number, change, reason, publishedAt, publishedBy } = report;
  return (
    <article lang={newsroom.language} className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">
        What changed from version {number - 1} to {number}
      </h1>
      <p dir="auto" className="mt-3 font-sans text-15 text-secondary">
        <a href={publicPaths.reportVersion(newsroom.slug, report.slug, number)} className={linkClass}>
          {report.title}
        </a>
      </p>
      <p className="mt-6">
        <strong>{changeWords[change]}</strong>, <Moment at={publishedAt} />, by <bdi>{publishedBy}</bdi>
      </p>
      <p dir="auto" className="whitespace-pre-line">
        {reason}
      </p>
      <p className="mt-6 font-sans text-15 text-secondary">
        {differences.isNothing ? (
          "What readers are told is the same, word for word."
        ) : (
          <ComparedWords
            pieces={[
              { kind: "added", text: "Came in" },
              { kind: "same", text: " " },
              { kind: "removed", text: "taken out" },
            ]}
          />
        )}
      </p>
      {differences.report.length === 0 ? null : (
        <Section title="The report">
          <List differences={differences.report} />
        </Section>
      )}
      {differences.claims.map((claim) => (
        <Section key={claim.id} title={claim.statement}>
          <p className="mb-4 font-sans text-15">
            {claimWords[claim.what]}{" "}
            <a href={publicPaths.claim(newsroom.slug, claim.slug)} className={linkClass}>
              The claim’s page
            </a>
          </p>
          <List differences={claim.differences} />
        </Section>
      ))}
      <p className="mt-12 flex flex-wrap gap-x-6 gap-y-1 font-sans text-15">
        <a href={publicPaths.reportVersion(newsroom.slug, report.slug, number - 1)} className={linkClass}>
          Read version {number - 1}
        </a>
        <a href={publicPaths.reportVersion(newsroom.slug, report.slug, number)} className={linkClass}>
          Read version {number}
        </a>
      </p>
    </article>
  );
}

function List({ differences }: { differences: readonly Difference[] }) {
  return (
    <dl className="space-y-5">
      {differences.map(({ about, paragraphs }) => (
        <div key={about}>
          <dt className="font-sans font-strong text-15">{about}</dt>
          <dd className="mt-1 space-y-3">
            {paragraphs.map(({ pieces }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the words of two published versions never move.
              <p key={place} dir="auto" className="break-words">
                <ComparedWords pieces={pieces} />
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
