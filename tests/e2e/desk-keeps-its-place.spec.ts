import { expect, type Page } from "@playwright/test";
import { database } from "@/lib/database";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, aClaimInReview, anArticle } from "@/tests/builders/review";
import { focused, openDesk } from "./support/desk";
import { test } from "./support/journey";
import { articleText } from "./support/selecting";
import { windowOf } from "./support/sessions";

test("the focus goes from candidate to candidate, and after the last to the claim that was made of it", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { articleId } = await anArticle(newsroom);
  const candidates = await database.candidate.findMany({ where: { workspaceId, articleId }, orderBy: [{ start: "asc" }, { id: "asc" }] });
  expect(candidates.length).toBeGreaterThanOrEqual(2);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  await page.keyboard.press("n");
  for (const [place, candidate] of candidates.entries()) {
    await expect.poll(async () => (await focused(page)).row).toBe(candidate.id);
    const isLast = place === candidates.length - 1;
    await page.keyboard.press(isLast ? "a" : "x");
    await expect
      .poll(async () => (await database.candidate.findFirstOrThrow({ where: { workspaceId, id: candidate.id } })).state)
      .toBe(isLast ? "accepted" : "dismissed");
  }
  const { id: claimId } = await database.claim.findFirstOrThrow({ where: { workspaceId, articleId } });
  await expect.poll(async () => (await focused(page)).row).toBe(claimId);
  await expect(page).toHaveURL(new RegExp(`claim=${claimId}`));
  expect(errors).toEqual([]);
});

test("words selected by keyboard alone, over the words of another claim and across paragraphs, keep their exact place", async ({
  browser,
}) => {
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { articleId, text } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  await articleText(page).focus();
  await page.keyboard.press("Control+Home");
  const wanted = text.slice(text.indexOf("Nan Osei told"), text.indexOf("The optics: the city") + "The optics".length);
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    const after = await page.evaluate(() => {
      const selection = document.getSelection();
      return selection?.focusNode?.textContent?.slice(selection.focusOffset) ?? "";
    });
    expect(after.startsWith("Nan Osei told")).toBe(true);
  }).toPass({ intervals: [20] });
  await expect(async () => {
    await page.keyboard.press("Shift+ArrowRight");
    expect(await page.evaluate(() => String(document.getSelection()))).toMatch(/The optics$/);
  }).toPass({ intervals: [20] });
  await page.keyboard.press("c");
  const form = page.getByRole("form", { name: "Mark a claim" });
  await expect(form.getByLabel("Statement")).toBeFocused();
  await page.keyboard.type("The mayor told the council about the bridge.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  const marked = await database.appearance.findFirstOrThrow({ where: { workspaceId, exact: wanted } });
  expect([marked.start, marked.end]).toEqual([text.indexOf(wanted), text.indexOf(wanted) + wanted.length]);
  await expect.poll(async () => (await focused(page)).row).toBe(marked.claimId);
  expect(errors).toEqual([]);
});

test("a key pressed while its claim is loading acts once the claim is here, unless something else was done since", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const form = page.getByRole("form", { name: "Attach evidence" });
  for (const isStillWanted of [true, false]) {
    await openDesk(page, newsroom, articleId);
    let letThrough = () => {};
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(
      (url) => url.searchParams.get("claim") === claimId,
      async (route) => {
        await gate;
        await route.continue();
      },
    );
    await page.keyboard.press("j");
    await expect(page.getByText("Loading the claim")).toBeAttached();
    await page.keyboard.press("v");
    await expect(page.getByText("Attach evidence: as soon as the claim is here.")).toBeVisible();
    if (!isStillWanted) await page.keyboard.press("/");
    letThrough();
    await expect(page.getByRole("button", { name: "Edit the statement" })).toBeVisible();
    if (isStillWanted) await expect(form.getByLabel("Title of the source")).toBeVisible();
    else await expect(page.getByRole("searchbox").first()).toBeFocused();
    await expect(form).toHaveCount(isStillWanted ? 1 : 0);
    await page.unrouteAll({ behavior: "wait" });
  }
  expect(errors).toEqual([]);
});

test("without a connection the desk stays where it is, says so, and goes on once it is back", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  const address = page.url();
  await page.context().setOffline(true);
  await page.keyboard.press("j");
  await expect(page.getByText("There is no connection now.")).toBeVisible();
  await expect(articleText(page)).toBeVisible();
  expect(page.url()).toBe(address);
  await page.context().setOffline(false);
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Edit the statement" })).toBeVisible();
  expect(page.url()).toContain(claimId);
});

