import type { Actor } from "@/lib/actor";
import { assignClaims } from "@/lib/claims/assign-claims";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { handOutClaims } from "@/lib/claims/hand-out-claims";
import { holdClaim } from "@/lib/claims/hold-claim";
import { markDuplicate } from "@/lib/claims/mark-duplicate";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { prioritiseClaims } from "@/lib/claims/prioritise-claims";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { unassignClaims } from "@/lib/claims/unassign-claims";
import { undoLineage } from "@/lib/claims/undo-lineage";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { database } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { beginThread } from "@/lib/discussion/begin-thread";
import { editComment } from "@/lib/discussion/edit-comment";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { withdrawComment } from "@/lib/discussion/withdraw-comment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { logContact } from "@/lib/evidence/log-contact";
import { recordSearch } from "@/lib/evidence/record-search";
import { reviseEvidence } from "@/lib/evidence/revise-evidence";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import { changeRole } from "@/lib/people/change-role";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { getWorkspace } from "@/lib/people/queries";
import { draftReport } from "@/lib/reports/draft-report";
import { mayWaiveRule } from "@/lib/reports/policy";
import { publishReport } from "@/lib/reports/publish-report";
import type { Result } from "@/lib/result";
import { acceptAssessment } from "@/lib/verdicts/accept-assessment";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { endRecusal } from "@/lib/verdicts/end-recusal";
import { reaffirmAssessment } from "@/lib/verdicts/reaffirm-assessment";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { rejectAssessments } from "@/lib/verdicts/reject-assessments";
import { reviseScale } from "@/lib/verdicts/revise-scale";
import { getScale } from "@/lib/verdicts/scale-queries";
import { sendBackClaim } from "@/lib/verdicts/send-back-claim";
import { setReviewPolicy } from "@/lib/verdicts/set-review-policy";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { waiveAssessment } from "@/lib/verdicts/waive-assessment";
import { aDraft, publicTexts } from "@/tests/builders/report";
import { aRating, someEvidence } from "@/tests/builders/review";
import { aScaleWith } from "@/tests/builders/scale";
import { tryToWaive } from "@/tests/builders/waivers";
import { lacking, type Person, people, presentActor, type ReviewModel, remembered } from "./model";
import type { ReplayedClaim } from "./replay";

/** What chance chooses for a step: who does it, to which claim, with which other one, and a label of the scale. */
export type Choice = { who: Person; claim: number; other: number; key: (typeof labels)[number] };
/** Labels to choose from, on the scale and off it. */
export const labels = ["true", "mixed", "false", "unproven"] as const;

/** All that a step knows when it begins. */
export type Step = { actor: Actor; claim: ReplayedClaim; other: ReplayedClaim; choice: Choice; model: ReviewModel };

const reason = "because the model says so";
/** The id of nothing. */
export const noSuchId = "00000000-0000-4000-8000-000000000000";
const newest = { orderBy: { number: "desc" } } as const;

const present = async ({ claim, actor: { workspaceId } }: Step) => {
  const row = await database.claim.findFirstOrThrow({ where: { workspaceId, id: claim.id }, select: { revisionNumber: true } });
  return { claimId: claim.id, revisionNumber: row.revisionNumber };
};
const verdictOf = ({ claim, actor: { workspaceId } }: Step) =>
  database.verdict.findFirst({ where: { workspaceId, claimId: claim.id }, ...newest, select: { id: true, number: true } });
const evidenceOf = ({ claim, actor: { workspaceId } }: Step) =>
  database.evidence.findFirst({ where: { workspaceId, claimId: claim.id, withdrawnAt: null }, select: { id: true, revision: true } });

/** Another claim of the same article that is not set aside, if chance does not want just any other, and there is one. */
function partnerOf({ claim, other, choice, model }: Step): ReplayedClaim {
  const able = [...model.replayed.claims.values()].filter(
    ({ id, articleId, state }) => id !== claim.id && articleId === claim.articleId && state !== "withdrawn" && state !== "dismissed",
  );
  return (choice.key === "unproven" ? undefined : able[choice.other % Math.max(1, able.length)]) ?? other;
}

