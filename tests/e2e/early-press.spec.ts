import { expect, test } from "@playwright/test";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";
import { windowOf } from "./support/sessions";

test("a button pressed before the page's scripts are there does what it says once they are", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  let release = () => {};
  const isPressed = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await isPressed;
    await route.continue();
  });
  await page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${claimId}`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Attach evidence" }).click();
  await expect(page.getByRole("form", { name: "Attach evidence" })).toHaveCount(0);
  release();
  await expect(page.getByRole("form", { name: "Attach evidence" })).toBeVisible();
  expect(errors).toEqual([]);
});
