import { expect } from "@playwright/test";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { markClaim } from "@/lib/claims/mark-claim";
import { disconnectDatabase } from "@/lib/database";
import { publicPaths } from "@/lib/reports/addresses";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aDraft, aPublishedReport, aReportIn, withPublicTexts } from "@/tests/builders/report";
import { aDecidedClaim } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { signIn, windowOf } from "./support/sessions";

test.afterAll(disconnectDatabase);

test("the gate shows what is missing and where to put it right, and lets the editor publish twice by keyboard alone", async ({
  browser,
}) => {
  const newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  const { articleId, snapshotId, text } = await aDecidedClaim(newsroom);
  const exact = "Ferry traffic fell by a third";
  const start = text.indexOf(exact);
  const open = { snapshotId, start, end: start + exact.length, exact, statement: "Ferry traffic fell by a third after the opening." };
  const other = accepted(await markClaim(newsroom.reviewer, open));
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/report`);

  await expect(page.getByText("7 of 24 rules stand in the way.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish…" })).toBeDisabled();
  await expectAccessible(page);

  await page.getByRole("link", { name: open.statement }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}\\?claim=`));
  await page.goBack();

  await page.getByLabel("The question at stake").fill(aDraft.title);
  await page.getByLabel("What was found").fill(aDraft.summary);
  await page.getByRole("button", { name: "Save and show" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: aDraft.title })).toBeVisible();
  const topics = page.getByRole("form", { name: "Topics" });
  await topics.getByLabel("Topics").fill("Harbour, budget");
  await topics.getByRole("button", { name: "Save topics" }).press("Enter");
  await expect(page.getByRole("article").getByRole("list", { name: "Topics" })).toHaveText("Harbourbudget");
  await expect(page.getByText("6 of 24 rules stand in the way.")).toBeVisible();

  // The other claim is set aside on the desk meanwhile.
  accepted(await dismissClaim(newsroom.editor, { claimId: other.claimId, reason: "Not needed." }));
  await page.reload();
  await expect(page.getByText("5 of 24 rules stand in the way.")).toBeVisible();

  // What is missing is waived rule by rule, each with a reason.
  await expectAccessible(page);
  for (const left of [4, 3, 2, 1, 0]) {
    await page.getByRole("button", { name: "Waive it…" }).first().press("Enter");
    const form = page.getByRole("form", { name: "Waive the rule" });
    if (left === 4) {
      await form.getByRole("button", { name: "Waive the rule" }).press("Enter");
      await expect(form.getByText("Say why it is right to publish all the same: readers see it.")).toBeVisible();
      await expectAccessible(page);
    }
    await form.getByLabel("Why it is right to publish all the same").fill(`The council votes tomorrow (${left}).`);
    await form.getByRole("button", { name: "Waive the rule" }).press("Enter");
    await expect(page.getByText(left === 0 ? "Nothing stands in the way." : `${left} of 24 rules`)).toBeVisible();
  }
  await expect(page.getByRole("article").getByText("Published without sources of two publishers, for 1 claim, because:")).toBeVisible();

  await page.getByRole("button", { name: "Publish…" }).press("Enter");
  const first = page.getByRole("alertdialog", { name: "Publish this report?" });
  await expect(first).toContainText("never changed or deleted");
  await expectAccessible(page);
  await first.getByRole("button", { name: "Publish" }).press("Enter");
  await expect(page.getByText("Version 1 is public.")).toBeVisible();
  await expect(page.getByText("Readers have the report as it stands.")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await expectAccessible(page);

  await page.getByLabel("What was found").fill("The accounts say 38.2 million euros, so the mayor was wrong.");
  await page.getByRole("button", { name: "Save and show" }).press("Enter");
  await page.getByRole("radio", { name: /Clarification/ }).press("Space");
  await page.getByRole("button", { name: "Publish version 2…" }).press("Enter");
  await expect(page.getByText("Say what was changed and why: readers see it.")).toBeVisible();
  await expect(page.getByLabel("What was changed, and why")).toBeFocused();
  await page.keyboard.type("Says outright what followed from the figures.");
  await page.getByRole("button", { name: "Publish version 2…" }).press("Enter");
  const second = page.getByRole("alertdialog", { name: "Publish version 2?" });
  await expect(second).toContainText("the corrections page lists the change");
  await second.getByRole("button", { name: "Publish" }).press("Enter");
  await expect(page.getByText("Version 2 is public.")).toBeVisible();

  // What should not have been published is taken back by two people, and stays readable under the notice.
  await page.getByRole("button", { name: "Ask for a retraction…" }).press("Enter");
  const asking = page.getByRole("form", { name: "Ask for a retraction" });
  await asking.getByLabel("Why it is retracted").fill("The accounts were forged.");
  await asking.getByRole("button", { name: "Ask for it" }).press("Enter");
  await expect(page.getByText("Another editor must confirm it.")).toBeVisible();
  await expectAccessible(page);
  const { page: colleague, errors: colleagueErrors } = await windowOf(browser, newsroom.secondEditor);
  await colleague.goto(`/${newsroom.slug}/articles/${articleId}/report`);
  await colleague.getByRole("button", { name: "Confirm the retraction…" }).press("Enter");
  await colleague.getByRole("alertdialog", { name: "Retract it?" }).getByRole("button", { name: "Retract" }).press("Enter");
  await expect(colleague.getByText("Version 3 is public.")).toBeVisible();
  const reportPath = `/newsrooms/${newsroom.slug}/reports/did-the-bridge-cost-41-million`;
  for (const path of [reportPath, `${reportPath}/versions/1`]) {
    await colleague.goto(path);
    const notice = colleague.getByRole("note").filter({ hasText: "This report is retracted." });
    await expect(notice).toContainText("The accounts were forged.");
    await expectAccessible(colleague);
  }
  await colleague.goto(reportPath);
  await colleague.getByRole("article").getByRole("link", { name: "The city paid 41 million for the new bridge in 2024." }).click();
  await expect(colleague.getByRole("note").filter({ hasText: "This fact check is retracted." })).toBeVisible();
  await expect(colleague.locator('script[type="application/ld+json"]')).toHaveCount(0);
  expect(colleagueErrors).toEqual([]);

  await page.goto(`/newsrooms/${newsroom.slug}/reports/did-the-bridge-cost-41-million`);
  await expect(page.getByText("Published without a recorded contact with the claimant, for 1 claim, because:")).toBeVisible();
  await expect(page.getByRole("list", { name: "Topics" }).getByRole("link", { name: "budget" })).toHaveAttribute("href", /\?topic=budget$/);
  await expect(page.getByText("The council votes tomorrow (0).")).toBeVisible();
  await page.goto(`/newsrooms/${newsroom.slug}/corrections`);
  await expect(page.getByText("Says outright what followed from the figures.")).toBeVisible();
  await expect(page.getByText("The accounts were forged.")).toBeVisible();
  expect(errors).toEqual([]);
});

