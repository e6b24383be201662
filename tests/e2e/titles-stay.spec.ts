import { expect, type Page } from "@playwright/test";
import { database } from "@/lib/database";
import { halfQuotedText, submitText } from "@/tests/builders/desk-decisions";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";
import { test } from "./support/journey";
import { articleText } from "./support/selecting";
import { windowOf } from "./support/sessions";

/** Writes down where a page was without a title, in this window, from when it was first there. */
async function watchTitles(page: Page): Promise<() => Promise<string[]>> {
  const untitled: string[] = [];
  await page.exposeFunction("writeDown", (address: string) => untitled.push(address));
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const look = () => {
        if (document.title === "") (window as unknown as { writeDown: (address: string) => void }).writeDown(location.pathname);
      };
      look();
      new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    });
  });
  return async () => {
    await page.evaluate(() => null);
    return untitled;
  };
}

test("the page keeps its title over fifty decisions and the way to each claim", async ({ browser }) => {
  test.setTimeout(300_000);
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const text = Array.from({ length: 10 }, (_, number) => halfQuotedText("harbour", 2000 + number)).join("\n\n");
  const { articleId, candidates } = await submitText(newsroom.reviewer, text);
  expect(candidates.length).toBeGreaterThanOrEqual(50);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const untitled = await watchTitles(page);
  await page.goto(`/${newsroom.slug}/articles/${articleId}`);
  await expect(articleText(page)).toBeVisible();
  // The keys are there once the browser has taken the page over from the server.
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(page.locator(`[data-row="${candidates[0]?.id}"]`)).toBeFocused({ timeout: 1000 });
  }).toPass();
  const isOpen = { workspaceId, articleId, state: "proposed" } as const;
  for (let open = candidates.length; open > candidates.length - 50; open -= 1) {
    // The next one is at hand by then.
    await page.keyboard.press("a");
    await expect.poll(() => database.candidate.count({ where: isOpen })).toBe(open - 1);
  }
  const claims = await database.claim.count({ where: { workspaceId, articleId } });
  expect(claims).toBe(50);
  for (let step = 0; step < 10; step += 1) {
    const before = page.url();
    await page.keyboard.press("k");
    await expect.poll(() => page.url()).not.toBe(before);
  }
  await expect(page).toHaveTitle(/^A place · /);
  expect(await untitled()).toEqual([]);
  expect(errors).toEqual([]);
});

test("the title changes with the page, and never goes, from section to section, to a missing page and out", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { claimId, articleId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.owner);
  const untitled = await watchTitles(page);
  await page.goto(`/${newsroom.slug}/articles`);
  await expect(page).toHaveTitle(/^Articles · /);
  const sections = [
    ["w", "My work"],
    ["b", "Board"],
    ["a", "Articles"],
    ["c", "Claims"],
    ["o", "Sources"],
    ["p", "People"],
    ["l", "Audit"],
    ["s", "Settings"],
    ["a", "Articles"],
  ] as const;
  for (const [key, name] of sections) {
    await expect(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press(key);
      await expect(page).toHaveTitle(new RegExp(`^${name} · `), { timeout: 3000 });
    }).toPass();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  const article = await database.article.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: articleId } });
  await page.getByRole("main").getByRole("link", { name: article.title }).first().click();
  await expect(page).toHaveTitle(new RegExp(`^${article.title} · `));
  for (const [link, name] of [
    ["Report", "Report"],
    ["History", "History"],
    ["Discussion", "Discussion"],
  ] as const) {
    await page.getByRole("main").getByRole("link", { name: link, exact: true }).click();
    await expect(page).toHaveTitle(new RegExp(`^${name} · `));
    await page.goBack();
    await expect(page).toHaveTitle(new RegExp(`^${article.title} · `));
  }
  await page.goto(`/${newsroom.slug}/claims/${claimId}`);
  await expect(page).toHaveTitle(/^Claim · /);
  expect(await untitled()).toEqual([]);
  await page.goto(`/${newsroom.slug}/nowhere`);
  await expect(page).toHaveTitle(/^There is nothing at this address · /);
  await page.getByRole("button", { name: /^You/ }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveTitle("Sign in · Assay");
  await page.getByRole("link", { name: /Assay/ }).first().click();
  await expect(page).toHaveTitle("Assay: a fact-check desk for newsrooms");
  expect(await untitled()).toEqual([]);
  expect(errors).toEqual([]);
});
