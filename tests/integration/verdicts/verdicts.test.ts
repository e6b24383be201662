import { beforeAll, describe, expect, test } from "vitest";
import { sayEvent } from "@/lib/audit/catalogue";
import { listEvents } from "@/lib/audit/queries";
import { getClaim } from "@/lib/claims/queries";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { findSourceChoices, listEvidence } from "@/lib/evidence/queries";
import { reviseEvidence } from "@/lib/evidence/revise-evidence";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import type { Result } from "@/lib/result";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { getScale } from "@/lib/verdicts/scale-queries";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aClaimInReview, aDecidedClaim, anAssessedClaim, aRating, assess, someEvidence } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

async function stateOf(claimId: string) {
  return (await getClaim(newsroom.editor, claimId))?.state;
}

const ruling = (claimId: string, ratingId: string) => ({ claimId, revisionNumber: 1, ratingId, justification: "Because of the accounts." });

describe("evidence", () => {
  test("keeps its source for other claims and its number for good", async () => {
    const first = await aClaimInReview(newsroom);
    const second = await aClaim(newsroom);
    const again = accepted(
      await attachEvidence(newsroom.secondReviewer, { claimId: second.claimId, ...someEvidence, sourceTitle: "Another name" }),
    );
    const [source] = (await findSourceChoices(newsroom.reviewer, { search: "bridge accounts" })).sources.filter(
      (one) => one.id === again.sourceId,
    );
    expect(source?._count.evidence).toBeGreaterThanOrEqual(2);
    accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId: first.evidenceId, reason: "wrong year" }));
    const { number } = accepted(await attachEvidence(newsroom.reviewer, { claimId: first.claimId, ...someEvidence }));
    expect(number).toBe(2);
  });

  test("names what is missing", async () => {
    const { claimId } = await aClaim(newsroom);
    const result = await attachEvidence(newsroom.reviewer, { claimId, quote: " ", stance: "refutes", directness: "secondary" });
    expect(result).toMatchObject({
      refusal: {
        code: "INVALID",
        fields: { quote: [expect.any(String)], secondaryReason: [expect.any(String)], sourceTitle: [expect.any(String)] },
      },
    });
    const bad = await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "javascript:alert(1)" });
    expect(bad).toMatchObject({ refusal: { code: "INVALID", fields: { sourceUrl: [expect.any(String)] } } });
  });

  test("is revised by one of two, and the other is told", async () => {
    const { evidenceId, claimId } = await aClaimInReview(newsroom);
    const change = { evidenceId, revision: 1, quote: "38,200,000.", stance: "refutes" } as const;
    const results = [await reviseEvidence(newsroom.reviewer, change), await reviseEvidence(newsroom.secondReviewer, change)];
    expect(results.map((result) => result.ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect((await listEvidence(newsroom.reviewer, claimId)).evidence[0]).toMatchObject({ quote: "38,200,000.", revision: 2 });
  });
});

describe("assessments", () => {
  test("stay hidden from a reviewer until their own is in, in the list, the counts' detail and the history", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.reviewer, { claimId, key: "mixed" }));
    const blind = await listAssessments(newsroom.secondReviewer, claimId);
    expect(blind).toMatchObject({ assessments: [], inCount: null, blindReason: "Others' assessments show once yours is in." });
    const told = await listEvents(newsroom.secondReviewer, { claimId });
    expect(JSON.stringify(told)).not.toMatch(/mixed|read the accounts/i);
    expect(JSON.stringify(await listAssessments(newsroom.editor, claimId))).not.toMatch(/mixed|read the accounts/i);
    accepted(await assess(newsroom, newsroom.secondReviewer, { claimId }));
    const seeing = await listAssessments(newsroom.secondReviewer, claimId);
    expect(seeing?.assessments.map((one) => one.rating.key).toSorted()).toEqual(["false", "mixed"]);
    expect(await stateOf(claimId)).toBe("assessed");
    expect((await listAssessments(newsroom.editor, claimId))?.assessments).toHaveLength(2);
    expect((await listAssessments(newsroom.thirdReviewer, claimId))?.assessments).toEqual([]);
    expect((await listAssessments(newsroom.viewer, claimId))?.assessments).toEqual([]);
  });

  test("are told without their rating", () => {
    const payload = {
      assessmentId: "a",
      revision: 1,
      number: 1,
      rating: { key: "false", label: "False", value: 1 },
      justification: "x",
      confidence: "high",
      cites: [],
    };
    expect(sayEvent("assessment.submitted", payload)).toBe("submitted an independent assessment");
  });

  test("can be revised by their author only, the earlier one staying in the record", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.reviewer, { claimId, key: "mixed" }));
    expect(accepted(await assess(newsroom, newsroom.reviewer, { claimId, key: "false" }))).toMatchObject({ number: 2 });
    expect(await stateOf(claimId)).toBe("inReview");
    expect((await listAssessments(newsroom.reviewer, claimId))?.assessments.map((one) => one.rating.key)).toEqual(["false"]);
  });

  test("judge the wording their author saw", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    accepted(await rewriteClaim(newsroom.reviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    expect(await assess(newsroom, newsroom.secondReviewer, { claimId })).toMatchObject({ refusal: { code: "CONFLICT" } });
  });

  test("cite what was chosen and what their words cite by its number", async () => {
    const { claimId, evidenceId } = await aClaimInReview(newsroom);
    const given = { ...ruling(claimId, await aRating(newsroom)), justification: "The accounts say so [1], whatever was said in [2024]." };
    for (const cites of [[], [evidenceId]]) {
      accepted(await submitAssessment(newsroom.reviewer, { ...given, cites }));
      expect((await listAssessments(newsroom.reviewer, claimId))?.assessments.map((one) => one.cites)).toEqual([[1]]);
    }
  });

  test("cite only evidence that stands on the claim, rate only on the newsroom's scale", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    const other = await aClaimInReview(newsroom);
    const ratingId = await aRating(newsroom);
    const cites = [other.evidenceId];
    expect(await submitAssessment(newsroom.reviewer, { ...ruling(claimId, ratingId), cites })).toMatchObject({
      refusal: { fields: { cites: expect.anything() } },
    });
    const foreign = await aRating(await aNewsroom());
    expect(await submitAssessment(newsroom.reviewer, ruling(claimId, foreign))).toMatchObject({
      refusal: { fields: { ratingId: expect.anything() } },
    });
  });
});

