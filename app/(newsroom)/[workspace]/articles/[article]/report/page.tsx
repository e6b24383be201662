import type { Route } from "next";
import { notFound } from "next/navigation";
import { ClaimView } from "@/components/reports/claim-view";
import { DraftReportForm } from "@/components/reports/draft-report-form";
import { GateMargin } from "@/components/reports/gate-margin";
import { PublishReportForm } from "@/components/reports/publish-report-form";
import { ReportView } from "@/components/reports/report-view";
import { Retractions } from "@/components/reports/retractions";
import { Takedowns } from "@/components/reports/takedowns";
import { TopicsForm } from "@/components/reports/topics-form";
import { TextLink } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { route } from "@/components/ui/route";
import { maySetTopics } from "@/lib/articles/policy";
import { getTopics } from "@/lib/articles/topic-queries";
import { now } from "@/lib/clock";
import { environment } from "@/lib/environment";
import { publicAddresses } from "@/lib/reports/addresses";
import { contentSeenHash } from "@/lib/reports/edition";
import { checkGate, failedFindings, isUpToDate } from "@/lib/reports/gate";
import { mayAskRetraction, mayAskTakedown, mayConfirmTakedown, mayDraftReport, mayPublishReport, mayWaiveRule } from "@/lib/reports/policy";
import { previewVersion } from "@/lib/reports/preview";
import { getPublication } from "@/lib/reports/queries";
import { standingClaims } from "@/lib/reports/retraction";
import { listWaitingRetractions } from "@/lib/reports/retraction-queries";
import { listWaitingTakedowns } from "@/lib/reports/tombstone-queries";
import type { ReportVersion } from "@/lib/reports/version";
import { requireActor } from "@/lib/session";
import {
  askRetractionAction,
  askTakedownAction,
  confirmRetractionAction,
  confirmTakedownAction,
  draftReportAction,
  dropRetractionAction,
  dropTakedownAction,
  endWaiversAction,
  publishReportAction,
  setTopicsAction,
  waiveRuleAction,
} from "./actions";

