import type { ReactNode } from "react";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ReportAddresses } from "@/lib/reports/addresses";
import { ratingBefore } from "@/lib/reports/edition";
import { markBefore, type ReportVersion, scaleOf, type VersionClaim } from "@/lib/reports/version";
import { ArticleCited, Passage } from "./article-cited";
import { Day, DayOf, Moment } from "./day";
import { EvidenceList } from "./evidence-list";
import { Prose } from "./prose";
import { PublishedWithout } from "./published-without";
import { Section } from "./report-view";
import { RetractedNotice } from "./retracted-notice";
import { RightOfReply, SearchedFor } from "./right-of-reply";
import { Verdict } from "./verdict";
import { Versions } from "./versions";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** A published claim, whole, from its version alone: the claimant's words, the verdict, then why. */
export function ClaimView({
  version,
  claim,
  addresses,
  notice,
  record,
}: {
  version: ReportVersion;
  claim: VersionClaim;
  addresses: ReportAddresses;
  notice?: ReactNode;
  record?: ReactNode;
}) {
  const { article, newsroom, report } = version;
  const waivers = (report.waivers ?? []).filter(({ claimId }) => claimId === claim.id);
  const cites = new Set(claim.evidence.map((piece) => piece.number));
  return (
    <article lang={newsroom.language} className="reading-public mx-auto">
      {notice}
      <RetractedNotice retraction={claim.retraction} what="claim" />
      <header>
        <p className="font-sans text-15 text-secondary">
          A claim checked in{" "}
          <a href={addresses.report} className={linkClass}>
            <bdi>{report.title}</bdi>
          </a>
        </p>
        <h1 dir="auto" lang={article.language} className="mt-4 font-reading text-28 sm:text-36">
          <q>{claim.quote.exact.trim()}</q>
        </h1>
        <p className="mt-3 font-sans text-15 text-secondary">
          {claim.claimant === null ? null : (
            <>
              <Claimant name={claim.claimant.name} href={addresses.claimant(claim.claimant.name)} />
              {claim.claimedOn === null ? null : (
                <>
                  , <Day on={claim.claimedOn} />
                </>
              )}
              , in{" "}
            </>
          )}
          <ArticleCited article={article} claim={claim} />
        </p>
      </header>

      <section aria-label="Verdict" className="mt-8 border-ink border-t-2 pt-5">
        <RatingChanged claim={claim} addresses={addresses} />
        <p className="mb-5">
          <span className="font-sans text-15 text-secondary">The claim in full: </span>
          <bdi>{claim.statement}</bdi>
        </p>
        <Verdict version={version} claim={claim} scale={scaleOf(version, claim)} />
      </section>

      <Section title="Why">
        <Prose text={claim.verdict.justification} cites={cites} />
      </Section>

      <Section title="Evidence">
        <EvidenceList evidence={claim.evidence} />
      </Section>

      {claim.contacts === undefined ? null : (
        <Section title="Right of reply">
          <RightOfReply claim={claim} contacts={claim.contacts} fileAt={(hash) => addresses.attachment(report.number, hash)} />
        </Section>
      )}
      {claim.searches === undefined ? null : (
        <Section title="What was searched for">
          <SearchedFor searches={claim.searches} />
        </Section>
      )}

      {waivers.length === 0 ? null : (
        <Section title="What is missing">
          <PublishedWithout waivers={waivers} of="claim" />
        </Section>
      )}

      <Section title="Where it appeared">
        <Passage article={article} claim={claim} />
      </Section>

      <Section title="Who judged it">
        <p>
          {claim.assessments === 1 ? "One person" : `${claim.assessments} people`} assessed this claim without seeing what the others
          thought. <bdi>{claim.verdict.decidedBy}</bdi> settled the verdict on <DayOf at={claim.verdict.decidedAt} />, with{" "}
          {claim.verdict.confidence} confidence.
        </p>
        <p className="mt-4">
          <a href={addresses.methodology} className={linkClass}>
            The methodology of <bdi>{newsroom.name}</bdi>
          </a>
        </p>
      </Section>

      <Section title="Versions">
        <p className="mb-4 font-sans text-15 text-secondary">
          First published <Moment at={claim.firstPublishedAt} />
          {claim.modifiedAt === claim.firstPublishedAt ? (
            "; unchanged since."
          ) : (
            <>
              ; last changed <Moment at={claim.modifiedAt} />.
            </>
          )}
        </p>
        <Versions
          version={version}
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

function RatingChanged({ claim, addresses }: { claim: VersionClaim; addresses: ReportAddresses }) {
  const before = ratingBefore(claim);
  if (before === null) return null;
  return (
    <p role="note" className="mb-5 border-caution border-l-2 bg-caution-wash px-4 py-3 font-sans text-15">
      The verdict changed. In version {before.number} it was <ScaleLabel word={before.rating.label} mark={markBefore(before.rating)} />.{" "}
      <a href={addresses.claimVersion(claim.slug, before.number)} className={linkClass}>
        Read version {before.number}
      </a>
    </p>
  );
}
