import { expect, type Page } from "@playwright/test";
import { database, disconnectDatabase } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { exifTags, jpegSaying } from "@/tests/support/pictures";
import { pageOf, startSourceServer } from "@/tests/support/source-server";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

test.afterAll(() => disconnectDatabase());

const quote = "Total cost of the bridge: 38,200,000.";
const before = "The council published its accounts for the year 2024 on Monday, after a long delay.";
const after = "Ferry costs are not part of the figure given above, the treasurer said in the meeting.";

test("a verdict's evidence outlives its page: captured, quoted, flagged when it changes and when it is gone", async ({ browser }) => {
  test.setTimeout(240_000);
  const sources = await startSourceServer();
  const url = sources.show("/accounts", pageOf("Accounts 2024", [before, quote, after]));
  const newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: url, quote }));
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const sourcePage = `/${newsroom.slug}/sources/${sourceId}`;
  const claimPage = `/${newsroom.slug}/claims/${claimId}`;
  const piece = page.getByRole("article", { name: "Evidence 1" });

  const captureNumber = async (number: number) => {
    await expect(async () => {
      await page.goto(sourcePage);
      const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: `Capture ${number}`, exact: true }) });
      await expect(row.getByText(/^(Captured|Captured in part|Failed|Blocked)$/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 80_000 });
  };
  const captureAgain = async (number: number) => {
    await page.goto(sourcePage);
    await page.getByRole("button", { name: "Capture it again" }).click();
    await captureNumber(number);
  };
  const expectPassage = async () => {
    await piece.getByRole("link", { name: "Passage in the kept copy" }).click();
    await expect(page).toHaveURL(/\/captures\/.*#passage$/);
    await expect(page.locator("mark#passage")).toContainText(quote);
    await expect(page.locator("mark#passage")).toBeInViewport();
  };

  await captureNumber(1);
  await page.goto(claimPage);
  await expectPassage();
  await expectAccessible(page);

  const file = page.getByRole("link", { name: "The answer as it came" });
  const address = new URL((await file.getAttribute("href")) ?? "", page.url()).href;
  // The desk says who may read it; the bytes come from a host that no cookie of the desk's is sent to.
  const [desk, files] = [new URL(page.url()).origin, new URL(page.url()).origin.replace("localhost", "127.0.0.1")];
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  expect(new URL(download.url()).origin).toBe(files);
  expect(download.suggestedFilename()).toMatch(/^capture-1-[0-9a-f]{12}\.original$/);
  const served = await page.request.get(address);
  expect(new URL(served.url()).origin).toBe(files);
  expect(served.headers()).not.toHaveProperty("set-cookie");
  expect(served.headers()).toMatchObject({
    "content-security-policy": expect.stringContaining("sandbox"),
    "x-content-type-options": "nosniff",
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringContaining("attachment"),
  });
  expect(await served.text()).toContain(quote);
  const stranger = await windowOf(browser, null);
  expect((await stranger.page.request.get(address)).status()).toBe(404);
  const pass = new URL(served.url()).pathname;
  const at = async (url: string, headers = {}) => (await stranger.page.request.get(url, { headers })).status();
  expect([await at(`${files}${pass}`), await at(`${files}${pass}A`), await at(`${desk}${pass}`)]).toEqual([200, 404, 404]);
  // Whoever types that host's name is led to the desk, signed in or not; of the desk itself nothing is there.
  for (const [url, headers] of [[`${files}${sourcePage}`], [files, { "next-router-prefetch": "1" }]] as const) {
    const answer = await page.request.get(url, { headers: headers ?? {} });
    expect(await answer.text()).toMatch(
      /^<!doctype html><html lang="en"><meta charset="utf-8"><title>Assay<\/title><meta http-equiv="refresh"/,
    );
    expect(answer.headers()).not.toHaveProperty("set-cookie");
  }
  expect(await at(address.replace(desk, files))).toBe(404);

  sources.show("/accounts", pageOf("Accounts 2024", [before, quote.replace("38,200,000", "41,000,000"), after]));
  await captureAgain(2);
  await page.goto(claimPage);
  await expect(piece.getByText("Changed on the page")).toBeVisible();
  await expectPassage();

  sources.remove("/accounts");
  await captureAgain(3);
  await page.goto(claimPage);
  await expect(piece.getByText("Page is gone")).toBeVisible();
  await expectPassage();

  // A copy from one's own disk is kept beside them, and what it says of itself is shown as text.
  await page.goto(sourcePage);
  const picture = jpegSaying([[exifTags.artist, "<script>alert(1)</script>"]]);
  await page.getByLabel("File to keep as a copy").setInputFiles({ name: "page.pdf", mimeType: "application/pdf", buffer: picture });
  await expect(page.getByRole("link", { name: "Upload 4" })).toBeVisible();
  await expectAccessible(page);
  const pictured = page.waitForRequest((request) => request.url().startsWith(`${files}/api/kept/`));
  await page.getByRole("link", { name: "Upload 4" }).click();
  await page.getByText("Picture", { exact: true }).click();
  // Shown inside the desk's page, from the other host: the browser lets through what the policies of both allow.
  await expect
    .poll(() => page.getByAltText("The uploaded picture").evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0);
  const passed = await pictured;
  expect(await passed.redirectedFrom()?.headerValue("cookie")).toContain("authjs.session-token");
  expect(await passed.headerValue("cookie")).toBeNull();
  expect(await page.context().cookies(files)).toEqual([]);
  await page.getByText("What the file says of itself").click();
  await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();
  await expectAccessible(page);

  // The same source serves another passage: found among all the newsroom has, without a mouse.
  await page.goto(claimPage);
  await page.getByRole("button", { name: "Attach evidence" }).click();
  const form = page.getByRole("form", { name: "Attach evidence" });
  const search = form.getByRole("combobox", { name: "Source" });
  await expectAccessible(page);
  await search.fill("no such words");
  // It stands in the list, and is said aloud beside the field.
  await expect(page.getByText("No source has all of these words.").last()).toBeVisible();
  await search.fill(`${someEvidence.sourceTitle.split(" ")[0]}`);
  await expect(page.getByRole("option", { name: someEvidence.sourceTitle })).toBeVisible();
  // The rest of the page stays there for everybody while the list is open.
  await expectAccessible(page);
  await search.press("ArrowDown");
  await search.press("Enter");
  await expect(form.getByRole("region", { name: "Source" }).getByText(someEvidence.sourceTitle)).toBeVisible();
  await expect(form.getByRole("button", { name: "Another source" })).toBeFocused();
  await expect(form.getByLabel("Title of the source")).toHaveCount(0);
  await expectAccessible(page);
  await form.getByLabel("Quote").fill(after);
  await form.getByRole("radio", { name: "Gives context" }).check();
  await form.getByRole("button", { name: "Attach evidence" }).click();
  await expect(page.getByRole("article", { name: "Evidence 2" })).toContainText(someEvidence.sourceTitle);

  const fromElsewhere = await page.request.post(`/api/evidence/${newsroom.slug}/uploads?source=${sourceId}&name=a.txt`, {
    headers: { origin: "https://elsewhere.example" },
    data: "text",
  });
  expect(fromElsewhere.status()).toBe(403);

  const first = { workspaceId: newsroom.workspaceId, claimId, number: 1 };
  const evidence = await database.evidence.findFirstOrThrow({ where: first });
  expect(evidence).toMatchObject({ quote, revision: 1, anchorState: "exact" });
  const uses = await database.evidence.count({ where: { workspaceId: newsroom.workspaceId, sourceId } });
  expect(uses).toBe(2);
  expect(errors).toEqual([]);
  await sources.close();
});