test("unsaved words are back after a reload, and gone once they are saved", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, `${articleId}?claim=${claimId}`);
  await page.keyboard.press("e");
  const form = page.getByRole("form", { name: "Reword the claim" });
  await form.getByLabel("Statement").fill("The bridge cost 41 million, says the mayor.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Edit the statement.*Draft/ })).toBeFocused();
  await openDesk(page, newsroom, `${articleId}?claim=${claimId}`);
  await page.keyboard.press("e");
  await expect(form.getByLabel("Statement")).toHaveValue("The bridge cost 41 million, says the mayor.");
  await form.getByRole("button", { name: "Save wording" }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit the statement" })).toBeFocused();
  await expect(page.getByRole("button", { name: /Draft/ })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("of two people who reword one claim, the second sees both wordings and loses none", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const [first, second] = [await windowOf(browser, newsroom.reviewer), await windowOf(browser, newsroom.secondReviewer)];
  for (const { page } of [first, second]) {
    await openDesk(page, newsroom, `${articleId}?claim=${claimId}`);
    await page.keyboard.press("e");
    await expect(page.getByRole("form", { name: "Reword the claim" })).toBeVisible();
  }
  await first.page.getByLabel("Statement").fill("Wording of the first.");
  await second.page.getByLabel("Statement").fill("Wording of the second.");
  await first.page.getByRole("button", { name: "Save wording" }).click();
  await expect(first.page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await second.page.getByRole("button", { name: "Save wording" }).click();
  await expect(second.page.getByRole("alert").filter({ hasText: "Wording of the first." })).toBeVisible();
  await expect(second.page.getByLabel("Statement")).toHaveValue("Wording of the second.");
  await second.page.getByRole("button", { name: "Keep mine, to replace theirs" }).click();
  await second.page.getByRole("button", { name: "Save wording" }).click();
  await expect(second.page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  const revisions = await database.claimRevision.findMany({
    where: { workspaceId: newsroom.workspaceId, claimId },
    orderBy: { number: "asc" },
  });
  expect(revisions.map(({ statement }) => statement).slice(1)).toEqual(["Wording of the first.", "Wording of the second."]);
  expect([...first.errors, ...second.errors]).toEqual([]);
});

test("words selected while another claim is on its way stay selected, and can be marked at once", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { articleId, text } = await anArticle(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openDesk(page, newsroom, articleId);
  let release = () => {};
  const isSelected = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*", async (route) => {
    if (route.request().method() === "POST") await isSelected;
    await route.continue();
  });
  const form = page.getByRole("form", { name: "Mark a claim" });
  await articleText(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("c");
  await form.getByLabel("Statement").fill("The first claim.");
  await form.getByRole("button", { name: "Mark as a claim" }).click();
  await articleText(page).focus();
  // From inside the words of the first into those after it: its mark will cut the text anew under this selection.
  await page.keyboard.press("ArrowRight");
  for (let word = 0; word < 14; word += 1) await page.keyboard.press("Shift+ArrowRight");
  const wanted = await page.evaluate(() => String(document.getSelection()));
  release();
  await expect(page.getByText("Marked as a claim.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "The first claim." })).toBeVisible();
  await expect(articleText(page)).toBeFocused();
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(wanted);
  await page.keyboard.press("c");
  await expect(form.locator("blockquote")).toHaveText(wanted.trim());
  await form.getByLabel("Statement").fill("The second claim.");
  // Left by mistake, and taken up again: what was written about these words is still there.
  await page.keyboard.press("Escape");
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press("c");
  await expect(form.getByLabel("Statement")).toHaveValue("The second claim.");
  await form.getByRole("button", { name: "Mark as a claim" }).click();
  await expect(form).toBeHidden();
  const claims = await database.claim.findMany({ where: { workspaceId, articleId }, include: { appearances: true } });
  const exact = claims.map((claim) => claim.appearances[0]?.exact);
  expect(exact).toContain(wanted.trim());
  for (const claim of claims) {
    const [place] = claim.appearances;
    expect(text.slice(place?.start, place?.end)).toBe(place?.exact);
  }
  expect(errors).toEqual([]);
});

/** Where the buttons of the claim at hand stand in its column, by what they are called. */
function buttonsOfTheClaim(page: Page) {
  return page.locator("#claim section button").evaluateAll((buttons) => {
    const top = document.querySelector("#claim section > *")?.getBoundingClientRect().top ?? 0;
    return buttons.map((button) => [button.textContent, Math.round(button.getBoundingClientRect().top - top)]);
  });
}

test("the desk stands where it stood when it wakes", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.secondReviewer);
  // Three panes, each at the least width it may have.
  await page.setViewportSize({ width: 930, height: 720 });
  const assess = page.getByRole("button", { name: "Assess this claim" });
  const isScript = /\/_next\/static\/.*\.js/;
  await page.route(isScript, (route) => route.abort());
  await page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${claimId}`, { waitUntil: "load" });
  await expect(assess).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const asleep = await buttonsOfTheClaim(page);
  expect(asleep.length).toBeGreaterThan(5);
  await page.unroute(isScript);
  await page.reload();
  // The link leads to the claim, and the focus with it.
  await expect.poll(async () => (await focused(page)).row).toBe(claimId);
  await openDesk(page, newsroom, `${articleId}?claim=${claimId}`);
  await expect(page.getByText("No earlier claim of this newsroom says the same.")).toBeVisible();
  expect(await buttonsOfTheClaim(page)).toEqual(asleep);
  expect(errors).toEqual([]);
});
