import { expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { getAgreement } from "@/lib/verdicts/agreement-queries";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aDecidedClaim, anAssessedClaim } from "@/tests/builders/review";

test("agreement is measured on settled claims only, tells of single reviewers to editors, and of another newsroom nothing", async () => {
  const newsroom = await aNewsroom();
  expect(await getAgreement(newsroom.editor)).toMatchObject({ claimCount: 0, twiceCount: 0, overturned: null });
  await aDecidedClaim(newsroom);
  const before = await getAgreement(newsroom.viewer);
  await anAssessedClaim(newsroom);
  expect(await getAgreement(newsroom.viewer)).toEqual(before);
  expect(before).toMatchObject({
    twiceCount: 1,
    overturned: 0.5,
    pairs: [{ labels: ["false", "mostly-false"], count: 1 }],
    reviewers: null,
  });
  expect(before?.measures.find(({ name }) => name === "Same label")).toMatchObject({ value: 0 });
  expect((await getAgreement(newsroom.editor))?.reviewers).toMatchObject([
    { name: "Ravi Reviewer", count: 1, kept: 0 },
    { name: "Rita Reviewer", count: 1, kept: 1 },
  ]);
  expect(await getAgreement((await aNewsroom()).editor)).toMatchObject({ claimCount: 0 });
  expect(await getAgreement(visitor)).toBeNull();
});