test("a confidential source is sealed by a reviewer, read by whom an owner names, and told to nobody else", async ({ browser }) => {
  test.setTimeout(120_000);
  const newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "", quote }));
  const sourcePage = `/${newsroom.slug}/sources/${sourceId}`;
  const name = "Berengaria Quillfeather";
  const sealed = (page: Page) => page.getByRole("region", { name: "Confidential" });

  const reviewer = await windowOf(browser, newsroom.reviewer);
  await reviewer.page.goto(sourcePage);
  await sealed(reviewer.page).getByRole("button", { name: "Seal something" }).click();
  await reviewer.page.getByLabel("What everybody may know").fill("An official, known to the editor.");
  await reviewer.page.getByRole("button", { name: "Seal it" }).click();
  await expect(reviewer.page.getByText("Write what is to be sealed")).toBeVisible();
  await reviewer.page.getByLabel("Name (sealed)").fill(name);
  await expectAccessible(reviewer.page);
  await reviewer.page.getByRole("button", { name: "Seal it" }).click();
  await expect(sealed(reviewer.page).getByText("An official, known to the editor.")).toBeVisible();
  expect(await reviewer.page.content()).not.toContain(name);
  await sealed(reviewer.page).getByRole("button", { name: "Read what is sealed" }).click();
  await expect(sealed(reviewer.page).getByText(name)).toBeVisible();
  expect(await reviewer.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(name);

  const editor = await windowOf(browser, newsroom.editor);
  await editor.page.goto(sourcePage);
  await expect(sealed(editor.page).getByText("Only those on the list of readers")).toBeVisible();
  const owner = await windowOf(browser, newsroom.owner);
  await owner.page.goto(sourcePage);
  await sealed(owner.page).getByLabel("Another reader").selectOption(newsroom.editor.name);
  await sealed(owner.page).getByRole("button", { name: "Name them" }).click();
  await expect(sealed(owner.page).getByRole("listitem").filter({ hasText: newsroom.editor.name })).toBeVisible();
  await expectAccessible(owner.page);
  expect(await owner.page.content()).not.toContain(name);

  await editor.page.reload();
  await sealed(editor.page).getByRole("button", { name: "Read what is sealed" }).click();
  await expect(sealed(editor.page).getByText(name)).toBeVisible();
  await owner.page.goto(`/${newsroom.slug}/audit`);
  await expect(owner.page.getByText("read what is sealed of a source").first()).toBeVisible();
  expect(await owner.page.content()).not.toContain(name);
  expect([...reviewer.errors, ...editor.errors, ...owner.errors]).toEqual([]);
});
