import { expect, test } from "vitest";
import { assignClaims } from "@/lib/claims/assign-claims";
import { prioritiseClaims } from "@/lib/claims/prioritise-claims";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { getWorkspace } from "@/lib/people/queries";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { getReviewPolicy, getRuling } from "@/lib/verdicts/queries";
import { setReviewPolicy } from "@/lib/verdicts/set-review-policy";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaimInReview, aRating, assess } from "@/tests/builders/review";

test("an editor says how many assessments an article's claims need and who may give them; the slower of two hears it", async () => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  const before = { quorum: null, assessedBy: "anyone" } as const;
  const after = { quorum: 1, assessedBy: "assigned" } as const;
  const size = await logSize(newsroom.owner);
  expect(await setReviewPolicy(newsroom.reviewer, { articleId, ...after, seen: before })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await setReviewPolicy(newsroom.editor, { articleId, ...before, seen: before })).toMatchObject({ refusal: { code: "CONFLICT" } });
  expect(await logSize(newsroom.owner)).toBe(size);
  accepted(await setReviewPolicy(newsroom.editor, { articleId, ...after, seen: before }));
  expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "article.reviewPolicySet", payload: { from: before, to: after } });
  expect(await setReviewPolicy(newsroom.secondEditor, { articleId, quorum: 3, assessedBy: "anyone", seen: before })).toMatchObject({
    refusal: { code: "CONFLICT" },
  });
  expect(await getReviewPolicy(newsroom.viewer, articleId)).toEqual({ ...after, newsroomQuorum: 2, urgentQuorum: null });
  expect(await getReviewPolicy((await aNewsroom()).owner, articleId)).toBeNull();

  expect(await assess(newsroom, newsroom.reviewer, { claimId })).toMatchObject({
    refusal: { reason: expect.stringContaining("assigned to") },
  });
  accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: newsroom.reviewer.userId ?? "" }));
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "The accounts." };
  accepted(await decideClaim(newsroom.editor, ruling));
});

test("fewer assessments asked for than are in let an editor settle at once", async () => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "The accounts." };
  expect(await decideClaim(newsroom.editor, ruling)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  const seen = { quorum: null, assessedBy: "anyone" } as const;
  accepted(await setReviewPolicy(newsroom.editor, { articleId, quorum: 1, assessedBy: "anyone", seen }));
  accepted(await decideClaim(newsroom.editor, ruling));
});

test("urgent claims need as many assessments as the settings say for them, once an editor marks them urgent", async () => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  const settings = { name: "The Courier", language: "en", quorum: 2, methodology: "", correctionsPolicy: "", funding: "" };
  const { revision } = (await getWorkspace(newsroom.owner)) ?? { revision: 0 };
  const size = await logSize(newsroom.owner);
  for (const urgentQuorum of [0, 10, 1.5]) {
    expect(await describeWorkspace(newsroom.owner, { ...settings, revision, urgentQuorum })).toMatchObject({
      refusal: { code: "INVALID", fields: { urgentQuorum: expect.anything() } },
    });
  }
  expect(await describeWorkspace(newsroom.reviewer, { ...settings, revision, urgentQuorum: 1 })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  expect(await logSize(newsroom.owner)).toBe(size);
  accepted(await describeWorkspace(newsroom.owner, { ...settings, revision, urgentQuorum: 1 }));
  expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "workspace.described", payload: { quorum: 2, urgentQuorum: 1 } });
  expect(await getReviewPolicy(newsroom.viewer, articleId)).toMatchObject({ newsroomQuorum: 2, urgentQuorum: 1 });
  expect((await getRuling(newsroom.editor, claimId))?.quorum).toBe(2);
  accepted(await prioritiseClaims(newsroom.editor, { claimIds: [claimId], priority: 2 }));
  expect((await getRuling(newsroom.editor, claimId))?.quorum).toBe(1);
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "The accounts." };
  accepted(await decideClaim(newsroom.editor, ruling));
});
