import { expect, test } from "vitest";
import { handOutClaims } from "@/lib/claims/hand-out-claims";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { database } from "@/lib/database";
import { askAssessment } from "@/lib/verdicts/ask-assessment";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { getRuling } from "@/lib/verdicts/queries";
import { setReviewPolicy } from "@/lib/verdicts/set-review-policy";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { waiveAssessment } from "@/lib/verdicts/waive-assessment";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaimInReview, aDecidedClaim, anAssessedClaim, aRating, assess } from "@/tests/builders/review";

const reason = "She is on leave until March.";

test("an editor goes without another assessment that does not come, so that the claim does not wait for good", async () => {
  const newsroom = await aNewsroom();
  const { claimId } = await anAssessedClaim(newsroom);
  const seen = { claimId, revisionNumber: 1, reason };
  accepted(await askAssessment(newsroom.editor, { claimId, revisionNumber: 1, reason: "One against one." }));
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "The accounts." };
  expect(await decideClaim(newsroom.editor, ruling)).toMatchObject({ refusal: { reason: expect.stringContaining("needs 3") } });
  const size = await logSize(newsroom.owner);
  expect(await waiveAssessment(newsroom.thirdReviewer, seen)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await waiveAssessment(newsroom.editor, { ...seen, reason: " " })).toMatchObject({
    refusal: { fields: { reason: expect.anything() } },
  });
  expect(await logSize(newsroom.owner)).toBe(size);
  accepted(await waiveAssessment(newsroom.editor, seen));
  expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "claim.assessmentWaived", payload: { from: 3, to: 2, reason } });
  expect(await getRuling(newsroom.editor, claimId)).toMatchObject({ state: "assessed", quorum: 2 });
  expect(await waiveAssessment(newsroom.editor, seen)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  accepted(await decideClaim(newsroom.editor, ruling));
});

test("whoever could read assessments because fewer were asked for cannot assess once more are asked for again", async () => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  const anyone = { assessedBy: "anyone" } as const;
  accepted(await setReviewPolicy(newsroom.editor, { articleId, quorum: 1, ...anyone, seen: { quorum: null, ...anyone } }));
  expect((await getRuling(newsroom.editor, claimId))?.state).toBe("assessed");
  accepted(await setReviewPolicy(newsroom.editor, { articleId, quorum: 3, ...anyone, seen: { quorum: 1, ...anyone } }));
  expect(await assess(newsroom, newsroom.secondEditor, { claimId })).toMatchObject({
    refusal: { reason: expect.stringContaining("would not be independent") },
  });
});

test("an assessment is informed when its author could read others' in the claim before, or when the claim was settled once", async () => {
  const newsroom = await aNewsroom();
  const { claimId } = await aDecidedClaim(newsroom);
  const isInformed = async (id: string, reviewerId: string | null) =>
    (await database.assessment.findFirstOrThrow({ where: { claimId: id, reviewerId: reviewerId ?? "" }, orderBy: { createdAt: "desc" } }))
      .isInformed;
  accepted(await reopenClaim(newsroom.editor, { claimId, reason: "New accounts." }));
  accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId }));
  expect(await isInformed(claimId, newsroom.thirdReviewer.userId)).toBe(true);

  const fresh = await anAssessedClaim(newsroom);
  const split = accepted(
    await splitClaim(newsroom.editor, { claimId: fresh.claimId, revisionNumber: 1, parts: ["It cost 41 million.", "It opened."] }),
  );
  const [part = ""] = split.claimIds;
  const words = { claimId: part, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "As I said." };
  for (const one of [newsroom.reviewer, newsroom.thirdReviewer]) accepted(await submitAssessment(one, words));
  expect(await isInformed(part, newsroom.reviewer.userId)).toBe(true);
  expect(await isInformed(part, newsroom.thirdReviewer.userId)).toBe(false);
});

test("handing out tells nobody who has assessed: those who have are given the claim with the others", async () => {
  const newsroom = await aNewsroom();
  const { claimId } = await aClaimInReview(newsroom);
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  accepted(await handOutClaims(newsroom.editor, {}));
  const given = await database.assignment.findMany({ where: { claimId, endedAt: null }, select: { assigneeId: true } });
  expect(given).toHaveLength(2);
  expect(given.map(({ assigneeId }) => assigneeId)).toContain(newsroom.reviewer.userId);
});
