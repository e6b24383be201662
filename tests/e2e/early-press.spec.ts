import { expect, type Page } from "@playwright/test";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

/** Keeps every script from the page until the answer is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await isReleased;
    await route.continue();
  });
  return release;
}

test("a button pressed before the page's scripts are there does what it says once they are", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const release = await holdScripts(page);
  await page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${claimId}`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Attach evidence" }).click();
  await expect(page.getByRole("form", { name: "Attach evidence" })).toHaveCount(0);
  release();
  await expect(page.getByRole("form", { name: "Attach evidence" })).toBeVisible();
  expect(errors).toEqual([]);
});

test("a proof chosen before the page's scripts are there is checked once they are", async ({ browser }) => {
  const { page, errors } = await windowOf(browser, null);
  const release = await holdScripts(page);
  await page.goto("/verify", { waitUntil: "commit" });
  await page.getByLabel("Proof").setInputFiles({ name: "early.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText("The proof in early.json")).toHaveCount(0);
  release();
  await expect(page.getByText("The proof in early.json does not hold")).toBeVisible();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a press whose beginning fell between React's taking the button over and its listening still does what it says", async ({
  browser,
}) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${claimId}`);
  await page.getByRole("button", { name: "Attach evidence" }).focus();
  // What React drops in that moment: the pointer going down, and the mouse with it.
  await page.evaluate(() => {
    for (const type of ["pointerdown", "mousedown"])
      document.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  });
  await page.getByRole("button", { name: "Attach evidence" }).click();
  await expect(page.getByRole("form", { name: "Attach evidence" })).toBeVisible();
  expect(errors).toEqual([]);
});

test("keys pressed before the page's scripts are there do what they say, in their order, once they are", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const release = await holdScripts(page);
  await page.goto(`/${newsroom.slug}/articles/${articleId}`, { waitUntil: "commit" });
  await expect(page.getByRole("button", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  release();
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-row][aria-current=true]")).toHaveCount(1);
  expect(errors).toEqual([]);
});

test("what is typed before the page's scripts are there stays in the form, and is what the form sends", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const release = await holdScripts(page);
  await page.goto(`/${newsroom.slug}/articles/new`, { waitUntil: "commit" });
  const text = "The bridge cost 41 million. It opened in 2024.";
  await page.getByLabel("Text of the article").fill(text);
  await page.getByLabel("Title").fill("The bridge bill");
  release();
  await page.getByRole("button", { name: "Submit article" }).click();
  await expect(page.getByText("Say in a sentence why it is worth checking.")).toBeVisible();
  await expect(page.getByLabel("Text of the article")).toHaveValue(text);
  await expect(page.getByLabel("Title")).toHaveValue("The bridge bill");
  await page.getByLabel("Why is it worth checking?").fill("The council votes on it.");
  await page.getByRole("button", { name: "Submit article" }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  expect(errors).toEqual([]);
});
