import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { getEvent, listEvents } from "@/lib/audit/queries";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { getClaim } from "@/lib/claims/queries";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { acceptAssessment } from "@/lib/verdicts/accept-assessment";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { endRecusal } from "@/lib/verdicts/end-recusal";
import { listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { reaffirmAssessment } from "@/lib/verdicts/reaffirm-assessment";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { rejectAssessments } from "@/lib/verdicts/reject-assessments";
import { sendBackClaim } from "@/lib/verdicts/send-back-claim";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaimInReview, aDecidedClaim, anAssessedClaim, aRating, assess, someEvidence } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const seen = (claimId: string, revisionNumber = 1) => ({ claimId, revisionNumber });

async function stateOf(claimId: string) {
  return (await getClaim(newsroom.editor, claimId))?.state;
}

async function assessmentOf(actor: Actor, claimId: string): Promise<string> {
  const found = (await listAssessments(actor, claimId))?.assessments.find(({ isOwn }) => isOwn);
  if (found === undefined) throw new Error("They have no assessment.");
  return found.id;
}

async function refusedSilently(attempt: () => Promise<{ ok: boolean }>, code: string, words: string) {
  const before = await logSize(newsroom.editor);
  const result = await attempt();
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.editor)).toBe(before);
}

describe("accepting one assessment", () => {
  test("makes the verdict of its words, and records which and why", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const assessmentId = await assessmentOf(newsroom.secondReviewer, claimId);
    const input = { ...seen(claimId), assessmentId, reason: "It reads the table's footnote." };
    await refusedSilently(() => acceptAssessment(newsroom.reviewer, input), "FORBIDDEN", "Only an editor");
    accepted(await acceptAssessment(newsroom.editor, input));
    expect((await listVerdicts(newsroom.viewer, claimId))[0]).toMatchObject({
      rating: { key: "mostly-false" },
      justification: "Ravi Reviewer read the accounts.",
    });
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.decided",
      payload: { adjudication: { outcome: "accepted", assessmentId, reason: "It reads the table's footnote." } },
    });
    await refusedSilently(() => acceptAssessment(newsroom.secondEditor, input), "CONFLICT", "just settled");
  });
});

describe("sending back", () => {
  test("asks both reviewers; one stands by it, the other says what changed their mind; only then can the claim be settled", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await sendBackClaim(newsroom.editor, { ...seen(claimId), questions: "Does page 12 include the approach roads?" }));
    expect(await stateOf(claimId)).toBe("inReview");
    const ratingId = await aRating(newsroom);
    const words = { ...seen(claimId), ratingId, justification: "It does." };
    await refusedSilently(() => decideClaim(newsroom.editor, words), "FORBIDDEN", "needs 2 independent assessments; 0 count");
    await refusedSilently(() => submitAssessment(newsroom.secondReviewer, words), "INVALID", "what changed your mind");
    accepted(await submitAssessment(newsroom.secondReviewer, { ...words, changeReason: "Page 12 includes the roads." }));
    expect(await stateOf(claimId)).toBe("inReview");
    const assessmentId = await assessmentOf(newsroom.reviewer, claimId);
    accepted(await reaffirmAssessment(newsroom.reviewer, { ...seen(claimId), assessmentId, reason: "The roads were never in dispute." }));
    expect(await stateOf(claimId)).toBe("assessed");
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "assessment.reaffirmed",
      payload: { reaffirms: assessmentId, number: 2 },
    });
    accepted(await decideClaim(newsroom.editor, words));
  });

  test("tells a blind third reviewer neither the questions nor whose answers came in", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await sendBackClaim(newsroom.editor, { ...seen(claimId), questions: "Why is it mostly false?" }));
    const { events } = await listEvents(newsroom.thirdReviewer, { claimId });
    expect(JSON.stringify(events)).not.toMatch(/mostly false/i);
    expect(events.map(({ sentence }) => sentence)).toContain("sent the assessments back with questions");
  });
});

