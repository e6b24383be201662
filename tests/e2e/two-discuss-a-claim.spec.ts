import { expect, type Page } from "@playwright/test";
import { listThreads } from "@/lib/discussion/queries";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { pressUntil, tabTo } from "./support/keyboard";
import { windowOf } from "./support/sessions";

/** Opens the form by its key. Once: a second press would write into it. */
async function openForm(page: Page) {
  await expect(page.getByRole("button", { name: "Comment", exact: true })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("form", { name: "Begin a discussion" })).toBeVisible({ timeout: 30_000 });
}

test("two people discuss a claim by keyboard: one names the other, who is told at once, lands at the comment, answers and resolves it", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  const desk = `/${newsroom.slug}/articles/${articleId}?claim=${claimId}`;
  const rita = await windowOf(browser, newsroom.reviewer);
  const ravi = await windowOf(browser, newsroom.secondReviewer);

  await ravi.page.goto(`/${newsroom.slug}/queue`);
  const bell = ravi.page.getByRole("link", { name: /^Notifications/ });
  await expect(bell).toHaveAccessibleName("Notifications");

  // Rita asks. The @ offers people; arrow keys and Enter choose.
  await rita.page.goto(desk);
  await openForm(rita.page);
  const comment = rita.page.getByRole("textbox", { name: "Comment" });
  await expect(comment).toBeFocused();
  await rita.page.keyboard.type("Is this the whole sum, @ra");
  await expect(rita.page.getByRole("option", { name: "Ravi Reviewer" })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(rita.page);
  await rita.page.keyboard.press("Enter");
  await rita.page.keyboard.type("or without the ramps?");
  await expect(comment).toHaveValue("Is this the whole sum, @Ravi Reviewer or without the ramps?");
  await rita.page.keyboard.press("Control+Enter");
  const section = rita.page.getByRole("region", { name: "Discussion" });
  await expect(section.getByRole("article", { name: "Comment by Rita Reviewer" })).toBeVisible();

  // Ravi learns of it where he is, without a reload, and goes there by keys alone.
  await expect(bell).toHaveAccessibleName("Notifications, 1 unread", { timeout: 30_000 });
  await ravi.page.keyboard.press("g");
  await ravi.page.keyboard.press("n");
  const line = ravi.page.getByRole("link", { name: /Rita Reviewer mentioned you/ });
  await pressUntil(ravi.page, "j", ravi.page.locator("[data-notification]:focus"));
  await expectAccessible(ravi.page);
  await expect(line).toBeFocused();
  await ravi.page.keyboard.press("Enter");
  await ravi.page.waitForURL(/comment=/);
  const target = ravi.page.locator("li:focus").getByRole("article", { name: "Comment by Rita Reviewer" });
  await expect(target).toBeInViewport();
  await expect(bell).toHaveAccessibleName("Notifications");

  // While Rita writes something else, Ravi answers: she is told, and what she writes stays.
  await openForm(rita.page);
  await rita.page.keyboard.type("And another thing");
  await tabTo(ravi.page, /^Answer$/);
  await ravi.page.keyboard.press("Enter");
  await expect(ravi.page.getByRole("textbox", { name: "Your answer" })).toBeFocused();
  await ravi.page.keyboard.type("Without them: page 12.");
  await ravi.page.keyboard.press("Control+Enter");
  await expect(ravi.page.getByRole("article", { name: "Comment by Ravi Reviewer" })).toBeVisible();
  await expect(rita.page.getByText("Ravi Reviewer commented here.")).toBeVisible({ timeout: 30_000 });
  await rita.page.getByRole("button", { name: "Show" }).press("Enter");
  await expect(section.getByText("Without them: page 12.")).toBeVisible();
  await expect(comment).toHaveValue("And another thing");
  await expect(rita.page.getByText("Ravi Reviewer commented here.")).toHaveCount(0);

  await tabTo(ravi.page, /^Resolve$/);
  await ravi.page.keyboard.press("Enter");
  await expect(ravi.page.getByText(/2 comments, resolved by Ravi Reviewer/)).toBeVisible();
  await expect.poll(async () => (await listThreads(newsroom.viewer, claimId)).map(({ isResolved }) => isResolved)).toEqual([true]);
  // Undo is a step of its own, and real.
  await ravi.page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(async () => (await listThreads(newsroom.viewer, claimId)).map(({ isResolved }) => isResolved)).toEqual([false]);
  expect([...rita.errors, ...ravi.errors]).toEqual([]);
});

test("words of the article are commented on from the selection, and the address of a comment opens at its place", async ({ browser }) => {
  test.setTimeout(240_000);
  const newsroom = await aNewsroom();
  const { articleId } = await aClaimInReview(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/articles/${articleId}`);
  const words = page.getByRole("region", { name: "Text of the article" });
  await words.focus();
  await page.keyboard.press("Control+ArrowDown");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Shift+ArrowRight");
  const bar = page.getByRole("toolbar", { name: "Selected words" });
  await expect(bar.getByRole("button", { name: "Comment" })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { name: "Comment on these words" })).toBeVisible();
  await page.keyboard.type("Who says so?");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/thread=/);
  const there = page.getByRole("article", { name: "Comment by Rita Reviewer" });
  await expect(there).toBeVisible();
  const address = (await there.getByRole("link").first().getAttribute("href")) ?? "";
  expect(address).toMatch(/\/comments\/[0-9a-f-]{36}$/);
  const other = await windowOf(browser, newsroom.viewer);
  await other.page.goto(address);
  await other.page.waitForURL(/thread=.*comment=/);
  await expect(other.page.locator("li:focus").getByText("Who says so?")).toBeVisible();
  // A viewer reads, and is told why nothing more.
  await expect(other.page.getByText("Viewers may read discussions, but not take part.")).toBeVisible();
  await page.goto(`/${newsroom.slug}/articles/${articleId}/discussion`);
  await expect(page.getByText("Who says so?")).toBeVisible();
  await expectAccessible(page);
  expect([...errors, ...other.errors]).toEqual([]);
});
