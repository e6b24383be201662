import type { ReactNode } from "react";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ReportAddresses } from "@/lib/reports/addresses";
import { wordsForReaders } from "@/lib/reports/rating-words";
import { fairnessOf, repliesOf } from "@/lib/reports/replies";
import { markIn, type ReportVersion, scaleOf, topicsOf, type VersionClaim } from "@/lib/reports/version";
import { counted, sayFairness } from "@/lib/reports/words";
import { ArticleCited } from "./article-cited";
import { DayOf, Moment } from "./day";
import { Prose } from "./prose";
import { PublishedWithout } from "./published-without";
import { RetractedNotice } from "./retracted-notice";
import { VerdictMix } from "./verdict-mix";
import { Versions } from "./versions";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** A published report, whole, from its version alone: the page and the preview in the newsroom are both this. */
export function ReportView({
  version,
  addresses,
  notice,
  record,
}: {
  version: ReportVersion;
  addresses: ReportAddresses;
  /** What stands above everything: that this is an old version, or a preview. */
  notice?: ReactNode;
  record?: ReactNode;
}) {
  const { report, article, newsroom, claims } = version;
  const { waivers = [] } = report;
  return (
    <article lang={newsroom.language} className="reading-public mx-auto">
      {notice}
      <RetractedNotice retraction={report.retraction} what="report" />
      <header>
        <p className="font-sans text-15 text-secondary">
          Fact check, <DayOf at={report.firstPublishedAt} />
          {report.number === 1 ? null : (
            <>
              , last changed <DayOf at={report.publishedAt} />
            </>
          )}
        </p>
        <h1 dir="auto" className="mt-2 text-28 sm:text-36">
          {report.title}
        </h1>
      </header>
      <VerdictMix version={version} />
      <Prose text={report.summary} />
      <p className="mt-6 font-sans text-15 text-secondary">
        By{" "}
        <a href={addresses.newsroom} className={linkClass}>
          <bdi>{newsroom.name}</bdi>
        </a>
        . Published by <bdi>{report.publishedBy}</bdi>, <Moment at={report.publishedAt} />.
      </p>

      <Topics topics={topicsOf(version)} at={addresses.topic} />

      <Section title="What was checked">
        <p>
          <ArticleCited article={article} />.
        </p>
        <Prose text={article.selectionReason} className="mt-4 text-secondary" />
      </Section>

      <Section title={claims.length === 1 ? "The claim" : "The claims, in the order of the article"}>
        {claims.length === 0 ? <p className="text-secondary">No claim is settled yet.</p> : null}
        <ol className="border-hairline border-t">
          {claims.map((claim) => (
            <ClaimLine key={claim.id} version={version} claim={claim} href={addresses.claim(claim.slug)} />
          ))}
        </ol>
      </Section>

      {claims.length === 0 ? null : (
        <Section title="How it was done">
          <Method version={version} methodology={addresses.methodology} />
        </Section>
      )}

      {waivers.length === 0 ? null : (
        <Section title="What is missing">
          <PublishedWithout waivers={waivers} of="report" />
        </Section>
      )}

      <Section title="Versions">
        <Versions version={version} at={addresses.version} differencesAt={addresses.differences} />
        <p className="mt-4 font-sans text-15 text-secondary">
          Every version stays at its address.{" "}
          <a href={addresses.corrections} className={linkClass}>
            How we correct mistakes
          </a>
        </p>
      </Section>
      {record}
    </article>
  );
}

function Topics({ topics, at }: { topics: readonly string[]; at: ReportAddresses["topic"] }) {
  if (topics.length === 0) return null;
  return (
    <ul aria-label="Topics" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 font-sans text-15">
      {topics.map((topic) => {
        const href = at(topic);
        return (
          <li key={topic} className="min-w-0 break-words">
            {href === null ? (
              <bdi>{topic}</bdi>
            ) : (
              <a href={href} className={linkClass}>
                <bdi>{topic}</bdi>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** One part of a published page under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-12">
      <h2 className="mb-4 text-22">{title}</h2>
      {children}
    </section>
  );
}

function ClaimLine({ version, claim, href }: { version: ReportVersion; claim: VersionClaim; href: string }) {
  const { rating } = claim.verdict;
  const words = wordsForReaders(version, rating);
  return (
    <li className="keep-together border-hairline border-b py-5">
      <p dir="auto">
        <a href={href} className="text-ink underline decoration-1 decoration-rule underline-offset-4 hover:decoration-2">
          {claim.statement}
        </a>
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        {claim.retraction ? (
          <strong className="text-danger">Retracted</strong>
        ) : (
          <ScaleLabel word={words.label} lang={words.language} mark={markIn(scaleOf(version, claim), rating)} size="medium" />
        )}
        <span className="font-sans text-13 text-secondary">
          {claim.claimant === null ? null : (
            <>
              Claimed by <bdi>{claim.claimant.name}</bdi>,{" "}
            </>
          )}
          {counted(claim.evidence.length, "piece")} of evidence
          {repliesOf(claim).contacts.some(({ outcome }) => outcome === "answered") ? ", answered by the claimant" : null}
        </span>
      </p>
    </li>
  );
}

function namesIn(claims: readonly VersionClaim[]): string {
  const names = [...new Set(claims.map((claim) => claim.verdict.decidedBy))];
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function Method({ version, methodology }: { version: ReportVersion; methodology: string }) {
  const { newsroom, claims, setAside } = version;
  const aside = setAside.onHold + setAside.dismissed;
  const people = newsroom.quorum === 1 ? "One person" : `At least ${newsroom.quorum} people`;
  const { publishedBy } = version.report;
  const deciders = namesIn(claims);
  const fairness = fairnessOf(version);
  const verdicts = claims.length === 1 ? "verdict" : "verdicts";
  return (
    <>
      <p>
        {people} assessed each claim without seeing what the others thought.{" "}
        {deciders === publishedBy ? (
          <>
            Then <bdi>{publishedBy}</bdi>, who assessed none of them, settled the {verdicts} and published the report.
          </>
        ) : (
          <>
            Then <bdi>{deciders}</bdi> settled the {verdicts}, and <bdi>{publishedBy}</bdi>, who assessed none of them, published the
            report.
          </>
        )}
        {aside === 0
          ? null
          : ` ${counted(aside, "further statement")} of the article ${aside === 1 ? "was" : "were"} taken up and left undecided.`}
      </p>
      {fairness === null ? null : <p className="mt-4">{sayFairness(fairness)}</p>}
      <p className="mt-4">
        <a href={methodology} className={linkClass}>
          The methodology of <bdi>{newsroom.name}</bdi>
        </a>
      </p>
    </>
  );
}
