import { expect } from "@playwright/test";
import { database } from "@/lib/database";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaimInReview, anAssessedClaim, aRating } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

test("an editor sets how an article is reviewed, and back; a reviewer is not offered it", async ({ browser }) => {
  test.setTimeout(120_000);
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { articleId } = await aClaimInReview(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.editor);
  const policy = () =>
    database.article.findFirstOrThrow({ where: { workspaceId, id: articleId }, select: { quorum: true, assessedBy: true } });
  await page.goto(`/${newsroom.slug}/articles/${articleId}/details`);
  const form = page.getByRole("form", { name: "Review" });
  await form.getByLabel("Assessments each claim needs").fill("3");
  await form.getByRole("radio", { name: /Only those/ }).check();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Save how it is reviewed" }).click();
  await expect.poll(policy).toEqual({ quorum: 3, assessedBy: "assigned" });
  await expect(form.getByLabel("Assessments each claim needs")).toHaveValue("3");
  await form.getByLabel("Assessments each claim needs").fill("0");
  await form.getByRole("button", { name: "Save how it is reviewed" }).click();
  await expect(form.getByText("At least 1.")).toBeVisible();
  await form.getByLabel("Assessments each claim needs").fill("");
  await form.getByRole("button", { name: "Save how it is reviewed" }).click();
  await expect.poll(policy).toEqual({ quorum: null, assessedBy: "assigned" });

  const { page: reviewer } = await windowOf(browser, newsroom.reviewer);
  await reviewer.goto(`/${newsroom.slug}/articles/${articleId}/details`);
  await expect(reviewer.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(reviewer.getByRole("form", { name: "Review" })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("of two editors who settle a claim at once, the second sees both justifications and loses none", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { claimId } = await anAssessedClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/claims/${claimId}`);
  await page.getByRole("button", { name: /Settle the verdict/ }).click();
  const form = page.getByRole("form", { name: "Settle the verdict" });
  await form
    .getByRole("radio", { name: /^Mostly false\b/ })
    .first()
    .check();
  await form.getByLabel("Justification").fill("Written second: the accounts leave the ferry out.");
  const ratingId = await aRating(newsroom);
  const first = { claimId, revisionNumber: 1, ratingId, justification: "Written first: the accounts say 38.2 million." };
  accepted(await decideClaim(newsroom.secondEditor, first));
  await form.locator('button[type="submit"]').click();
  await expect(page.getByText(/Another editor settled it first/)).toBeVisible();
  await expect(page.getByText(first.justification).first()).toBeVisible();
  await expect(page.getByText("Written second: the accounts leave the ferry out.")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText("Written second: the accounts leave the ferry out.")).toBeVisible();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByText(/Another editor settled it first/)).toHaveCount(0);
  expect(errors).toEqual([]);
});
