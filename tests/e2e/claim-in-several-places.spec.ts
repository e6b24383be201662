import { expect, type Locator, type Page } from "@playwright/test";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { placeOnWords, renewArticle, takePlaceBack } from "@/tests/builders/places";
import { anArticle, markAlso } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { focused, openDesk } from "./support/desk";
import { test } from "./support/journey";
import { articleText } from "./support/selecting";
import { windowOf } from "./support/sessions";

const [first, second, third] = [
  "The city paid 41 million for the new bridge",
  "The bill came to 41 million",
  "41 million is what it took",
] as const;
const filler = "Nobody knows what is said here, nor why, and it goes on for a while so that the lines after it are out of sight. ".repeat(
  12,
);
const text = `The bridge bill

${first}. ${filler}

${filler}

Others say so, too. ${second}, all in all. ${filler}

${filler}

In the end ${third}. The ferry lost a third of its passengers.
`;

/** A claim that was made of three and stands where each stood, one that stands between them, and one behind. */
async function aClaimInThreePlaces() {
  const newsroom = await aNewsroom();
  const article = await anArticle(newsroom, text);
  const marked: string[] = [];
  for (const exact of [first, second, third]) marked.push(await markAlso(newsroom, article, exact));
  const between = await markAlso(newsroom, article, "Others say so, too");
  const last = await markAlso(newsroom, article, "The ferry lost a third of its passengers");
  const claims = marked.map((claimId) => ({ claimId, revisionNumber: 1 }));
  const { claimId } = accepted(await mergeClaims(newsroom.editor, { claims, statement: "The bridge cost 41 million." }));
  return { newsroom, articleId: article.articleId, claimId, between, last };
}

const marksOf = (page: Page, claimId: string) => page.locator(`[data-mark="${claimId}"]`);

/** How many of a claim's marks have an attribute. */
const having = (page: Page, claimId: string, attribute: string) => page.locator(`[data-mark="${claimId}"][${attribute}]`);