async function submit(step: Step) {
  const { actor, choice, model } = step;
  model.written += 1;
  const words = { justification: `secret-${model.written}-words`, changeReason: reason };
  return submitAssessment(actor, { ...(await present(step)), ratingId: await aRating(model.newsroom, choice.key), ...words });
}

async function settle(step: Step) {
  const ratingId = await aRating(step.model.newsroom, step.choice.key);
  const verdictNumber = (await verdictOf(step))?.number ?? 0;
  return decideClaim(step.actor, { ...(await present(step)), ratingId, justification: "Settled.", verdictNumber });
}

const attach = ({ actor, claim }: Step) => attachEvidence(actor, { claimId: claim.id, ...someEvidence });

async function policy({ actor, claim, choice }: Step) {
  const where = { workspaceId: actor.workspaceId, id: claim.articleId };
  const seen = await database.article.findFirstOrThrow({ where, select: { quorum: true, assessedBy: true } });
  const quorum = [null, 1, 2, 3][choice.other % 4] ?? null;
  return setReviewPolicy(actor, { articleId: claim.articleId, quorum, assessedBy: choice.key === "mixed" ? "assigned" : "anyone", seen });
}

async function publish({ actor, claim: { articleId } }: Step) {
  const waived = mayWaiveRule(actor, { isDrafted: true }) === true ? await tryToWaive(actor, articleId) : [];
  const where = { workspaceId: actor.workspaceId, articleId };
  const versionNumber = (await database.report.findFirst({ where, select: { versionNumber: true } }))?.versionNumber ?? 0;
  const published = await publishReport(actor, { articleId, versionNumber, change: versionNumber === 0 ? "first" : "update", reason });
  return waived.find(({ ok }) => ok) ?? published;
}

/** Somebody tells, in a discussion, what they may have read in an assessment, and names a colleague. */
function remark({ actor, claim, choice, model }: Step): string {
  const words = remembered(model, claim.id, actor.userId);
  const userId = actor.userId ?? "";
  if (words !== undefined) model.spoken.set(userId, new Set(model.spoken.get(userId)).add(words));
  const colleague = model.newsroom[people[choice.other % people.length] ?? "reviewer"].name;
  return `@${colleague}, ${words === undefined ? `what of it, in step ${model.steps}` : `it says ${words}`}?`;
}

const commentOf = ({ claim, actor: { workspaceId } }: Step) =>
  database.comment.findFirst({
    where: { workspaceId, thread: { claimId: claim.id } },
    orderBy: { createdAt: "desc" },
    select: { id: true, threadId: true, revision: true },
  });

/** Takes a claim one step nearer to a published verdict, as whoever may: chance alone seldom gets there. */
async function advance(step: Step): Promise<Result<unknown>> {
  const { claim, model, choice } = step;
  const as = (who: Person) => ({ ...step, actor: presentActor(model, who) ?? step.actor });
  const editor = as(choice.other % 2 === 0 ? "editor" : "secondEditor");
  switch (claim.state) {
    case "accepted":
      return attach(as("reviewer"));
    case "onHold":
      return resumeClaim(editor.actor, { claimId: claim.id });
    case "dismissed":
    case "withdrawn":
      return restoreClaim(editor.actor, { claimId: claim.id });
    case "decided":
      return publish(editor);
    case "published":
      return reopenClaim(editor.actor, { claimId: claim.id, reason });
    default: {
      const free = (["reviewer", "secondReviewer", "thirdReviewer"] as const).find((who) => {
        const own = claim.assessments.find(
          ({ reviewerId, revision, isIn }) => isIn && revision === claim.revision && reviewerId === model.newsroom[who].userId,
        );
        return own === undefined || own.isAwaited;
      });
      return lacking(model, claim) > 0 && free !== undefined ? submit(as(free)) : settle(editor);
    }
  }
}

