import type { ReactNode } from "react";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ReportAddresses } from "@/lib/reports/addresses";
import { wordsForReaders } from "@/lib/reports/rating-words";
import { fairnessOf, repliesOf } from "@/lib/reports/replies";
import { type Speech, speechOf } from "@/lib/reports/speech";
import { markIn, type ReportVersion, scaleOf, topicsOf, type VersionClaim } from "@/lib/reports/version";
import { ArticleCited } from "./article-cited";
import { DayOf, Moment } from "./day";
import { Prose } from "./prose";
import { PublishedWithout } from "./published-without";
import { RetractedNotice } from "./retracted-notice";
import { Section } from "./section";
import { Sentence } from "./sentence";
import { VerdictMix } from "./verdict-mix";
import { Versions } from "./versions";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** A published report, whole, from its version alone: the page and the preview in the newsroom are both this. */
export function ReportView({
  version,
  addresses,
  notice,
  alsoIn,
  record,
}: {
  version: ReportVersion;
  addresses: ReportAddresses;
  /** What stands above everything: that this is an old version, or a preview. */
  notice?: ReactNode;
  /** Where the same stands in other languages. */
  alsoIn?: ReactNode;
  record?: ReactNode;
}) {
  const { report, article, newsroom, claims } = version;
  const { waivers = [] } = report;
  const speech = speechOf(version);
  const { report: words } = speech.words;
  return (
    <article lang={speech.language} dir={speech.direction} className="reading-public mx-auto">
      {notice}
      <RetractedNotice retraction={report.retraction} what="report" speech={speech} />
      <header>
        <p className="font-sans text-15 text-secondary">
          <Sentence
            of={words.dated(
              <DayOf at={report.firstPublishedAt} speech={speech} />,
              report.number === 1 ? null : <DayOf at={report.publishedAt} speech={speech} />,
            )}
          />
        </p>
        <h1 dir="auto" lang={speech.content} className="mt-2 text-28 sm:text-36">
          {report.title}
        </h1>
        {alsoIn}
      </header>
      <VerdictMix version={version} speech={speech} />
      <Prose text={report.summary} speech={speech} className="mt-8" />
      <p className="mt-6 font-sans text-15 text-secondary">
        <Sentence
          of={words.publishedBy(
            <a href={addresses.newsroom} className={linkClass}>
              <bdi>{newsroom.name}</bdi>
            </a>,
            <bdi>{report.publishedBy}</bdi>,
            <Moment at={report.publishedAt} speech={speech} />,
          )}
        />
      </p>

      <Topics topics={topicsOf(version)} at={addresses.topic} label={words.topics} />

      <Section title={words.whatWasChecked}>
        <p>
          <ArticleCited article={article} speech={speech} />.
        </p>
        <Prose text={article.selectionReason} speech={speech} className="mt-4 text-secondary" />
      </Section>

      <Section title={words.claims(claims.length)}>
        {claims.length === 0 ? <p className="text-secondary">{words.noneSettled}</p> : null}
        <ol className="border-hairline border-t">
          {claims.map((claim) => (
            <ClaimLine key={claim.id} {...{ version, claim, speech }} href={addresses.claim(claim.slug)} />
          ))}
        </ol>
      </Section>

      {claims.length === 0 ? null : (
        <Section title={words.howItWasDone}>
          <Method version={version} speech={speech} methodology={addresses.methodology} />
        </Section>
      )}

      {waivers.length === 0 ? null : (
        <Section title={words.whatIsMissing}>
          <PublishedWithout waivers={waivers} of="report" speech={speech} />
        </Section>
      )}

      <Section title={words.versions}>
        <Versions version={version} at={addresses.version} differencesAt={addresses.differences} speech={speech} />
        <p className="mt-4 font-sans text-15 text-secondary">
          {words.everyVersionStays}{" "}
          <a href={addresses.corrections} className={linkClass}>
            {words.howWeCorrect}
          </a>
        </p>
      </Section>
      {record}
    </article>
  );
}

function Topics({ topics, at, label }: { topics: readonly string[]; at: ReportAddresses["topic"]; label: string }) {
  if (topics.length === 0) return null;
  return (
    <ul aria-label={label} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 font-sans text-15">
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

function ClaimLine({ version, claim, speech, href }: { version: ReportVersion; claim: VersionClaim; speech: Speech; href: string }) {
  const { rating } = claim.verdict;
  const words = wordsForReaders(version, rating);
  return (
    <li className="keep-together border-hairline border-b py-5">
      <p dir="auto" lang={speech.content}>
        <a href={href} className="text-ink underline decoration-1 decoration-rule underline-offset-4 hover:decoration-2">
          {claim.statement}
        </a>
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        {claim.retraction ? (
          <strong className="text-danger">{speech.words.retracted}</strong>
        ) : (
          <ScaleLabel word={words.label} lang={words.language} mark={markIn(scaleOf(version, claim), rating)} size="medium" />
        )}
        <span className="font-sans text-13 text-secondary">
          <Sentence
            of={speech.words.report.claimLine({
              claimant: claim.claimant === null ? null : <bdi>{claim.claimant.name}</bdi>,
              count: claim.evidence.length,
              isAnswered: repliesOf(claim).contacts.some(({ outcome }) => outcome === "answered"),
            })}
          />
        </span>
      </p>
    </li>
  );
}

function Method({ version, speech, methodology }: { version: ReportVersion; speech: Speech; methodology: string }) {
  const { words } = speech;
  const { newsroom, claims, setAside } = version;
  const aside = setAside.onHold + setAside.dismissed;
  const { publishedBy } = version.report;
  const deciders = words.list([...new Set(claims.map((claim) => claim.verdict.decidedBy))]);
  const fairness = fairnessOf(version);
  return (
    <>
      <p>
        <Sentence
          of={words.report.method({
            ...{ quorum: newsroom.quorum, count: claims.length, isOne: deciders === publishedBy },
            ...{ deciders: <bdi>{deciders}</bdi>, publisher: <bdi>{publishedBy}</bdi> },
          })}
        />
        {aside === 0 ? null : ` ${words.report.setAside(aside)}`}
      </p>
      {fairness === null ? null : <p className="mt-4">{words.fairness(fairness)}</p>}
      <p className="mt-4">
        <a href={methodology} className={linkClass}>
          <Sentence of={words.report.methodologyOf(<bdi>{newsroom.name}</bdi>)} />
        </a>
      </p>
    </>
  );
}