describe("a verdict", () => {
  test("is settled by one of fifty editors who try at once; the others learn what was decided", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const ratingId = await aRating(newsroom);
    const before = await logSize(newsroom.editor);
    const tries = Array.from({ length: 50 }, (_, index) =>
      decideClaim(index % 2 === 0 ? newsroom.editor : newsroom.secondEditor, ruling(claimId, ratingId)),
    );
    const results = await Promise.all(tries);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(
      results.filter(
        (result) => !result.ok && result.refusal.code === "CONFLICT" && result.refusal.reason.includes("settled this claim as “False”"),
      ),
    ).toHaveLength(49);
    expect(await logSize(newsroom.editor)).toBe(before + 1);
  });

  test("is not for reviewers, not before the quorum, and not for an editor whose own assessment is one of them", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    const ratingId = await aRating(newsroom);
    accepted(await assess(newsroom, newsroom.editor, { claimId }));
    expect(await decideClaim(newsroom.secondEditor, ruling(claimId, ratingId))).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    expect(await decideClaim(newsroom.reviewer, ruling(claimId, ratingId))).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await decideClaim(newsroom.editor, ruling(claimId, ratingId))).toMatchObject({
      refusal: { reason: expect.stringContaining("yourself") },
    });
    expect(await assess(newsroom, newsroom.secondEditor, { claimId })).toMatchObject({
      refusal: { reason: expect.stringContaining("independent") },
    });
    accepted(await decideClaim(newsroom.secondEditor, ruling(claimId, ratingId)));
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.decided",
      payload: { number: 1, before: null, evidence: [1], rating: { key: "false" } },
    });
  });

  test.each<[string, string, (claimId: string) => Promise<Result<unknown>>]>([
    [
      "rewording",
      "inReview",
      async (claimId: string) => rewriteClaim(newsroom.reviewer, { claimId, revisionNumber: 1, statement: "New words." }),
    ],
    ["new evidence", "assessed", async (claimId: string) => attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "" })],
    ["reopening", "assessed", async (claimId: string) => reopenClaim(newsroom.editor, { claimId, reason: "a reader wrote" })],
  ])("goes stale with %s, visibly and in the record", async (_, state, move) => {
    const { claimId } = await aDecidedClaim(newsroom);
    accepted(await move(claimId));
    const [verdict] = await listVerdicts(newsroom.reviewer, claimId);
    expect(verdict?.staleAt).not.toBeNull();
    expect(verdict?.staleReason).toBeTruthy();
    expect(await stateOf(claimId)).toBe(state);
    expect((await listEvents(newsroom.reviewer, { claimId })).events.length).toBeGreaterThan(4);
  });

  test("is refused when the evidence is not what the editor saw, or there is none", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const { setHash } = await listEvidence(newsroom.editor, claimId);
    const ratingId = await aRating(newsroom);
    const added = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "" }));
    const stale = await decideClaim(newsroom.editor, { ...ruling(claimId, ratingId), evidenceSetHash: setHash });
    expect(stale).toMatchObject({ refusal: { code: "CONFLICT", reason: expect.stringContaining("evidence changed") } });
    for (const piece of (await listEvidence(newsroom.editor, claimId)).evidence)
      accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId: piece.id, reason: "test" }));
    expect(added.number).toBe(2);
    expect(await decideClaim(newsroom.editor, ruling(claimId, ratingId))).toMatchObject({
      refusal: { fields: { ratingId: expect.anything() } },
    });
    accepted(await decideClaim(newsroom.editor, ruling(claimId, await aRating(newsroom, "unproven"))));
  });

  test("uses a scale whose worst label is 1 and whose larger values are truer", async () => {
    const ratings = (await getScale(newsroom.reviewer)).ratings;
    const ordinal = ratings.filter((rating) => rating.value !== null);
    expect(Math.min(...ordinal.map((rating) => rating.value ?? 0))).toBe(1);
    expect(ordinal.find((rating) => rating.key === "true")?.value).toBe(5);
    expect(ordinal.find((rating) => rating.key === "false")?.value).toBe(1);
    expect(ratings.some((rating) => rating.value === null)).toBe(true);
  });
});
