import { ComparedWords } from "@/components/articles/text-comparison";
import { publicPaths } from "@/lib/reports/addresses";
import type { ClaimDifference, Difference, VersionDifferences } from "@/lib/reports/differences";
import { type Speech, speechOf } from "@/lib/reports/speech";
import type { ReportVersion } from "@/lib/reports/version";
import { Moment } from "./day";
import { Section } from "./section";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";
/** What one version of a report says otherwise than the one before it. */
export function DifferencesView({ version, differences }: { version: ReportVersion; differences: VersionDifferences }) {
  const { newsroom, report } = version;
  const { number, change, reason, publishedAt, publishedBy } = report;
  const speech = speechOf(version);
  const { differences: says, claim: claimWords, changes, corrections } = speech.words;
  const whatBecame: Record<ClaimDifference["what"], string> = { added: says.claimAdded, removed: says.claimRemoved, changed: "" };
  return (
    <article lang={speech.language} dir={speech.direction} className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">{says.heading(number)}</h1>
      <p dir="auto" lang={speech.content} className="mt-3 font-sans text-15 text-secondary">
        <a href={publicPaths.reportVersion(newsroom.slug, report.slug, number)} className={linkClass}>
          {report.title}
        </a>
      </p>
      <p className="mt-6">
        <Sentence
          of={corrections.line({
            change: <strong>{changes[change]}</strong>,
            moment: <Moment at={publishedAt} speech={speech} />,
            person: <bdi>{publishedBy}</bdi>,
          })}
        />
      </p>
      <p dir="auto" lang={speech.content} className="whitespace-pre-line">
        {reason}
      </p>
      <p className="mt-6 font-sans text-15 text-secondary">
        {differences.isNothing ? (
          says.same
        ) : (
          <ComparedWords
            says={says}
            pieces={[
              { kind: "added", text: says.cameIn },
              { kind: "same", text: " " },
              { kind: "removed", text: says.takenOut },
            ]}
          />
        )}
      </p>
      {differences.report.length === 0 ? null : (
        <Section title={says.theReport}>
          <List differences={differences.report} says={says} />
        </Section>
      )}
      {differences.claims.map((claim) => (
        <Section key={claim.id} title={claim.statement}>
          <p className="mb-4 font-sans text-15">
            {whatBecame[claim.what]}{" "}
            <a href={publicPaths.claim(newsroom.slug, claim.slug)} className={linkClass}>
              {says.claimPage}
            </a>
          </p>
          <List differences={claim.differences} says={says} />
        </Section>
      ))}
      <p className="mt-12 flex flex-wrap gap-x-6 gap-y-1 font-sans text-15">
        <a href={publicPaths.reportVersion(newsroom.slug, report.slug, number - 1)} className={linkClass}>
          {claimWords.readVersion(number - 1)}
        </a>
        <a href={publicPaths.reportVersion(newsroom.slug, report.slug, number)} className={linkClass}>
          {claimWords.readVersion(number)}
        </a>
      </p>
    </article>
  );
}

function List({ differences, says }: { differences: readonly Difference[]; says: Speech["words"]["differences"] }) {
  return (
    <dl className="space-y-5">
      {differences.map(({ about, paragraphs }) => (
        <div key={about}>
          <dt className="font-sans font-strong text-15">{about}</dt>
          <dd className="mt-1 space-y-3">
            {paragraphs.map(({ pieces }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the words of two published versions never move.
              <p key={place} dir="auto" className="break-words">
                <ComparedWords pieces={pieces} says={says} />
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
