import { expect, type Page } from "@playwright/test";
import { database } from "@/lib/database";
import { aNewsroom } from "@/tests/builders/newsroom";
import { anArticle } from "@/tests/builders/review";
import { focused, openDesk } from "./support/desk";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

/** Keeps requests from the server until the answer is called. */
async function hold(page: Page, isHeld: (request: { method: string; url: URL }) => boolean): Promise<() => void> {
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**", async (route) => {
    const request = route.request();
    if (isHeld({ method: request.method(), url: new URL(request.url()) })) await gate;
    await route.continue();
  });
  return letThrough;
}

const threeClaims = `The bridge bill

The city paid 41 million euros for the bridge in 2024. The ferry carried 20,000 passengers in 2019. Unemployment fell by 12 percent in 2023.
`;

test("the key for the previous claim waits for the claims that were just accepted", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { articleId } = await anArticle(newsroom, threeClaims);
  const candidates = await database.candidate.findMany({ where: { workspaceId, articleId }, orderBy: { start: "asc" } });
  expect(candidates.length).toBe(3);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  const letThrough = await hold(page, ({ method }) => method === "POST");
  await page.keyboard.press("n");
  for (const candidate of candidates) {
    await expect.poll(async () => (await focused(page)).row).toBe(candidate.id);
    await page.keyboard.press(candidate === candidates.at(-1) ? "k" : "a");
  }
  await expect(page.getByText("Previous claim: as soon as it is here.")).toBeVisible();
  letThrough();
  const secondClaim = async () =>
    (await database.candidate.findFirstOrThrow({ where: { workspaceId, id: candidates[1]?.id ?? "" } })).claimId;
  await expect.poll(secondClaim).not.toBeNull();
  await expect.poll(async () => (await focused(page)).row).toBe(await secondClaim());
  await expect(page.getByText("as soon as it is here")).toHaveCount(0);
  expect(errors).toEqual([]);
});
