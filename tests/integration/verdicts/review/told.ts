import type { Actor } from "@/lib/actor";
import { listArticles } from "@/lib/articles/queries";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { asCsvLine, asJsonLine } from "@/lib/audit/export-lines";
import { getEvent, getLogHead, type HistoryLine, listEvents, listEventsAfter } from "@/lib/audit/queries";
import { claimPermissions } from "@/lib/claims/claim-permissions";
import { getClaimAtHand, getDesk } from "@/lib/claims/desk-queries";
import { getLineage, listSiblings } from "@/lib/claims/lineage-queries";
import { countClaimsByState, getClaim, listArticleClaims, listClaims } from "@/lib/claims/queries";
import { listClaimsSeenBefore } from "@/lib/claims/seen-before";
import { countWaiting, listWaitingClaims } from "@/lib/claims/waiting-queries";
import { boardStates, countStalled, listBoard, listBoardColumn, listQueue } from "@/lib/claims/work-queries";
import { listArticleThreads, listThreads } from "@/lib/discussion/queries";
import { countWaitingWords, listWaitingThreads } from "@/lib/discussion/waiting-threads";
import { listDiligence, listEvidence } from "@/lib/evidence/queries";
import { getArticleAnnotations } from "@/lib/exchange/queries";
import { listMembers } from "@/lib/people/queries";
import { checkGate } from "@/lib/reports/gate";
import { previewVersion } from "@/lib/reports/preview";
import { getPublication } from "@/lib/reports/queries";
import { agreementCsv } from "@/lib/verdicts/agreement-export";
import { getAgreement, listAgreementChoices, listAgreementClaims } from "@/lib/verdicts/agreement-queries";
import { getReviewPolicy, listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { listScaleVersions } from "@/lib/verdicts/scale-queries";
import { discussionsOf, type Hint, inboxOf, streamOf } from "./told-aside";

/** All that somebody is told of a claim, by every page, list, file, stream, inbox and history: as one text, and what of it can be counted. */
export type Told = {
  text: string;
  /** The events that tell of assessments of this claim. */
  assessing: HistoryLine[];
  /** Every event that is told, in lists or by the stream. */
  sequences: number[];
  /** How many assessments are said to be in, wherever that is said. */
  counts: (number | null | undefined)[];
  /** What is not read, as the bell counts it and as the list shows it; null where it was not asked. */
  inbox: { unread: number; listed: number } | null;
  /** Whose assessments of this claim are named by id anywhere in what is loaded for a page. */
  loadedIds: string[];
};

/** What to ask about: the claim, and where the log has its assessments by others and the comments that tell of them. */
export type Asked = { claim: { id: string; articleId: string }; sequences: readonly number[]; hints: readonly Hint[] };

const recent = 60;
/** Later than any event: the article as it is. */
const present = Number.MAX_SAFE_INTEGER;

async function reportPage(actor: Actor, articleId: string) {
  const publication = await getPublication(actor, articleId);
  if (publication === null) return null;
  const version = previewVersion(publication, { at: new Date(), by: actor.name });
  return { publication, version, findings: checkGate({ publication, version, publisherId: actor.userId, baseUrl: "https://x.example" }) };
}

async function handOf(actor: Actor, claimId: string) {
  const found = await getClaimAtHand(actor, claimId);
  return found === null ? null : { ...found.hand, may: claimPermissions(actor, found.ruling) };
}

/** Asks what is looked at most: the claim's own page, its history and the past. */
export async function mostTold(actor: Actor, { claim }: Asked): Promise<Told> {
  const [hand, { events }, then, threads] = await Promise.all([
    handOf(actor, claim.id),
    listEvents(actor, { claimId: claim.id, lengthMax: 500 }),
    getArticleAsOf(actor, { articleId: claim.articleId, at: present }),
    listThreads(actor, claim.id),
  ]);
  return {
    text: JSON.stringify([hand, events, then, threads]),
    assessing: events.filter(({ type }) => type.startsWith("assessment.")),
    sequences: events.map(({ sequence }) => sequence),
    counts: [hand?.assessing.inCount, then?.state.claims.find(({ claimId }) => claimId === claim.id)?.assessments],
    inbox: null,
    loadedIds: [],
  };
}

/** Asks everything there is to ask, as somebody, about one claim. */
export async function everythingTold(actor: Actor, { claim, sequences, hints }: Asked): Promise<Told> {
  const { id: claimId, articleId } = claim;
  const head = (await getLogHead(actor))?.size ?? 0;
  const after = Math.min(head - recent, ...sequences, ...hints.map(({ sequence }) => sequence)) - 1;
  const [pages, lists, logs, report, aside, agreed] = await Promise.all([
    Promise.all([
      handOf(actor, claimId),
      getArticleAsOf(actor, { articleId, at: present }),
      listAssessments(actor, claimId).then((found) => (found === null ? null : { ...found, ruling: null })),
    ]),
    Promise.all([
      getDesk(actor, articleId),
      getClaim(actor, claimId),
      listArticleClaims(actor, articleId),
      listClaims(actor, { lengthMax: 100 }),
      listBoard(actor, {}),
      listBoardColumn(actor, { state: boardStates[1], lengthMax: 100 }),
      listQueue(actor),
      countStalled(actor),
      countClaimsByState(actor),
      getAgreement(actor),
      listAgreementChoices(actor),
      getLineage(actor, claimId),
      listSiblings(actor, claim),
      listClaimsSeenBefore(actor, { claimId }),
      listWaitingClaims(actor, articleId),
      countWaiting(actor, articleId),
      countWaitingWords(actor, articleId),
      listWaitingThreads(actor, articleId),
      listEvidence(actor, claimId),
      listDiligence(actor, claimId),
      listVerdicts(actor, claimId),
      listArticles(actor),
      listMembers(actor),
      getReviewPolicy(actor, articleId),
      listThreads(actor, claimId),
      listArticleThreads(actor, articleId),
      getArticleAnnotations(actor, articleId),
      listScaleVersions(actor),
    ]),
    Promise.all([
      listEvents(actor, { claimId, lengthMax: 500 }),
      listEvents(actor, { articleId, types: ["assessment.submitted", "assessment.reaffirmed"], lengthMax: 500 }),
      listEvents(actor, { lengthMax: recent }),
      listEvents(actor, { lengthMax: recent, before: Math.max(1, head - recent) }),
      listEventsAfter(actor, { after, lengthMax: 500 }),
      ...[...sequences, ...hints.map(({ sequence }) => sequence)].map((sequence) =>
        getEvent(actor, sequence).then((line) => ({ events: line === null ? [] : [line] })),
      ),
    ]),
    reportPage(actor, articleId),
    Promise.all([inboxOf(actor), streamOf(actor, after), discussionsOf(actor, claimId, hints)]),
    listAgreementClaims(actor, { filter: {}, figure: {} }),
  ]);
  const [hand, then, assessments] = pages;
  const [inbox, stream] = aside;
  const lines = logs.flatMap(({ events }) => events);
  const exported = lines.map((line) => asJsonLine(line) + asCsvLine(line)).join("") + agreementCsv(agreed);
  return {
    text: JSON.stringify([pages, lists, logs, aside, exported, report?.version, report?.findings]),
    assessing: lines.filter((line) => line.claimId === claimId && line.type.startsWith("assessment.")),
    sequences: [...lines.map(({ sequence }) => sequence), ...stream.sequences],
    counts: [hand?.assessing.inCount, assessments?.inCount, then?.state.claims.find((one) => one.claimId === claimId)?.assessments],
    inbox,
    loadedIds: (report?.publication.claims ?? [])
      .filter(({ id }) => id === claimId)
      .flatMap((one) => one.assessments.map(({ reviewerId }) => reviewerId)),
  };
}
