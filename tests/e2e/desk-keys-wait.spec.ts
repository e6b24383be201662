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

for (const presses of [1, 2]) {
  test(`the key for the previous claim, pressed ${presses === 1 ? "once" : "twice"}, waits for the claims that were just accepted`, async ({
    browser,
  }) => {
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
      if (candidate !== candidates.at(-1)) await page.keyboard.press("a");
    }
    for (let press = 0; press < presses; press += 1) await page.keyboard.press("k");
    const steps = presses === 1 ? "" : `, the last of ${presses} steps`;
    await expect(page.getByText(`Previous claim${steps}: as soon as it is here.`)).toBeVisible();
    letThrough();
    const wantedClaim = async () =>
      (await database.candidate.findFirstOrThrow({ where: { workspaceId, id: candidates[2 - presses]?.id ?? "" } })).claimId;
    await expect.poll(wantedClaim).not.toBeNull();
    await expect.poll(async () => (await focused(page)).row).toBe(await wantedClaim());
    await expect(page.getByText("as soon as it is here")).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}

test("a key pressed while an article is submitted and its desk loads acts once the desk is there, unless something else was done since", async ({
  browser,
}) => {
  const newsroom = await aNewsroom();
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const current = page.locator("[data-row][aria-current=true]");
  for (const isStillWanted of [true, false]) {
    await page.goto(`/${newsroom.slug}/articles/new`);
    const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Submit article" }) });
    await form.getByLabel("Text of the article").fill(`${threeClaims}\n${isStillWanted ? "Once" : "Once more"}.`);
    await form.getByLabel("Title").fill("The bridge bill");
    await form.getByLabel("Why is it worth checking?").fill("The council votes on it.");
    const letThrough = await hold(page, ({ method, url }) => method === "GET" && /\/articles\/[0-9a-f-]{36}$/.test(url.pathname));
    await form.getByRole("button", { name: "Submit article" }).click();
    await expect(form).toHaveAttribute("aria-busy", "true");
    await page.keyboard.press("n");
    if (!isStillWanted) await page.keyboard.press("/");
    letThrough();
    await expect(isStillWanted ? current : page.getByRole("searchbox").first()).toBeFocused();
    await expect(current).toHaveCount(isStillWanted ? 1 : 0);
    await page.unrouteAll({ behavior: "wait" });
  }
  expect(errors).toEqual([]);
});