test("a claim that stands in three places is marked, lit and shown in each, and is one step for the keys", async ({ browser }) => {
  const { newsroom, articleId, claimId, between, last } = await aClaimInThreePlaces();
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  await expect(marksOf(page, claimId)).toHaveText([first, second, third]);
  await expect(page.locator(`[data-row="${claimId}"]`)).toContainText("stands in 3 places");
  await expect(page.locator(`[data-row="${between}"]`)).not.toContainText("places");

  await page.keyboard.press("j");
  await expect.poll(async () => (await focused(page)).row).toBe(claimId);
  await expect(having(page, claimId, "data-selected")).toHaveCount(3);
  await expect(marksOf(page, claimId).nth(0)).toBeInViewport();
  for (const next of [between, last]) {
    await page.keyboard.press("j");
    await expect.poll(async () => (await focused(page)).row).toBe(next);
  }
  await expect(having(page, claimId, "data-selected")).toHaveCount(0);

  await marksOf(page, claimId).nth(1).scrollIntoViewIfNeeded();
  await marksOf(page, claimId).nth(1).hover();
  await expect(having(page, claimId, "data-raised")).toHaveCount(3);
  await marksOf(page, claimId).nth(1).click();
  await expect(page).toHaveURL(new RegExp(`claim=${claimId}`));
  await expect(having(page, claimId, "data-selected")).toHaveCount(3);
  // Whoever opens a claim at one of its places stays there.
  await expect(marksOf(page, claimId).nth(1)).toBeInViewport();
  await expect(marksOf(page, claimId).nth(0)).not.toBeInViewport();
  await articleText(page).focus();
  await expect(page.getByRole("status").filter({ hasText: "Claim under review, place 2 of 3" })).toBeAttached();

  await page.locator("summary", { hasText: "Stands in 3 places" }).click();
  await page.getByRole("button", { name: "Show place 3 of 3 in the article" }).click();
  await expect(marksOf(page, claimId).nth(2)).toBeInViewport();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("on paper, and on the claim's own page, each of its places is there", async ({ browser }) => {
  const { newsroom, articleId, claimId } = await aClaimInThreePlaces();
  const { page, errors } = await windowOf(browser, newsroom.viewer);
  await openDesk(page, newsroom, articleId);
  await page.emulateMedia({ media: "print" });
  await expect(marksOf(page, claimId)).toHaveText([first, second, third]);
  await page.emulateMedia({ media: "screen" });
  await page.goto(`/${newsroom.slug}/claims/${claimId}`);
  await page.locator("summary", { hasText: "Stands in 3 places" }).click();
  for (const words of [second, third]) await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Show place/ })).toHaveCount(0);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("a claim that stands in two places and waits in the third looks in the list as if it needs a person, and is found by that", async ({
  browser,
}) => {
  const { newsroom, articleId, claimId, between } = await aClaimInThreePlaces();
  await renewArticle(newsroom, articleId, (before) => before.replace(second, "Nobody says what it came to"));
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  const row = page.getByRole("button", { name: /The bridge cost 41 million.*Accepted.*1 of 3 places needs a person/ });
  await expect(row).toBeVisible();
  await expect(page.locator(`[data-row="${between}"]`)).not.toContainText("needs a person");

  const filter = page.getByRole("group", { name: "Show" }).getByRole("button", { name: "To place 1" });
  await filter.focus();
  await page.keyboard.press("Enter");
  await expect(filter).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await expect(row).toBeVisible();
  await expectAccessible(page);

  // Nothing moves under what one reads: the open desk says who did something, and follows when asked.
  const told = page.getByRole("status").filter({ hasText: `${newsroom.editor.name} made a change to this article.` });
  async function follow() {
    await expect(told).toBeVisible({ timeout: 30_000 });
    await told.getByRole("button", { name: "Show" }).press("Enter");
    await expect(told).toHaveCount(0);
  }
  const placeOfText = async () => (await articleText(page).boundingBox())?.y;
  const placeBefore = await placeOfText();
  await placeOnWords(newsroom, { articleId, claimId }, null);
  await expect(told).toBeVisible({ timeout: 30_000 });
  expect(await placeOfText()).toBe(placeBefore);
  await follow();
  await expect(page.locator("[data-row]")).toHaveCount(0);
  await expect(page.getByText("Nobody has to say of a claim where it stands now.")).toBeVisible();
  await takePlaceBack(newsroom, { articleId, claimId });
  await follow();
  await expect(row).toBeVisible();
  await placeOnWords(newsroom, { articleId, claimId }, null);
  await follow();
  await page.getByRole("group", { name: "Show" }).getByRole("button", { name: /^All/ }).press("Enter");
  await expect(page.locator(`[data-row="${claimId}"]`)).toContainText("stands in 2 places");
  await expect(page.getByRole("button", { name: /^To place/ })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("what was said of a place by mistake is taken back by Undo, and later at the claim, by keyboard", async ({ browser }) => {
  const { newsroom, articleId, claimId } = await aClaimInThreePlaces();
  await renewArticle(newsroom, articleId, (before) =>
    before.replace(second, "Nobody says what it came to").replace("The ferry lost a third of its passengers", "Of ferries nothing is said"),
  );
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/places`);
  const card = page.getByRole("region", { name: /The bridge cost 41 million/ });
  const next = page.getByRole("region", { name: /The ferry lost a third/ });
  async function sayGone(one: Locator) {
    await expect(async () => {
      await page.keyboard.press("0");
      await expect(one.getByRole("radio", { name: /^The words are gone/ })).toBeChecked({ timeout: 2_000 });
    }).toPass();
    await page.keyboard.press("Enter");
    await expect(one).toHaveCount(0);
  }
  // The next answer is for what came back, also where it was the last that waited.
  async function undo(one: Locator) {
    await page.getByRole("button", { name: "Undo" }).first().press("Enter");
    await expect(one).toBeFocused();
    await expect(page.getByText("Taken back: the place waits again.").first()).toBeVisible();
  }
  await sayGone(card);
  await expect(next).toBeFocused();
  await undo(card);
  await sayGone(card);
  await sayGone(next);
  await expect(page.getByText("Nothing waits")).toBeVisible();
  await undo(next);

  await openDesk(page, newsroom, `${articleId}?claim=${claimId}`);
  const said = page.getByRole("list", { name: "Places that people settled" });
  await expect(said).toContainText(`You confirmed that these words are gone from snapshot 2: ${second}`);
  await expectAccessible(page);
  await said.getByRole("button", { name: /^Take back/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(`[data-row="${claimId}"]`)).toContainText("1 of 3 places needs a person");
  await expect(said).toHaveCount(0);
  // What took it back is gone: the focus is at the name of its section, not at nothing.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
