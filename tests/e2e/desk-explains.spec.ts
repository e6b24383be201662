import { expect } from "@playwright/test";
import { database } from "@/lib/database";
import { decideAgainstQuotes, halfQuotedText, submitText } from "@/tests/builders/desk-decisions";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, anArticle } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { articleText, selectByMouse } from "./support/selecting";
import { windowOf } from "./support/sessions";

const text = `The bridge bill

The city paid 41 million for the new bridge in 2024. What were they thinking?

Mayor Nan Osei told the council that the old one had been closed for 19 months. Ferry traffic fell by a third after the opening.
`;

test("a reviewer orders the list by score, narrows it, and learns by keyboard why a sentence was not proposed", async ({ browser }) => {
  test.setTimeout(180_000);
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const earlier = await aClaim(newsroom);
  const { articleId } = await anArticle(newsroom, text);
  const candidates = await database.candidate.findMany({ where: { workspaceId, articleId } });
  expect(candidates.length).toBeGreaterThanOrEqual(3);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/articles/${articleId}`);
  const rows = page.getByRole("list", { name: "Claims and candidates" }).locator("[data-row]");
  const ids = () => rows.evaluateAll((elements) => elements.map((element) => element.getAttribute("data-row")));

  const order = page.getByRole("combobox", { name: "Order" });
  await expect(async () => {
    await order.selectOption("By score");
    await expect(order).toHaveValue("worth", { timeout: 1000 });
  }).toPass();
  const byWorth = candidates.toSorted((a, b) => b.checkWorthiness - a.checkWorthiness || a.start - b.start).map(({ id }) => id);
  await expect.poll(ids).toEqual(byWorth);
  await page.getByRole("combobox", { name: "Kind of sentence" }).selectOption("Quoted claim");
  const quoted = candidates.filter(({ kind }) => kind === "quoted-claim").map(({ id }) => id);
  await expect.poll(ids).toEqual(quoted);
  await expect(page.getByText(`${quoted.length} of ${candidates.length} shown`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show all" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(ids).toEqual(byWorth);
  // The button is gone; the focus is not.
  await expect(rows.first()).toBeFocused();
  await page.getByRole("searchbox").fill("nothing that stands there");
  await page.getByRole("button", { name: "Show all" }).press("Enter");
  await expect(rows.first()).toBeFocused();
  await page.locator(`[data-row="${quoted[0]}"]`).press("Enter");
  await expect(page.getByRole("region", { name: "Who says so" })).toHaveText(/By the words Mayor Nan Osei told\.$/);
  await expectAccessible(page);
  // What is at hand keeps the focus when a filter goes.
  await page.getByRole("searchbox").fill("nothing that stands there");
  await page.getByRole("button", { name: "Show all" }).press("Enter");
  await expect(page.locator(`[data-row="${quoted[0]}"]`)).toBeFocused();

  await articleText(page).focus();
  await page.keyboard.press("Control+Home");
  // Heading, first sentence, question.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("w");
  const hand = page.getByRole("region", { name: "At hand" });
  await expect(hand.getByRole("heading", { name: "Why this was not proposed" })).toBeVisible();
  await expect(hand.getByRole("blockquote")).toHaveText("What were they thinking?");
  await expect(hand.getByText(/It asks\. Only statements/)).toBeVisible();
  await expect(hand.getByText(/rules and sparse linear models, version/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "It asks." })).toHaveCount(1);
  await expect(page).toHaveURL(/sentence=\d+/);
  await expectAccessible(page);

  // The same by mouse, of a sentence that was proposed; from there to its candidate.
  await selectByMouse(page, "paid 41 million");
  await page.getByRole("button", { name: "Why not proposed?" }).click();
  await expect(hand.getByRole("heading", { name: "This sentence was proposed" })).toBeVisible();
  await hand.getByRole("button", { name: "Open the candidate" }).click();
  await expect(hand.getByRole("heading", { name: "Why it is proposed" })).toBeVisible();
  const seen = hand.getByRole("region", { name: "Seen before" });
  await expect(seen.getByRole("link")).toHaveAttribute("href", new RegExp(`claim=${earlier.claimId}`));
  await expectAccessible(page);

  // A sentence that nobody proposed becomes a claim from its answer.
  await articleText(page).focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("w");
  await hand.getByRole("button", { name: "Mark it as a claim" }).click();
  const form = page.getByRole("form", { name: "Mark a claim" });
  await form.getByLabel("Statement").fill("The council did not think.");
  await form.getByRole("button", { name: /Mark/ }).click();
  await expect.poll(() => database.claim.count({ where: { workspaceId, articleId } })).toBe(1);
  expect(errors).toEqual([]);

  // What the newsroom's decisions teach is in force for the next article.
  await decideAgainstQuotes(newsroom.reviewer, 8);
  const { page: settings } = await windowOf(browser, newsroom.editor);
  await settings.goto(`/${newsroom.slug}/settings`);
  await settings.getByRole("button", { name: "Learn from the decisions so far" }).click();
  await expect(
    settings.getByText(/^Layer 1 is in force, learnt on .* by Edith Editor from \d+ decisions on \d+ articles\.$/),
  ).toBeVisible();
  const learnt = await submitWithoutModel(newsroom.reviewer, halfQuotedText("tower", 2011));
  expect(learnt.breakdown.layer).toBe(1);
  await page.goto(`/${newsroom.slug}/articles/${learnt.articleId}`);
  await expect(rows).toHaveCount(learnt.candidates.length);
  // The operator's language model could not be reached: the offline proposals stand, and whoever reviews them is told.
  await expect(
    page.getByText("The article was read without the language model tiny-model, because it could not be reached."),
  ).toBeVisible();
});

test("a sentence that states several facts is made a claim for one of them, by keyboard", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const several = "The bridge bill\n\nThe bridge, which cost 41 million euros, opened in 2019 and carries 20,000 cars a day.\n";
  const { articleId } = await anArticle(newsroom, several);
  const candidate = await database.candidate.findFirstOrThrow({ where: { workspaceId, articleId } });
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/articles/${articleId}`);
  await page.locator(`[data-row="${candidate.id}"]`).press("Enter");
  const facts = page.getByRole("region", { name: "Facts in it" });
  await expect(facts.getByRole("listitem")).toHaveCount(3);
  await expectAccessible(page);
  const mark = facts.getByRole("button", { name: "Mark as a claim: The bridge opened in 2019." });
  const form = page.getByRole("form", { name: "Mark a claim" });
  await mark.press("Enter");
  await expect(form.getByRole("blockquote")).toHaveText("opened in 2019");
  // Who thinks better of it is back at the candidate.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "At hand" }).getByRole("button", { name: /^Accept/ })).toBeFocused();
  await mark.press("Enter");
  await expect(form.getByLabel("Statement")).toHaveValue("The bridge opened in 2019.");
  await form.getByRole("button", { name: /Mark/ }).press("Enter");
  await expect.poll(() => database.claim.count({ where: { workspaceId, articleId } })).toBe(1);
  const claim = await database.claim.findFirstOrThrow({ where: { workspaceId, articleId }, include: { revisions: true } });
  expect(claim.revisions.map(({ statement }) => statement)).toEqual(["The bridge opened in 2019."]);
  // From then on the fact leads to its claim, also where a filter hides it.
  await page
    .getByRole("region", { name: "Claims", exact: true })
    .getByRole("button", { name: /^Candidates/ })
    .click();
  await page.locator(`[data-row="${candidate.id}"]`).press("Enter");
  const open = page.getByRole("button", { name: "Open the claim: The bridge opened in 2019." });
  await expect(facts.getByRole("listitem").filter({ has: open })).toContainText("A claim already");
  await expect(mark).toHaveCount(0);
  await expect(facts.getByRole("button", { name: /^Mark/ })).toHaveCount(2);
  await expectAccessible(page);
  await open.press("Enter");
  await expect(page.locator(`[data-row="${claim.id}"]`)).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`claim=${claim.id}`));
  expect(errors).toEqual([]);
});

/** Submits a text while a language model is set up that nobody answers for. */
async function submitWithoutModel(...submitted: Parameters<typeof submitText>) {
  Object.assign(process.env, { ASSAY_MODEL_URL: "http://127.0.0.1:1/v1", ASSAY_MODEL_NAME: "tiny-model" });
  return submitText(...submitted).finally(() => {
    delete process.env.ASSAY_MODEL_URL;
    delete process.env.ASSAY_MODEL_NAME;
  });
}