test("what the law says must not even be readable is asked for by an editor and confirmed by an owner, by keyboard", async ({
  browser,
}) => {
  const newsroom = await aNewsroom();
  const { articleId, slug } = await aPublishedReport(newsroom);
  accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...aDraft, summary: "Clearer words." }));
  accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 1, change: "clarification", reason: "Clearer." }));
  const reportPath = publicPaths.report(newsroom.slug, slug);
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/report`);
  await page.getByRole("button", { name: "Ask for a takedown…" }).press("Enter");
  const wanted = page.getByRole("form", { name: "Ask for a takedown" });
  await wanted.getByRole("button", { name: "Ask for it" }).press("Enter");
  await expect(wanted.getByLabel("What demands it")).toBeFocused();
  await page.keyboard.type("District court, file 12 C 34/26.");
  await wanted.getByLabel("What to take down").selectOption("Version 1 alone");
  await wanted.getByLabel("Ground").selectOption("The law protects somebody’s private life.");
  await wanted.getByRole("button", { name: "Ask for it" }).press("Enter");
  await expect(page.getByText(/asked to take down version 1 alone/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Take it down…" })).toHaveCount(0);
  await expectAccessible(page);
  const { page: owner, errors: ownerErrors } = await windowOf(browser, newsroom.owner);
  await owner.goto(`/${newsroom.slug}/articles/${articleId}/report`);
  await owner.getByRole("button", { name: "Take it down…" }).press("Enter");
  const forGood = owner.getByRole("alertdialog", { name: "Take it down for good?" });
  await expectAccessible(owner);
  await forGood.getByRole("button", { name: "Take down" }).press("Enter");
  await expect(owner.getByText("It is taken down.")).toBeVisible();
  expect((await owner.goto(`${reportPath}/versions/1`))?.status()).toBe(410);
  await expect(owner.getByText("the law protects somebody’s private life")).toBeVisible();
  await expectAccessible(owner);
  expect((await owner.goto(`${reportPath}/versions/2`))?.status()).toBe(200);
  expect([ownerErrors, errors]).toEqual([[], []]);
});

test("a reviewer reads the preview, and is told who publishes", async ({ browser }) => {
  const newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  const { articleId } = await aDecidedClaim(newsroom);
  const { page } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/report`);
  await expect(page.getByText("Only an editor may publish a report.")).toBeVisible();
  await expect(page.getByLabel("The question at stake")).toHaveCount(0);
  await page.getByRole("article").getByRole("link", { name: "The city paid 41 million for the new bridge in 2024." }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The city paid 41 million");
  await expectAccessible(page);
});

