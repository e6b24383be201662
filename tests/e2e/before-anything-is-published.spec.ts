import { expect } from "@playwright/test";
import { disconnectDatabase } from "@/lib/database";
import { publicPaths } from "@/lib/reports/addresses";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aPublishedReport, withPublicTexts } from "@/tests/builders/report";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";

test.afterAll(disconnectDatabase);

test("a newsroom that published nothing yet leads readers to how it works, and offers nothing to search", async ({ page }) => {
  const newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  await page.goto(publicPaths.claims(newsroom.slug));
  await expect(page.getByRole("status")).toHaveText("No claim is published yet.");
  await expect(page.getByRole("search")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(publicPaths.newsroom(newsroom.slug));
  await expect(page.getByText("No report is published yet.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "The methodology of The Harbour Courier" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Methodology" })).toBeVisible();
});

test("a report keeps its words apart from the line above, retracted or not, and the form for errors has room to write", async ({
  page,
}) => {
  const newsroom = await aNewsroom();
  const { articleId, slug } = await aPublishedReport(newsroom);
  await page.goto(publicPaths.newsroom(newsroom.slug));
  const distance = () =>
    page.getByRole("main").evaluate((main) => {
      const summary = [...main.querySelectorAll("li p")].find(({ textContent }) => textContent?.startsWith("The city’s accounts"));
      const own = [...(summary?.closest("li")?.children ?? [])].find((child) => child.contains(summary ?? null));
      const above = own?.previousElementSibling;
      return (summary?.getBoundingClientRect().top ?? 0) - (above?.getBoundingClientRect().bottom ?? 0);
    });
  expect(await distance()).toBeGreaterThanOrEqual(12);
  const asked = accepted(await askRetraction(newsroom.editor, { articleId, claimId: null, reason: "The accounts were forged." }));
  accepted(await confirmRetraction(newsroom.secondEditor, { retractionId: asked.retractionId, versionNumber: 1 }));
  await page.goto(publicPaths.newsroom(newsroom.slug));
  await expect(page.getByText("Retracted.")).toBeVisible();
  expect(await distance()).toBeGreaterThanOrEqual(12);

  await page.goto(publicPaths.report(newsroom.slug, slug));
  await page.getByRole("link", { name: "Report an error" }).click();
  const words = page.getByRole("textbox", { name: "What is wrong, and how do you know?" });
  const lines = await words.evaluate((box) => box.clientHeight / Number.parseFloat(getComputedStyle(box).lineHeight));
  expect(lines).toBeGreaterThanOrEqual(6);
});
