import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { verifyLog } from "@/lib/audit/verify";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { holdClaim } from "@/lib/claims/hold-claim";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { undoLineage } from "@/lib/claims/undo-lineage";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import type { Result } from "@/lib/result";
import { acceptAssessment } from "@/lib/verdicts/accept-assessment";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { endRecusal } from "@/lib/verdicts/end-recusal";
import { reaffirmAssessment } from "@/lib/verdicts/reaffirm-assessment";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { rejectAssessments } from "@/lib/verdicts/reject-assessments";
import { sendBackClaim } from "@/lib/verdicts/send-back-claim";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aClaimInReview, aRating, someEvidence } from "@/tests/builders/review";
import { expectBlindness, expectCountsReplayed, expectVerdictsRest, type KnownClaim, type ReviewModel } from "./review-model";

// Several people do random things to a few claims, in any order. `ASSAY_MODEL_STEPS=10000` makes a long run of it.
const stepsAsked = Number(process.env.ASSAY_MODEL_STEPS ?? "90");
const stepsARun = 45;
const stepTimeoutMs = 3_000;

const people = ["owner", "editor", "secondEditor", "reviewer", "secondReviewer", "thirdReviewer", "viewer"] as const;
const keys = ["true", "mixed", "false", "unproven"] as const;
type Choice = { who: (typeof people)[number]; claim: number; key: (typeof keys)[number] };
type Step = { actor: Actor; claim: KnownClaim; choice: Choice; newsroom: Newsroom; model: ReviewModel; revisionNumber: number };

const reason = "because the model says so";
const present = (claimId: string) => database.claim.findFirstOrThrow({ where: { id: claimId }, select: { revisionNumber: true } });
const newest = (claimId: string) =>
  database.verdict.findFirst({ where: { claimId }, orderBy: { number: "desc" }, select: { id: true, number: true } });

async function submit({ actor, claim, choice, newsroom, model, revisionNumber }: Step) {
  model.written += 1;
  const justification = `secret-${model.written}-words`;
  const ratingId = await aRating(newsroom, choice.key);
  const input = { claimId: claim.id, revisionNumber, ratingId, justification, changeReason: reason };
  const result = await submitAssessment(actor, input);
  if (result.ok) {
    claim.assessors.add(actor.userId ?? "");
    claim.secrets.set(actor.userId ?? "", justification);
  }
  return result;
}

async function standBy({ actor, claim, revisionNumber }: Step) {
  const own = await database.assessment.findFirst({
    where: { claimId: claim.id, reviewerId: actor.userId ?? "", state: "submitted" },
    orderBy: { createdAt: "desc" },
  });
  const result = await reaffirmAssessment(actor, { claimId: claim.id, revisionNumber, assessmentId: own?.id ?? claim.id, reason });
  if (result.ok) claim.assessors.add(actor.userId ?? "");
  return result;
}

async function accept({ actor, claim, revisionNumber }: Step) {
  const one = await database.assessment.findFirst({ where: { claimId: claim.id, revisionNumber, state: "submitted" } });
  const verdictNumber = (await newest(claim.id))?.number ?? 0;
  return acceptAssessment(actor, { claimId: claim.id, revisionNumber, assessmentId: one?.id ?? claim.id, reason, verdictNumber });
}

async function split({ actor, claim, model, revisionNumber }: Step) {
  const result = await splitClaim(actor, {
    claimId: claim.id,
    revisionNumber,
    parts: [`Part ${model.steps} a.`, `Part ${model.steps} b.`],
  });
  if (result.ok) {
    for (const id of result.value.claimIds) {
      model.claims.push({ id, articleId: claim.articleId, assessors: new Set(), secrets: new Map() });
    }
  }
  return result;
}

/** Once the verdict is settled everybody may know who thought what, and what was known cannot be forgotten. */
async function telling(claim: KnownClaim, result: Promise<Result<unknown>>) {
  if ((await result).ok) claim.secrets.clear();
  return result;
}

async function forgetting(claim: KnownClaim, result: Promise<Result<unknown>>) {
  if ((await result).ok) claim.assessors.clear();
  return result;
}