describe("a tie", () => {
  test("stays open until a third assessment, which nobody who saw the others can give", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const third = newsroom.thirdReviewer.userId ?? "";
    const ask = { ...seen(claimId), assigneeId: third, reason: "One against one." };
    await refusedSilently(
      () => askAssessment(newsroom.editor, { ...ask, assigneeId: newsroom.viewer.userId ?? "" }),
      "INVALID",
      "but not assess",
    );
    expect(accepted(await askAssessment(newsroom.editor, ask))).toMatchObject({ quorum: 3 });
    const ratingId = await aRating(newsroom);
    await refusedSilently(() => decideClaim(newsroom.editor, { ...seen(claimId), ratingId, justification: "x" }), "FORBIDDEN", "needs 3");
    await refusedSilently(() => assess(newsroom, newsroom.secondEditor, { claimId }), "FORBIDDEN", "would not be independent");
    expect((await listAssessments(newsroom.thirdReviewer, claimId))?.assessments).toEqual([]);
    accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId }));
    expect(await stateOf(claimId)).toBe("assessed");
    const rows = await database.assessment.findMany({ where: { workspaceId: newsroom.workspaceId, claimId } });
    expect(rows.map(({ isInformed }) => isInformed)).toEqual([false, false, false]);
  });
});

describe("rejecting all", () => {
  test("asks for new assessments, keeps the old ones, and lets no editor who read them assess", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await rejectAssessments(newsroom.editor, { ...seen(claimId), reason: "Neither read the accounts of 2024." }));
    expect(await stateOf(claimId)).toBe("inReview");
    expect((await listAssessments(newsroom.reviewer, claimId))?.assessments).toEqual([]);
    await refusedSilently(() => assess(newsroom, newsroom.editor, { claimId }), "FORBIDDEN", "would not be independent");
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId }));
    expect(await stateOf(claimId)).toBe("assessed");
    const rows = await database.assessment.findMany({
      where: { workspaceId: newsroom.workspaceId, claimId },
      orderBy: { createdAt: "asc" },
    });
    expect(rows.map(({ state, number, isInformed }) => [state, number, isInformed])).toEqual([
      ["rejected", 1, false],
      ["rejected", 1, false],
      ["submitted", 2, true],
      ["submitted", 1, false],
    ]);
  });
});

describe("a conflict of interest", () => {
  test("takes its holder out of the verdict, and their assessment with them", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const { recusalId } = accepted(await declareConflict(newsroom.reviewer, { claimId, reason: "My brother runs the ferry." }));
    expect(await stateOf(claimId)).toBe("inReview");
    await refusedSilently(() => assess(newsroom, newsroom.reviewer, { claimId }), "FORBIDDEN", "conflict of interest");
    expect((await listAssessments(newsroom.reviewer, claimId))?.blindReason).toContain("conflict of interest");
    await refusedSilently(() => declareConflict(newsroom.reviewer, { claimId, reason: "again" }), "FORBIDDEN", "already");
    await refusedSilently(() => endRecusal(newsroom.secondReviewer, { recusalId, reason: "sold" }), "FORBIDDEN", "Only an editor");
    accepted(await endRecusal(newsroom.editor, { recusalId, reason: "The ferry was sold." }));
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    expect(await stateOf(claimId)).toBe("assessed");
  });

  test("of an editor leaves the verdict to another", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await declareConflict(newsroom.editor, { claimId, reason: "I wrote the article." }));
    const words = { ...seen(claimId), ratingId: await aRating(newsroom), justification: "The accounts." };
    await refusedSilently(() => decideClaim(newsroom.editor, words), "FORBIDDEN", "conflict of interest");
    expect((await listAssessments(newsroom.editor, claimId))?.assessments).toEqual([]);
    accepted(await decideClaim(newsroom.secondEditor, words));
  });
});

