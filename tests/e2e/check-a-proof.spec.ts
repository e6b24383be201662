import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { listStatements } from "@/lib/claims/queries";
import { disconnectDatabase } from "@/lib/database";
import { publicPaths } from "@/lib/reports/addresses";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport, aReportIn } from "@/tests/builders/report";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

let newsroom: Newsroom;
let published: { slug: string; articleId: string; claimId: string };

test.beforeAll(async () => {
  newsroom = await aNewsroom();
  published = await aPublishedReport(newsroom);
});

test.afterAll(disconnectDatabase);

test("a reader downloads the proof of a report, checks it without a network, and notices a changed word", async ({ browser }, testInfo) => {
  const { page, errors } = await windowOf(browser, null);
  await page.goto(publicPaths.report(newsroom.slug, published.slug));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download the proof" }).click()]);
  expect(download.suggestedFilename()).toMatch(/-v1\.assay-proof\.json$/);
  const file = testInfo.outputPath("a.assay-proof.json");
  await download.saveAs(file);
  const key = (await (await page.request.get(`${publicPaths.log(newsroom.slug)}/keys`)).text()).trim();

  await page.getByRole("link", { name: "check it yourself" }).click();
  await expect(page.getByRole("heading", { name: "Check a proof" })).toBeVisible();
  // It works without a network once it is open.
  await page.waitForLoadState("load");
  await page.context().setOffline(true);
  await page.getByLabel("Proof").setInputFiles(file);
  await expect(page.getByText("The proof in a.assay-proof.json holds")).toBeVisible();
  await expect(page.getByText(/Event \d+ records that Edith Editor published this version/)).toBeVisible();
  // Whose key it is, nobody but the reader can know.
  await expect(page.getByText(key)).toBeVisible();
  // A key that is not whole says nothing of the proof.
  await page.getByLabel(/Key that you trust/).fill(key.slice(0, -3));
  await expect(page.getByText("a.assay-proof.json could not be checked")).toBeVisible();
  await page.getByLabel(/Key that you trust/).fill(key);
  await expect(page.getByText("signed by a key that you named")).toBeVisible();
  await page.context().setOffline(false);
  await expectAccessible(page);

  const changed = testInfo.outputPath("b.assay-proof.json");
  writeFileSync(changed, readFileSync(file, "utf8").replace("38.2 million", "48.2 million"));
  await page.getByLabel("Proof").setInputFiles(changed);
  await expect(page.getByText("The proof in b.assay-proof.json does not hold")).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("programs that ask a log for what it does not have are told by the status", async ({ request }) => {
  const log = publicPaths.log(newsroom.slug);
  expect((await request.get(`${log}/keys`)).status()).toBe(200);
  for (const missing of ["entries", "keys/older", "tile", "tile/0", "tile/0/x001/000", "tile/entries/000"]) {
    const answer = await request.get(`${log}/${missing}`);
    expect([missing, answer.status(), answer.headers()["content-type"]]).toEqual([missing, 404, expect.stringContaining("text/plain")]);
  }
});

test("readers of a report in another language check its proof in that, and are led to the others", async ({ browser }, testInfo) => {
  const courier = await aNewsroom();
  const { slug } = await aReportIn(courier, "de", {
    title: "Hat die Brücke 41 Millionen gekostet?",
    summary: "Nein. In der Rechnung der Stadt stehen 38,2 Millionen, und nicht mehr, wie es die Bürgermeisterin gesagt hatte.",
  });
  const { page, errors } = await windowOf(browser, null);
  await page.goto(publicPaths.report(courier.slug, slug));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Den Nachweis herunterladen" }).click(),
  ]);
  const file = testInfo.outputPath("b.assay-proof.json");
  await download.saveAs(file);
  await page.getByRole("link", { name: "selbst prüfen" }).click();
  await expect(page).toHaveURL(/\/verify\/de$/);
  await expect(page.getByRole("heading", { level: 1, name: "Einen Nachweis prüfen" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByLabel("Nachweis")).toHaveAccessibleDescription(/endet\. Legen Sie sie hier ab/);
  await page.getByLabel("Nachweis").setInputFiles(file);
  await expect(page.getByText(/^Der Nachweis in .*b\.assay-proof\.json.* hält stand$/)).toBeVisible();
  await expect(page.getByText(/Ereignis .* hält fest, dass .*Edith Editor.* diese Fassung um/)).toBeVisible();
  // Nothing of it is left in English.
  await expect(page.getByRole("main").locator("[lang=en]:not(a)")).toHaveCount(0);
  await expectAccessible(page);
  const hreflangs = await page.locator("link[hreflang]").evaluateAll((links) => links.map((link) => link.getAttribute("hreflang")));
  expect(hreflangs.toSorted()).toEqual(["ar", "de", "en", "es", "fr", "x-default"]);

  await page.getByRole("link", { name: "العربية" }).click();
  await expect(page).toHaveURL(/\/verify\/ar$/);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByLabel("الإثبات").setInputFiles(file);
  await expect(page.getByText(/نشر هذا الإصدار/)).toBeVisible();
  await expectAccessible(page);
  expect(await page.context().cookies()).toEqual([]);
  for (const nowhere of ["/verify/en", "/verify/cy"]) expect((await page.request.get(nowhere)).status(), nowhere).toBe(404);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an editor looks up how an article stood, and takes the log away", async ({ browser }) => {
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/audit?about=claim`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  const lines = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toBe("sequence,time,actor,role,type,said,changed,stream,article,claim,report,hash");
  expect(lines.slice(1).map((line) => line.split(",")[4])).toEqual(["claim.published", "claim.decided", "claim.marked"]);

  const decided = lines.find((line) => line.includes("claim.decided"))?.split(",")[0] ?? "";
  await page.goto(`/${newsroom.slug}/audit/${decided}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "as they stood then" }).click();
  await expect(page.getByText("False, settled by Edith Editor")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "What they had before them" }).click();
  await expect(page.getByText("No verdict yet.")).toBeVisible();
  await expect(page.getByText("2 independent assessments")).toBeVisible();
  await expect(page.getByRole("region", { name: "Since then" })).toContainText("False: The accounts say 38.2 million.");
  await expectAccessible(page);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an editor reads an article's history: which claim each line is about, narrowed, and taken away", async ({ browser }) => {
  const { articleId, claimId } = published;
  const { page, errors } = await windowOf(browser, newsroom.editor);
  const statement = (await listStatements(newsroom.editor, [claimId])).get(claimId) ?? "";
  const history = `/${newsroom.slug}/articles/${articleId}/history`;
  await page.goto(history);
  const lines = page.getByRole("main").getByRole("listitem");
  const settled = lines.filter({ hasText: "settled the verdict: False" });
  await expect(settled.getByRole("link", { name: statement })).toHaveAttribute("href", `/${newsroom.slug}/claims/${claimId}`);
  await expectAccessible(page);

  // Each event has an address of its own, from where one sees what stood then.
  const settledAs = (await settled.getAttribute("id")) ?? "";
  await page.goto(`${history}?event=${settledAs.replace("event-", "")}#${settledAs}`);
  await expect(lines.first()).toHaveAttribute("id", settledAs);
  await settled.getByRole("link", { name: /^Event \d+ by itself$/ }).click();
  await expect(page.getByRole("link", { name: "as they stood then" })).toBeVisible();
  await expect(page.getByRole("link", { name: statement })).toBeVisible();

  await page.goto(`${history}?claim=${claimId}`);
  await expect(page.getByText(statement)).toHaveCount(1);
  await page.getByLabel("About").selectOption("Claim");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`claim=${claimId}&who=&about=claim`));
  await expect(lines).toHaveCount(3);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "JSON Lines" }).click()]);
  const taken = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(taken.map(({ type, claim }) => [type, claim])).toEqual(
    ["claim.published", "claim.decided", "claim.marked"].map((type) => [type, claimId]),
  );
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(`${history}?claim=${claimId}`);
  expect(errors).toEqual([]);
  await page.context().close();
});
