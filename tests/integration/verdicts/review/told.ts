import type { Actor } from "@/lib/actor";
import { listArticles } from "@/lib/articles/queries";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { asCsvLine, asJsonLine } from "@/lib/audit/export-lines";
import { getEvent, type HistoryLine, listEvents } from "@/lib/audit/queries";
import { getClaimAtHand, getDesk } from "@/lib/claims/desk-queries";
import { getLineage, listSiblings } from "@/lib/claims/lineage-queries";
import { countClaimsByState, getClaim, listArticleClaims, listClaims } from "@/lib/claims/queries";
import { listClaimsSeenBefore } from "@/lib/claims/seen-before";
import { listWaitingClaims } from "@/lib/claims/waiting-queries";
import { boardStates, listBoard, listBoardColumn, listQueue } from "@/lib/claims/work-queries";
import { listArticleThreads, listThreads } from "@/lib/discussion/queries";
import { listDiligence, listEvidence } from "@/lib/evidence/queries";
import { getArticleAnnotations } from "@/lib/exchange/queries";
import { listMembers } from "@/lib/people/queries";
import { checkGate } from "@/lib/reports/gate";
import { previewVersion } from "@/lib/reports/preview";
import { getPublication } from "@/lib/reports/queries";
import { getAgreement } from "@/lib/verdicts/agreement-queries";
import { getReviewPolicy, listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { listScaleVersions } from "@/lib/verdicts/scale-queries";

/** All that somebody is told of a claim, by every page, list, file and history: as one text, and what of it can be counted. */
export type Told = {
  text: string;
  /** The events that tell of assessments of this claim. */
  assessing: HistoryLine[];
  /** How many assessments are said to be in, wherever that is said. */
  counts: (number | null | undefined)[];
  /** Whose assessments of this claim are named by id anywhere in what is loaded for a page. */
  loadedIds: string[];
};

async function reportPage(actor: Actor, articleId: string) {
  const publication = await getPublication(actor, articleId);
  if (publication === null) return null;
  const version = previewVersion(publication, { at: new Date(), by: actor.name });
  return { publication, version, findings: checkGate({ publication, version, publisherId: actor.userId, baseUrl: "https://x.example" }) };
}

/** Asks what is looked at most: the claim's own page, its history and the past. */
export async function mostTold(actor: Actor, claim: { id: string; articleId: string }): Promise<Told> {
  const [hand, { events }, then, threads] = await Promise.all([
    getClaimAtHand(actor, claim.id).then((found) => found?.hand),
    listEvents(actor, { claimId: claim.id, lengthMax: 500 }),
    getArticleAsOf(actor, { articleId: claim.articleId, at: Number.MAX_SAFE_INTEGER }),
    listThreads(actor, claim.id),
  ]);
  return {
    text: JSON.stringify([hand, events, then, threads]),
    assessing: events.filter(({ type }) => type.startsWith("assessment.")),
    counts: [hand?.assessing.inCount, then?.state.claims.find(({ claimId }) => claimId === claim.id)?.assessments],
    loadedIds: [],
  };
}

/** Asks everything there is to ask, as somebody, about one claim. `sequences` are those of its assessments in the log. */
export async function everythingTold(actor: Actor, claim: { id: string; articleId: string }, sequences: readonly number[]): Promise<Told> {
  const { id: claimId, articleId } = claim;
  const [pages, lists, logs, report] = await Promise.all([
    Promise.all([
      getClaimAtHand(actor, claimId).then((found) => found?.hand),
      getArticleAsOf(actor, { articleId, at: Number.MAX_SAFE_INTEGER }),
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
      countClaimsByState(actor),
      getAgreement(actor),
      getLineage(actor, claimId),
      listSiblings(actor, claim),
      listClaimsSeenBefore(actor, { claimId }),
      listWaitingClaims(actor, articleId),
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
      listEvents(actor, { lengthMax: 60 }),
      ...sequences.map((sequence) => getEvent(actor, sequence).then((line) => ({ events: line === null ? [] : [line] }))),
    ]),
    reportPage(actor, articleId),
  ]);
  const [hand, then, assessments] = pages;
  const lines = logs.flatMap(({ events }) => events);
  const exported = lines.map((line) => asJsonLine(line) + asCsvLine(line)).join("");
  return {
    text: JSON.stringify([pages, lists, logs, exported, report?.version, report?.findings]),
    assessing: lines.filter((line) => line.claimId === claimId && line.type.startsWith("assessment.")),
    counts: [hand?.assessing.inCount, assessments?.inCount, then?.state.claims.find((one) => one.claimId === claimId)?.assessments],
    loadedIds: (report?.publication.claims ?? [])
      .filter(({ id }) => id === claimId)
      .flatMap((one) => one.assessments.map(({ reviewerId }) => reviewerId)),
  };
}