describe("standing by what was said", () => {
  test("takes one action each after a rewording: the reviewers, then the editor", async () => {
    const { claimId, verdictId } = await aDecidedClaim(newsroom);
    const old = await Promise.all([newsroom.reviewer, newsroom.secondReviewer].map((one) => assessmentOf(one, claimId)));
    accepted(await rewriteClaim(newsroom.reviewer, { ...seen(claimId), statement: "The bridge cost the city 41 million." }));
    const again = { ...seen(claimId, 2), verdictId, verdictNumber: 1, reason: "Only the wording is clearer." };
    await refusedSilently(() => reaffirmVerdict(newsroom.editor, again), "FORBIDDEN", "needs 2 independent assessments; 0 count");
    const reason = "The same claim in other words.";
    accepted(await reaffirmAssessment(newsroom.reviewer, { ...seen(claimId, 2), assessmentId: old[0] ?? "", reason }));
    await refusedSilently(
      () => reaffirmAssessment(newsroom.secondReviewer, { ...seen(claimId, 2), assessmentId: old[0] ?? "", reason }),
      "CONFLICT",
      "not yours",
    );
    accepted(await reaffirmAssessment(newsroom.secondReviewer, { ...seen(claimId, 2), assessmentId: old[1] ?? "", reason }));
    accepted(await reaffirmVerdict(newsroom.editor, again));
    const [verdict, before] = await listVerdicts(newsroom.viewer, claimId);
    expect(verdict).toMatchObject({ number: 2, revisionNumber: 2, staleAt: null, justification: before?.justification });
    expect(before?.staleAt).not.toBeNull();
  });

  test("is not there for a verdict that is not stale", async () => {
    const { claimId, verdictId } = await aDecidedClaim(newsroom);
    await refusedSilently(
      () => reaffirmVerdict(newsroom.secondEditor, { ...seen(claimId), verdictId, verdictNumber: 1, reason: "x" }),
      "FORBIDDEN",
      "decided",
    );
  });
});

describe("a verdict set aside", () => {
  test("stands when the claim comes back and nothing moved", async () => {
    const { claimId } = await aDecidedClaim(newsroom);
    accepted(await withdrawClaim(newsroom.editor, { claimId, reason: "Not in this report." }));
    await refusedSilently(() => attachEvidence(newsroom.reviewer, { claimId, ...someEvidence }), "FORBIDDEN", "withdrawn");
    await refusedSilently(() => restoreClaim(newsroom.reviewer, { claimId }), "FORBIDDEN", "Only an editor");
    accepted(await restoreClaim(newsroom.editor, { claimId }));
    expect(await stateOf(claimId)).toBe("decided");
    expect((await listVerdicts(newsroom.viewer, claimId))[0]?.staleAt).toBeNull();
  });
});

describe("who assessed", () => {
  test("is told to nobody before the verdict: not in the history, not one event at a time, not by asking for a person", async () => {
    const { claimId, articleId } = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    const countAsOf = async (one: Actor, at: number) => (await getArticleAsOf(one, { articleId, at }))?.state.claims[0]?.assessments;
    const { sequence } = await newestEvent(newsroom.owner);
    const blind = [newsroom.secondReviewer, newsroom.viewer];
    for (const one of blind) {
      expect((await listEvents(one, { claimId })).events.map(({ type }) => type)).not.toContain("assessment.submitted");
      expect(await getEvent(one, sequence)).toBeNull();
      expect((await getClaimAtHand(one, claimId))?.hand.assessing.inCount).toBeNull();
      expect([await countAsOf(one, sequence), await countAsOf(one, sequence - 1)]).toEqual([null, null]);
    }
    expect(await getEvent(newsroom.editor, sequence)).toMatchObject({ actor: { id: null, name: "Somebody" } });
    expect([await countAsOf(newsroom.editor, sequence), await countAsOf(newsroom.reviewer, sequence - 1)]).toEqual([1, 0]);
    expect(await getEvent(newsroom.reviewer, sequence)).toMatchObject({ actor: { name: newsroom.reviewer.name } });
    const byPerson = await listEvents(newsroom.editor, { claimId, actorId: newsroom.reviewer.userId ?? "" });
    expect(byPerson.events.map(({ type }) => type)).not.toContain("assessment.submitted");
    accepted(await assess(newsroom, newsroom.secondReviewer, { claimId }));
    accepted(await decideClaim(newsroom.editor, { ...seen(claimId), ratingId: await aRating(newsroom), justification: "The accounts." }));
    expect(await getEvent(newsroom.viewer, sequence)).toMatchObject({ actor: { name: newsroom.reviewer.name } });
  });

  test("leaves whole pages of history even where much is hidden", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    for (let time = 0; time < 6; time += 1) accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    const { events, nextBefore } = await listEvents(newsroom.secondReviewer, { claimId, lengthMax: 1 });
    expect(events.map(({ type }) => type)).toEqual(["evidence.attached"]);
    const older = await listEvents(newsroom.secondReviewer, { claimId, lengthMax: 1, before: nextBefore ?? 0 });
    expect(older).toMatchObject({ events: [{ type: "claim.marked" }], nextBefore: null });
  });
});
