import type { ReactNode } from "react";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ReportAddresses } from "@/lib/reports/addresses";
import { ratingBefore } from "@/lib/reports/edition";
import { wordsBefore } from "@/lib/reports/rating-words";
import { type Speech, speechOf } from "@/lib/reports/speech";
import { markBefore, type ReportVersion, scaleOf, type VersionClaim } from "@/lib/reports/version";
import { ArticleCited, Passage } from "./article-cited";
import { Day, DayOf, Moment } from "./day";
import { EvidenceList } from "./evidence-list";
import { Prose } from "./prose";
import { PublishedWithout } from "./published-without";
import { RetractedNotice } from "./retracted-notice";
import { RightOfReply, SearchedFor } from "./right-of-reply";
import { Section } from "./section";
import { Sentence } from "./sentence";
import { Verdict } from "./verdict";
import { Versions } from "./versions";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** A published claim, whole, from its version alone: the claimant's words, the verdict, then why. */
export function ClaimView({
  version,
  claim,
  addresses,
  alsoIn,
  notice,
  record,
}: {
  version: ReportVersion;
  claim: VersionClaim;
  addresses: ReportAddresses;
  alsoIn?: ReactNode;
  notice?: ReactNode;
  record?: ReactNode;
}) {
  const { article, newsroom, report } = version;
  const speech = speechOf(version);
  const { claim: words, report: others } = speech.words;
  const waivers = (report.waivers ?? []).filter(({ claimId }) => claimId === claim.id);
  const cites = new Set(claim.evidence.map((piece) => piece.number));
  return (
    <article lang={speech.language} dir={speech.direction} className="reading-public mx-auto">
      {notice}
      <RetractedNotice retraction={claim.retraction} what="claim" speech={speech} />
      <header>
        <p className="font-sans text-15 text-secondary">
          <Sentence
            of={words.checkedIn(
              <a href={addresses.report} lang={speech.content} className={linkClass}>
                <bdi>{report.title}</bdi>
              </a>,
            )}
          />
        </p>
        <h1 dir="auto" lang={article.language} className="mt-4 font-reading text-28 sm:text-36">
          <q>{claim.quote.exact.trim()}</q>
        </h1>
        <p className="mt-3 font-sans text-15 text-secondary">
          <Sentence
            of={words.saidIn({
              claimant:
                claim.claimant === null ? null : <Claimant name={claim.claimant.name} href={addresses.claimant(claim.claimant.name)} />,
              day: claim.claimedOn === null ? null : <Day on={claim.claimedOn} speech={speech} />,
              article: <ArticleCited article={article} claim={claim} speech={speech} />,
            })}
          />
        </p>
        {alsoIn}
      </header>

      <section aria-label={words.verdict} className="mt-8 border-ink border-t-2 pt-5">
        <RatingChanged version={version} claim={claim} addresses={addresses} speech={speech} />
        <p className="mb-5">
          <span className="font-sans text-15 text-secondary">{words.inFull} </span>
          <bdi lang={speech.content}>{claim.statement}</bdi>
        </p>
        <Verdict version={version} claim={claim} scale={scaleOf(version, claim)} speech={speech} />
      </section>

      <Section title={words.why}>
        <Prose text={claim.verdict.justification} cites={cites} speech={speech} />
      </Section>

      <Section title={words.evidence}>
        <EvidenceList evidence={claim.evidence} speech={speech} />
      </Section>

      {claim.contacts === undefined ? null : (
        <Section title={words.rightOfReply}>
          <RightOfReply {...{ claim, contacts: claim.contacts, speech }} fileAt={(hash) => addresses.attachment(report.number, hash)} />
        </Section>
      )}
      {claim.searches === undefined ? null : (
        <Section title={words.searchedFor}>
          <SearchedFor searches={claim.searches} speech={speech} />
        </Section>
      )}

      {waivers.length === 0 ? null : (
        <Section title={others.whatIsMissing}>
          <PublishedWithout waivers={waivers} of="claim" speech={speech} />
        </Section>
      )}

      <Section title={words.whereItAppeared}>
        <Passage article={article} claim={claim} speech={speech} />
      </Section>

      <Section title={words.whoJudgedIt}>
        <p>
          <Sentence
            of={words.judged({
              count: claim.assessments,
              decider: <bdi>{claim.verdict.decidedBy}</bdi>,
              day: <DayOf at={claim.verdict.decidedAt} speech={speech} />,
              confidence: claim.verdict.confidence,
            })}
          />
        </p>
        <p className="mt-4">
          <a href={addresses.methodology} className={linkClass}>
            <Sentence of={others.methodologyOf(<bdi>{newsroom.name}</bdi>)} />
          </a>
        </p>
      </Section>

      <Section title={others.versions}>
        <p className="mb-4 font-sans text-15 text-secondary">
          <Sentence
            of={words.published(
              <Moment at={claim.firstPublishedAt} speech={speech} />,
              claim.modifiedAt === claim.firstPublishedAt ? null : <Moment at={claim.modifiedAt} speech={speech} />,
            )}
          />
        </p>
        <Versions
          version={version}
          speech={speech}
          at={(number) => addresses.claimVersion(claim.slug, number)}
          differencesAt={addresses.differences}
          only={new Set([...claim.history.map((earlier) => earlier.number), report.number])}
        />
      </Section>
      {record}
    </article>
  );
}

function Claimant({ name, href }: { name: string; href: string | null }) {
  const shown = <bdi className="font-strong text-ink">{name}</bdi>;
  if (href === null) return shown;
  return (
    <a href={href} className={linkClass}>
      {shown}
    </a>
  );
}

function RatingChanged({
  version,
  claim,
  addresses,
  speech,
}: {
  version: ReportVersion;
  claim: VersionClaim;
  addresses: ReportAddresses;
  speech: Speech;
}) {
  const { claim: words } = speech.words;
  const before = ratingBefore(claim);
  if (before === null) return null;
  return (
    <p role="note" className="mb-5 border-caution border-s-2 bg-caution-wash px-4 py-3 font-sans text-15">
      <Sentence
        of={words.verdictChanged(before.number, <ScaleLabel word={wordsBefore(version, before.rating)} mark={markBefore(before.rating)} />)}
      />{" "}
      <a href={addresses.claimVersion(claim.slug, before.number)} className={linkClass}>
        {words.readVersion(before.number)}
      </a>
    </p>
  );
}