test("a report in Arabic runs from right to left, and leads to the one it is the translation of, and back", async ({ page, context }) => {
  const newsroom = await aNewsroom();
  const english = await aPublishedReport(newsroom);
  const words = {
    title: "هل كلّف الجسر 41 مليوناً من أموال المدينة؟",
    summary: "لا. تقول حسابات المدينة إن الكلفة الإجمالية بلغت 38.2 مليوناً، أي أقل مما ذكرته رئيسة البلدية أمام المجلس قبل التصويت.",
  };
  const arabic = await aReportIn(newsroom, "ar", words);
  await signIn(context, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles/${arabic.articleId}/details`);
  const choice = page.getByRole("form", { name: "Translations" });
  await choice.getByRole("combobox", { name: "This is the translation of" }).selectOption(english.articleId);
  await choice.getByRole("button", { name: "Link the two" }).click();
  await expect(page.getByText(", the original")).toBeVisible();
  const pairs = page.getByRole("form", { name: "The same claims" });
  await expect(pairs.getByText("Proposed, not saved yet.")).toBeVisible();
  await expect(page.getByText("One is proposed, by sources, numbers and place.")).toBeVisible();
  // As the claims of the original run, which it holds.
  await expect(pairs.getByRole("combobox")).toHaveAttribute("dir", "ltr");
  await pairs.getByRole("button", { name: "Save which claims are the same" }).click();
  await expect(pairs.getByText("Proposed, not saved yet.")).toHaveCount(0);
  // That it is none of them stays said, and is not what nobody said.
  const choose = async (words: string, value: string) => {
    // What was saved before is still said on the page; and claims are drawn once somebody begins to choose, by script.
    await page.reload();
    const choice = pairs.getByRole("combobox");
    await expect(async () => {
      await choice.blur();
      await choice.focus();
      await choice.selectOption({ label: words }, { timeout: 1_000 });
    }).toPass();
    await pairs.getByRole("button", { name: "Save which claims are the same" }).click();
    await expect(page.getByText("Saved. Readers are led")).toBeVisible();
    await page.reload();
    await expect(pairs.getByRole("combobox")).toHaveValue(value);
  };
  await choose("None of them", "none");
  await expect(pairs.getByText("Proposed, not saved yet.")).toHaveCount(0);
  await choose("The city paid 41 million for the new bridge in 2024.", english.claimId);

  const here = publicPaths.report(newsroom.slug, arabic.slug);
  const original = publicPaths.report(newsroom.slug, english.slug);
  await page.goto(original);
  await page.getByRole("link", { name: "The city paid 41 million for the new bridge in 2024." }).click();
  await page.getByRole("link", { name: "العربية" }).click();
  await expect(page.locator("article[dir=rtl]")).toBeVisible();
  await page.getByRole("link", { name: words.title }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
  const document = page.locator("html");
  await expect(document).toHaveAttribute("lang", "ar");
  await expect(document).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "ما جرى التحقّق منه",
    "الادعاء",
    "كيف جرى التحقّق",
    "ما ينقص",
    "الإصدارات",
  ]);
  await expectAccessible(page);
  for (const path of [here, original]) {
    await page.goto(path);
    const links = await page
      .locator("link[hreflang]")
      .evaluateAll((found) => found.map((one) => [one.getAttribute("hreflang"), new URL(one.getAttribute("href") ?? "").pathname]));
    expect(links.toSorted()).toEqual([
      ["ar", here],
      ["en", original],
      ["x-default", original],
    ]);
  }
});