export default async function ReportGatePage({ params, searchParams }: PageProps<"/[workspace]/articles/[article]/report">) {
  const { workspace, article: articleId } = await params;
  const { claim: claimSlug } = await searchParams;
  const actor = await requireActor(workspace);
  const publication = await getPublication(actor, articleId);
  if (publication === null) notFound();

  const version = previewVersion(publication, { at: now(), by: actor.name });
  if (version === null) notFound();
  const findings = checkGate({ publication, version, publisherId: actor.userId, baseUrl: environment.baseUrl });
  const { report, article } = publication;
  const newest = publication.previous?.version ?? null;
  const waiting = newest === null ? [] : await listWaitingRetractions(actor, articleId);
  const takedowns = newest === null ? [] : await listWaitingTakedowns(actor, articleId);
  const topics = await getTopics(actor, articleId);
  const isTakenDown = report !== null && report.takedownId !== null;
  const here = `/${workspace}/articles/${articleId}/report`;
  const claim = version.claims.find((one) => one.slug === claimSlug);
  const versionNumber = report?.versionNumber ?? 0;
  const readers = publicAddresses(workspace, version.report.slug);
  // What is not published yet has no address but this one.
  const addresses = {
    ...readers,
    report: here,
    attachment: () => null,
    claimant: () => null,
    topic: () => null,
    differences: (number: number) => (number > versionNumber ? null : readers.differences(number)),
    version: (number: number) => (number > versionNumber ? here : readers.version(number)),
    claim: (slug: string) => `${here}?claim=${slug}`,
    claimVersion: (slug: string, number: number) => (number > versionNumber ? `${here}?claim=${slug}` : readers.claimVersion(slug, number)),
  };
  const notice = (
    <PreviewNotice articleHref={route(`/${workspace}/articles/${articleId}`)} title={article.title} versionNumber={versionNumber} />
  );
  return (
    <main id="main" tabIndex={-1} className="outline-none lg:grid lg:grid-cols-[minmax(0,1fr)_24rem]">
      <PageTitle>Report</PageTitle>
      <aside
        aria-label="Gate"
        className="no-print border-hairline p-4 max-lg:border-b lg:sticky lg:top-12 lg:order-last lg:h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:border-l"
      >
        <GateMargin
          article={{ workspace, id: articleId }}
          published={
            report === null || versionNumber === 0 || isTakenDown
              ? null
              : { number: versionNumber, url: `${environment.baseUrl}${readers.report}` }
          }
          findings={findings}
          isUpToDate={isUpToDate(findings)}
          mayPublish={isTakenDown ? "This report was taken down by law. Nothing more is published of it." : mayPublishReport(actor)}
          waiverActions={
            mayWaiveRule(actor, { isDrafted: report !== null }) === true
              ? { waiveRule: waiveRuleAction.bind(null, workspace), endWaivers: endWaiversAction.bind(null, workspace) }
              : null
          }
          publishForm={
            <PublishReportForm
              seen={{ articleId, versionNumber, contentSeen: contentSeenHash(version), claims: version.claims.length }}
              isBlocked={failedFindings(findings).length > 0}
              isUpToDate={isUpToDate(findings)}
              action={publishReportAction.bind(null, workspace)}
            />
          }
          retractions={
            newest === null || mayAskRetraction(actor, { isPublished: true }) !== true ? null : (
              <Retractions
                articleId={articleId}
                versionNumber={versionNumber}
                claims={standingClaims(newest).map(({ id, statement }) => ({ id, statement }))}
                waiting={waiting.map(({ id, claimId, reason, askedBy, askedById }) => ({
                  ...{ id, reason, askedBy, isOwn: askedById === actor.userId },
                  what: newest.claims.find((one) => one.id === claimId)?.statement ?? "the whole report",
                }))}
                actions={{
                  askRetraction: askRetractionAction.bind(null, workspace),
                  confirmRetraction: confirmRetractionAction.bind(null, workspace),
                  dropRetraction: dropRetractionAction.bind(null, workspace),
                }}
              />
            )
          }
          takedowns={
            newest === null || mayAskTakedown(actor, { isPublished: true }) !== true ? null : (
              <Takedowns
                articleId={articleId}
                versionNumber={versionNumber}
                choices={[
                  ...newest.claims.map(({ id, statement }) => ({ value: id, label: statement })),
                  ...newest.report.history.map(({ number }) => ({ value: `v${number}`, label: `Version ${number} alone` })),
                ]}
                waiting={takedowns.map(({ id, claimId, number, category, reason, askedBy, askedById }) => ({
                  ...{ id, category, reason, askedBy },
                  what: sayWhat(newest, { claimId, number }),
                  mayConfirm: mayConfirmTakedown(actor, { isOwn: askedById === actor.userId, isSettled: false }),
                }))}
                actions={{
                  askTakedown: askTakedownAction.bind(null, workspace),
                  confirmTakedown: confirmTakedownAction.bind(null, workspace),
                  dropTakedown: dropTakedownAction.bind(null, workspace),
                }}
              />
            )
          }
          draftForm={
            mayDraftReport(actor) === true ? (
              <>
                <DraftReportForm
                  draft={{ articleId, revision: report?.revision ?? 0, title: report?.title ?? "", summary: report?.summary ?? "" }}
                  action={draftReportAction.bind(null, workspace)}
                />
                {topics === null || maySetTopics(actor) !== true ? null : (
                  <TopicsForm articleId={articleId} {...topics} action={setTopicsAction.bind(null, workspace)} />
                )}
              </>
            ) : null
          }
        />
      </aside>
      <div className="px-4 py-10 sm:px-6">
        {claim === undefined ? (
          <ReportView version={version} addresses={addresses} notice={notice} />
        ) : (
          <ClaimView version={version} claim={claim} addresses={addresses} notice={notice} />
        )}
      </div>
    </main>
  );
}

/** What a takedown would take, in words. */
function sayWhat({ claims }: ReportVersion, { claimId, number }: { claimId: string | null; number: number | null }): string {
  if (number !== null) return `version ${number} alone`;
  const claim = claims.find(({ id }) => id === claimId);
  return claim === undefined ? "the whole report" : `“${claim.statement}”`;
}

function PreviewNotice({ articleHref, title, versionNumber }: { articleHref: Route; title: string; versionNumber: number }) {
  return (
    <p className="mb-8 border-rule border-l-2 bg-sunken px-4 py-3 font-sans text-13">
      Preview: {versionNumber === 0 ? "this is how readers would see the report." : `this is how version ${versionNumber + 1} would look.`}{" "}
      <TextLink href={articleHref}>Back to “{title}”</TextLink>
    </p>
  );
}
