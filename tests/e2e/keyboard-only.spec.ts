import { expect } from "@playwright/test";
import { database } from "@/lib/database";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";
import { test } from "./support/journey";
import { tabTo } from "./support/keyboard";
import { windowOf } from "./support/sessions";

test("a reviewer attaches evidence, records what else was done and assesses a claim without touching the mouse", async ({ browser }) => {
  test.setTimeout(240_000);
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { workspaceId } = newsroom;
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/articles/${articleId}`);
  await expect(page.getByLabel("Text of the article")).toBeVisible();
  // Keys act once the page's script runs.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page).toHaveURL(new RegExp(`claim=${claimId}`), { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("button", { name: /Attach evidence/ })).toBeVisible();

  await page.keyboard.press("v");
  await tabTo(page, /Title of the source/);
  await page.keyboard.type("Bridge accounts");
  await tabTo(page, /^\s*Quote/);
  await page.keyboard.type("Total: 38.2 million.");
  await tabTo(page, /Supports/i);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, /^Attach/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "Evidence 1" })).toBeVisible();

  await tabTo(page, /^Record a search/);
  await page.keyboard.press("Enter");
  await tabTo(page, /What was looked for/);
  await page.keyboard.type("Figures that speak for 41 million.");
  await tabTo(page, /^\s*Where/);
  await page.keyboard.type("City archive");
  await tabTo(page, /Something was found/);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, /^Record the search/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
  await tabTo(page, /^Log a contact/);
  await page.keyboard.press("Enter");
  await tabTo(page, /What they were asked/);
  await page.keyboard.type("What is your figure based on?");
  await tabTo(page, /Asked on/);
  await page.keyboard.type("11202026");
  await tabTo(page, /^Log the contact/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Waiting", { exact: true })).toBeVisible();

  await page.keyboard.press("r");
  await tabTo(page, /^\s*True/);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowDown");
  await tabTo(page, /Justification/);
  await page.keyboard.type("The accounts say so [1].");
  await tabTo(page, /^Submit/);
  await page.keyboard.press("Enter");
  await expect.poll(() => database.assessment.count({ where: { workspaceId, claimId } })).toBe(1);
  const assessment = await database.assessment.findFirstOrThrow({ where: { workspaceId, claimId }, include: { rating: true } });
  expect(assessment.rating.key).toBe("false");
  expect(assessment.justification).toBe("The accounts say so [1].");
  // The focus is on something, not lost to the page.
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  expect(errors).toEqual([]);
});