/** Every kind of step. */
export const kinds: Record<string, (step: Step) => Promise<Result<unknown>>> = {
  advance,
  submitAssessment: submit,
  async reaffirmAssessment(step) {
    const { actor, claim } = step;
    const lines = await database.claimLineage.findMany({
      where: { workspaceId: actor.workspaceId, toClaimId: claim.id },
      select: { fromClaimId: true },
    });
    const own = await database.assessment.findFirst({
      where: {
        ...{ workspaceId: actor.workspaceId, reviewerId: actor.userId ?? "", state: "submitted" },
        claimId: { in: [claim.id, ...lines.map(({ fromClaimId }) => fromClaimId)] },
      },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    });
    return reaffirmAssessment(actor, { ...(await present(step)), assessmentId: own?.id ?? noSuchId, reason });
  },
  async acceptAssessment(step) {
    const seen = await present(step);
    const where = { workspaceId: step.actor.workspaceId, ...seen, state: "submitted" } as const;
    const one = await database.assessment.findFirst({ where, select: { id: true } });
    const verdictNumber = (await verdictOf(step))?.number ?? 0;
    return acceptAssessment(step.actor, { ...seen, assessmentId: one?.id ?? noSuchId, reason, verdictNumber });
  },
  decideClaim: settle,
  async reaffirmVerdict(step) {
    const verdict = await verdictOf(step);
    const seen = { ...(await present(step)), verdictNumber: verdict?.number ?? 0 };
    return reaffirmVerdict(step.actor, { ...seen, verdictId: verdict?.id ?? noSuchId, reason });
  },
  sendBackClaim: async (step) => sendBackClaim(step.actor, { ...(await present(step)), questions: "Why?" }),
  askAssessment: async (step) => askAssessment(step.actor, { ...(await present(step)), reason }),
  waiveAssessment: async (step) => waiveAssessment(step.actor, { ...(await present(step)), reason }),
  rejectAssessments: async (step) => rejectAssessments(step.actor, { ...(await present(step)), reason }),
  declareConflict: ({ actor, claim }) => declareConflict(actor, { claimId: claim.id, reason }),
  async endRecusal({ actor, claim }) {
    const where = { workspaceId: actor.workspaceId, claimId: claim.id, endedAt: null };
    const recusal = await database.recusal.findFirst({ where, select: { id: true } });
    return endRecusal(actor, { recusalId: recusal?.id ?? noSuchId, reason });
  },
  rewriteClaim: async (step) => rewriteClaim(step.actor, { ...(await present(step)), statement: `Wording ${step.model.steps}.` }),
  attachEvidence: attach,
  async reviseEvidence(step) {
    const piece = await evidenceOf(step);
    const { quote, locator, stance } = someEvidence;
    const passage = { quote: `${quote} (${step.model.steps})`, locator, stance };
    return reviseEvidence(step.actor, { evidenceId: piece?.id ?? noSuchId, revision: piece?.revision ?? 1, ...passage });
  },
  async withdrawEvidence(step) {
    return withdrawEvidence(step.actor, { evidenceId: (await evidenceOf(step))?.id ?? noSuchId, reason });
  },
  recordSearch: ({ actor, claim }) =>
    recordSearch(actor, { claimId: claim.id, question: "Is it so?", places: "The archive.", isFound: "nothing" }),
  logContact: ({ actor, claim }) =>
    logContact(actor, { claimId: claim.id, channel: "phone", contactedOn: "2026-10-02", question: "Is it so?" }),
  holdClaim: ({ actor, claim }) => holdClaim(actor, { claimId: claim.id, reason }),
  resumeClaim: ({ actor, claim }) => resumeClaim(actor, { claimId: claim.id }),
  dismissClaim: ({ actor, claim }) => dismissClaim(actor, { claimId: claim.id, reason }),
  withdrawClaim: ({ actor, claim }) => withdrawClaim(actor, { claimId: claim.id, reason }),
  restoreClaim: ({ actor, claim }) => restoreClaim(actor, { claimId: claim.id }),
  reopenClaim: ({ actor, claim }) => reopenClaim(actor, { claimId: claim.id, reason }),
  splitClaim: async (step) =>
    splitClaim(step.actor, { ...(await present(step)), parts: [`Part ${step.model.steps} a.`, `Part ${step.model.steps} b.`] }),
  async mergeClaims(step) {
    const claims = [await present(step), await present({ ...step, claim: partnerOf(step) })];
    return mergeClaims(step.actor, { claims, statement: `Merged ${step.model.steps}.` });
  },
  markDuplicate: async (step) => markDuplicate(step.actor, { ...(await present(step)), ofClaimId: step.other.id }),
  async undoLineage({ actor, claim }) {
    const where = { workspaceId: actor.workspaceId, fromClaimId: claim.id, undoneAt: null };
    const line = await database.claimLineage.findFirst({ where, orderBy: { createdAt: "desc" }, select: { stepId: true } });
    return undoLineage(actor, { stepId: line?.stepId ?? noSuchId });
  },
  assignClaims: ({ actor, claim, choice, model }) => {
    const who = people[choice.other % people.length] ?? "reviewer";
    return assignClaims(actor, { claimIds: [claim.id], assigneeId: model.newsroom[who].userId ?? "" });
  },
  unassignClaims: ({ actor, claim, choice, model }) => {
    const who = people[choice.other % people.length] ?? "reviewer";
    return unassignClaims(actor, { claimIds: [claim.id], assigneeId: [...claim.assigned][0] ?? model.newsroom[who].userId ?? "" });
  },
  handOutClaims: ({ actor }) => handOutClaims(actor, {}),
  prioritiseClaims: ({ actor, claim, choice }) => prioritiseClaims(actor, { claimIds: [claim.id], priority: choice.other % 3 }),
  setReviewPolicy: policy,
  async describeWorkspace({ actor, choice }) {
    const revision = (await getWorkspace(actor))?.revision ?? 0;
    const quorum = 1 + (choice.other % 3);
    return describeWorkspace(actor, {
      ...publicTexts,
      revision,
      quorum,
      urgentQuorum: choice.key === "mixed" ? null : 1 + (choice.claim % 3),
    });
  },
  changeRole({ actor, choice, model }) {
    const who = people[1 + (choice.other % (people.length - 1))] ?? "viewer";
    const role = (["owner", "editor", "reviewer", "viewer"] as const)[choice.claim % 4] ?? "viewer";
    return changeRole(actor, { memberId: model.newsroom[who].userId ?? "", role });
  },
  async draftReport({ actor, claim: { articleId }, model }) {
    const where = { workspaceId: actor.workspaceId, articleId };
    const revision = (await database.report.findFirst({ where, select: { revision: true } }))?.revision ?? 0;
    return draftReport(actor, { articleId, revision, ...aDraft, summary: `Found in step ${model.steps}.` });
  },
  publishReport: publish,
  async reviseScale({ actor, choice, model }) {
    const seenVersion = (await getScale(actor)).number;
    return reviseScale(actor, { ...aScaleWith("mixed", { label: `Mixed ${model.steps} ${choice.other}` }), seenVersion });
  },
  beginThread: (step) => beginThread(step.actor, { about: { kind: "claim", claimId: step.claim.id }, text: remark(step) }),
  addComment: async (step) => addComment(step.actor, { threadId: (await commentOf(step))?.threadId ?? noSuchId, text: remark(step) }),
  async editComment(step) {
    const comment = await commentOf(step);
    return editComment(step.actor, {
      commentId: comment?.id ?? noSuchId,
      revision: comment?.revision ?? 1,
      text: `${remark(step)} Or not.`,
    });
  },
  withdrawComment: async (step) => withdrawComment(step.actor, { commentId: (await commentOf(step))?.id ?? noSuchId }),
  resolveThread: async (step) => resolveThread(step.actor, { threadId: (await commentOf(step))?.threadId ?? noSuchId }),
};