const kinds: Record<string, (step: Step) => Promise<Result<unknown>>> = {
  submitAssessment: submit,
  submitAnother: submit,
  reaffirmAssessment: standBy,
  acceptAssessment: (step) => telling(step.claim, accept(step)),
  async decideClaim({ actor, claim, choice, newsroom, revisionNumber }) {
    const ruling = { claimId: claim.id, revisionNumber, ratingId: await aRating(newsroom, choice.key), justification: "Settled." };
    const verdictNumber = (await newest(claim.id))?.number ?? 0;
    return telling(claim, decideClaim(actor, { ...ruling, verdictNumber }));
  },
  async reaffirmVerdict({ actor, claim, revisionNumber }) {
    const verdict = await newest(claim.id);
    const seen = { claimId: claim.id, revisionNumber, verdictNumber: verdict?.number ?? 0 };
    return telling(claim, reaffirmVerdict(actor, { ...seen, verdictId: verdict?.id ?? claim.id, reason }));
  },
  sendBackClaim: ({ actor, claim, revisionNumber }) => sendBackClaim(actor, { claimId: claim.id, revisionNumber, questions: "Why?" }),
  askAssessment: ({ actor, claim, revisionNumber }) => askAssessment(actor, { claimId: claim.id, revisionNumber, reason }),
  rejectAssessments: ({ actor, claim, revisionNumber }) =>
    forgetting(claim, rejectAssessments(actor, { claimId: claim.id, revisionNumber, reason })),
  async declareConflict({ actor, claim }) {
    const result = await declareConflict(actor, { claimId: claim.id, reason });
    if (result.ok) claim.assessors.delete(actor.userId ?? "");
    return result;
  },
  async endRecusal({ actor, claim }) {
    const recusal = await database.recusal.findFirst({ where: { claimId: claim.id, endedAt: null } });
    return endRecusal(actor, { recusalId: recusal?.id ?? claim.id, reason });
  },
  rewriteClaim: ({ actor, claim, model, revisionNumber }) =>
    forgetting(claim, rewriteClaim(actor, { claimId: claim.id, revisionNumber, statement: `Wording ${model.steps}.` })),
  attachEvidence: ({ actor, claim }) => attachEvidence(actor, { claimId: claim.id, ...someEvidence, sourceUrl: "" }),
  holdClaim: ({ actor, claim }) => holdClaim(actor, { claimId: claim.id, reason }),
  resumeClaim: ({ actor, claim }) => resumeClaim(actor, { claimId: claim.id }),
  dismissClaim: ({ actor, claim }) => dismissClaim(actor, { claimId: claim.id, reason }),
  withdrawClaim: ({ actor, claim }) => withdrawClaim(actor, { claimId: claim.id, reason }),
  restoreClaim: ({ actor, claim }) => restoreClaim(actor, { claimId: claim.id }),
  reopenClaim: ({ actor, claim }) => reopenClaim(actor, { claimId: claim.id, reason }),
  splitClaim: split,
  async undoLineage({ actor, claim }) {
    const line = await database.claimLineage.findFirst({ where: { fromClaimId: claim.id, undoneAt: null } });
    return undoLineage(actor, { stepId: line?.stepId ?? claim.id });
  },
};

const happened = new Map<string, number>();

class Does implements fc.AsyncCommand<ReviewModel, Newsroom> {
  readonly kind: string;
  readonly choice: Choice;
  constructor(kind: string, choice: Choice) {
    this.kind = kind;
    this.choice = choice;
  }
  check() {
    return true;
  }
  async run(model: ReviewModel, newsroom: Newsroom) {
    const claim = model.claims[this.choice.claim % model.claims.length];
    const act = kinds[this.kind];
    if (claim === undefined || act === undefined) throw new Error("The model has claims and kinds of steps.");
    model.steps += 1;
    const before = await logSize(newsroom.owner);
    const { revisionNumber } = await present(claim.id);
    const result = await act({ actor: newsroom[this.choice.who], claim, choice: this.choice, newsroom, model, revisionNumber });
    if (result.ok) happened.set(this.kind, (happened.get(this.kind) ?? 0) + 1);
    // What is refused leaves no trace; what is done leaves one.
    if (result.ok) expect(await logSize(newsroom.owner)).toBeGreaterThan(before);
    else expect(await logSize(newsroom.owner)).toBe(before);
    await expectBlindness(model, claim);
    await expectVerdictsRest(model);
  }
  toString() {
    return `${this.choice.who} ${this.kind} on claim ${this.choice.claim} (${this.choice.key})`;
  }
}

const choice = fc.record({ who: fc.constantFrom(...people), claim: fc.nat(3), key: fc.constantFrom(...keys) });
const commands = Object.keys(kinds).map((kind) => choice.map((chosen) => new Does(kind, chosen)));

test(
  "whatever several people do in whatever order, nobody blind learns anything, no verdict outlives its ground, and the log has it all",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: stepsARun, size: "max" }), async (steps) => {
        const newsroom = await aNewsroom();
        const { claimId, articleId } = await aClaimInReview(newsroom);
        const claim = { id: claimId, articleId, assessors: new Set<string>(), secrets: new Map<string, string>() };
        const model: ReviewModel = { newsroom, claims: [claim], written: 0, steps: 0 };
        await fc.asyncModelRun(() => ({ model, real: newsroom }), steps);
        await expectCountsReplayed(model);
        expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
      }),
      { numRuns: Math.max(2, Math.ceil(stepsAsked / (stepsARun / 2))), endOnFailure: true },
    );
    expect([...happened.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
  },
  stepsAsked * stepTimeoutMs,
);
