import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { visitor } from "@/lib/actor";
import { disconnectDatabase } from "@/lib/database";
import { exportFiles, publicPaths } from "@/lib/reports/addresses";
import { checkClaimPage, compareWithVersion } from "@/lib/reports/check-claim-review";
import { findOfType, readJsonLd } from "@/lib/reports/json-ld";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublishedReport } from "@/lib/reports/queries";
import type { ReportVersion } from "@/lib/reports/version";
import { aHostileReport } from "@/tests/builders/hostile-report";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { released, someReplies } from "@/tests/builders/reply";
import { aChangedVerdict, withPublicTexts } from "@/tests/builders/report";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";

const claimSlug = "the-city-paid-41-million-for-the-new-bridge-in-2024";

let newsroom: Newsroom;
let corrected: { report: string };
let hostile: ReportVersion;

async function published(report: string): Promise<ReportVersion> {
  const found = await getPublishedReport(visitor, { newsroom: newsroom.slug, report });
  if (found === null) throw new Error(`Nobody can read ${report}.`);
  return found.version;
}

/** The claim's page right before it was corrected, and as the next request found it. */
let around: { before: Response; after: Response };

test.beforeAll(async ({ baseURL }) => {
  newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  const report = await aChangedVerdict(newsroom);
  await someReplies(newsroom, report.claimId);
  const address = `${baseURL}${publicPaths.claim(newsroom.slug, claimSlug)}`;
  await fetch(address);
  const before = await fetch(address);
  const correction = { articleId: report.articleId, versionNumber: 1, change: "correction", reason: "The accounts were revised." } as const;
  accepted(await publishReport(newsroom.secondEditor, correction));
  around = { before, after: await fetch(address, { headers: { "if-none-match": before.headers.get("etag") ?? "" } }) };
  corrected = { report: report.slug };
  hostile = await published(await aHostileReport(newsroom));
});

test.afterAll(disconnectDatabase);

async function read(page: Page, path: string): Promise<{ html: string; url: string }> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  const html = (await response?.text()) ?? "";
  return { html, url: new URL(path, page.url()).href };
}

test("every claim's page carries exactly one valid ClaimReview that says what its version says, and no other page carries any", async ({
  page,
}) => {
  const { slug } = newsroom;
  for (const version of [await published(corrected.report), hostile]) {
    for (const claim of version.claims) {
      const { html, url } = await read(page, publicPaths.claim(slug, claim.slug));
      expect(checkClaimPage(html, url)).toEqual([]);
      const [review] = readJsonLd(html).flatMap((block) => findOfType(block, "ClaimReview"));
      expect(compareWithVersion(review, version, claim)).toEqual([]);
      // As the browser sees it: a data block of the page, not something a policy took away.
      const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
      expect(blocks.map((block): unknown => JSON.parse(block))).toEqual([review]);
    }
  }
  const others = [
    ...[publicPaths.newsroom(slug), publicPaths.methodology(slug), publicPaths.corrections(slug)],
    ...[publicPaths.report(slug, corrected.report), publicPaths.report(slug, hostile.report.slug)],
    publicPaths.differences(slug, corrected.report, 2),
    ...[1, 2].flatMap((number) => [
      publicPaths.reportVersion(slug, corrected.report, number),
      publicPaths.claimVersion(slug, claimSlug, number),
    ]),
  ];
  for (const path of others) {
    const { html } = await read(page, path);
    expect(readJsonLd(html).flatMap((block) => findOfType(block, "ClaimReview"))).toEqual([]);
  }
});

test("what people wrote is shown as text and never runs", async ({ page }) => {
  const [claim] = hostile.claims;
  if (claim === undefined) throw new Error("The hostile report holds no claim.");
  for (const path of [
    ...[publicPaths.newsroom(newsroom.slug), publicPaths.report(newsroom.slug, hostile.report.slug)],
    ...[publicPaths.claim(newsroom.slug, claim.slug), publicPaths.embed(newsroom.slug, claim.slug)],
    publicPaths.claimant(newsroom.slug, "<b>Him</b>"),
  ]) {
    await read(page, path);
    await expect(page.getByText("</script><script>window.wasRun = true</script>").first()).toBeVisible();
    // Where nothing sets it apart from what follows, it turns nothing round.
    expect(await page.locator("title, meta").evaluateAll((all) => all.map((one) => one.outerHTML).join())).not.toMatch(/[\u202A-\u202E]/);
    expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claims by <b>Him</b>");
  await expectAccessible(page);
});

test("a changed verdict is said above the verdict, and the version before stays readable", async ({ page }) => {
  await read(page, publicPaths.claim(newsroom.slug, claimSlug));
  const notice = page.getByRole("note").filter({ hasText: "The verdict changed" });
  await expect(notice).toContainText("The verdict changed. In version 1 it was False");
  await notice.getByRole("link", { name: "Read version 1" }).click();
  await expect(page.getByRole("note").filter({ hasText: "You are reading version 1" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("The statement is not accurate.");
  await page.getByRole("link", { name: "Read the present version (2)" }).click();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("The statement is accurate");

  await read(page, publicPaths.corrections(newsroom.slug));
  await page.getByRole("link", { name: "Where a verdict changed" }).click();
  await expect(page.getByText("Verdict changed from False to True")).toBeVisible();
  await page.getByRole("link", { name: "what changed in version 2" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What changed from version 1 to 2" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "False" }).first()).toContainText("True");
  await expectAccessible(page);
});

test("pages are kept as they are until something is published, and hold no script that reading could need", async ({ page }) => {
  const { before, after } = around;
  expect([before.status, before.headers.get("cache-status")]).toEqual([200, "assay; hit"]);
  expect(await before.text()).toContain("The statement is not accurate.");
  expect([after.status, after.headers.get("cache-control")]).toEqual([200, "public, no-cache, stale-if-error=86400"]);
  expect(await after.text()).toContain("The verdict changed");

  const loaded: string[] = []; // But for the tab's icon, which comes when the browser likes.
  page.on("request", (request) => {
    if (request.resourceType() !== "document" && !request.url().includes("/icon.svg")) loaded.push(request.resourceType());
  });
  const { html } = await read(page, publicPaths.claim(newsroom.slug, claimSlug));
  expect(new Set(loaded)).toEqual(new Set(["font"]));
  // The one that remembers a chosen theme, and the markup.
  expect(html.match(/<script\b[^>]*>/g)).toEqual(['<script data-reader="">', '<script type="application/ld+json">']);
});

test("what the claimant answered stands on the claim's page with the file they let be published, and nothing else they sent", async ({
  page,
}) => {
  const { html } = await read(page, publicPaths.claim(newsroom.slug, claimSlug));
  await expect(page.getByRole("heading", { name: "Right of reply" })).toBeVisible();
  await expect(page.getByText(released.answer)).toBeVisible();
  await expect(page.getByText("Their words are not published.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What was searched for" })).toBeVisible();
  await expect(page.getByText(released.places)).toBeVisible();
  const file = page.getByRole("link", { name: released.fileName });
  const response = await page.request.get((await file.getAttribute("href")) ?? "");
  expect([response.status(), await response.text()]).toEqual([200, released.fileWords]);
  // From the host that nobody is signed in at.
  expect(new URL(response.url()).hostname).toBe("127.0.0.1");
  expect(response.headers()).toMatchObject({
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringContaining("attachment"),
  });
  const rollUp = await read(page, publicPaths.report(newsroom.slug, corrected.report));
  await expect(page.getByText("The claimant was asked for a reply on 1 claim, and answered on 1.")).toBeVisible();
  const pages = [html, rollUp.html];
  for (const path of [
    ...[publicPaths.newsroom(newsroom.slug), publicPaths.corrections(newsroom.slug)],
    ...[publicPaths.atom(newsroom.slug), publicPaths.jsonFeed(newsroom.slug), publicPaths.claimReviews(newsroom.slug)],
    ...[publicPaths.record(newsroom.slug, corrected.report, 2), publicPaths.proof(newsroom.slug, corrected.report, 2)],
    ...exportFiles.map((name) => publicPaths.export(newsroom.slug, corrected.report, 2, name)),
  ]) {
    pages.push(await (await page.request.get(path)).text());
  }
  for (const given of pages) expect(given).not.toContain("SECRET");
});

test("the record behind a version hashes to what its page states", async ({ page }) => {
  for (const number of [1, 2]) {
    await read(page, publicPaths.reportVersion(newsroom.slug, corrected.report, number));
    const stated = await page.locator("code").last().textContent();
    const href = await page.getByRole("link", { name: "exact data (JSON)" }).getAttribute("href");
    const record = await page.request.get(href ?? "");
    expect(
      createHash("sha256")
        .update(await record.body())
        .digest("hex"),
    ).toBe(stated);
  }
});

test("a program finds feeds, reviews, sitemap and files from the page, and each holds the version", async ({ page }) => {
  const { slug } = newsroom;
  const version = await published(corrected.report);
  await read(page, publicPaths.report(slug, corrected.report));
  const found = await page.locator('link[rel="alternate"]').evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(found.map((href) => new URL(href).pathname)).toEqual([
    publicPaths.atom(slug),
    publicPaths.correctionsAtom(slug),
    publicPaths.jsonFeed(slug),
  ]);
  for (const [path, type] of [
    [publicPaths.atom(slug), "application/atom+xml"],
    [publicPaths.correctionsAtom(slug), "application/atom+xml"],
    [publicPaths.jsonFeed(slug), "application/feed+json"],
    [publicPaths.claimReviews(slug), "application/ld+json"],
    [publicPaths.sitemap(slug), "application/xml"],
  ] as const) {
    const response = await page.request.get(path);
    expect([response.status(), response.headers()["content-type"]], path).toEqual([200, expect.stringContaining(type)]);
    expect(await response.text(), path).toContain(path === publicPaths.claimReviews(slug) ? claimSlug : corrected.report);
  }
  for (const file of exportFiles) {
    const response = await page.request.get(publicPaths.export(slug, corrected.report, 1, file));
    expect([response.status(), response.headers()["content-disposition"]]).toEqual([200, expect.stringContaining("attachment")]);
    expect(await response.text(), file).toContain(version.claims[0]?.quote.exact ?? "-");
  }
  expect(await (await page.request.get("/robots.txt")).text()).toContain(`${publicPaths.sitemap(slug)}\n`);
  const onPaper = await page.request.get(publicPaths.pdf(slug, corrected.report, 1));
  expect([onPaper.status(), onPaper.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  expect((await onPaper.body()).subarray(0, 5).toString()).toBe("%PDF-");
  for (const path of [publicPaths.atom("no-such-newsroom"), `${publicPaths.reportVersion(slug, corrected.report, 9)}/claims.csv`]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});

test("another site shows a claim's card and picture, which it finds from the claim's page", async ({ page }) => {
  await read(page, publicPaths.claim(newsroom.slug, claimSlug));
  const picture = await page.request.get((await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "");
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/png"]);
  const asked = await page.request.get((await page.locator('link[type="application/json+oembed"]').getAttribute("href")) ?? "");
  const { html, type } = (await asked.json()) as { html: string; type: string };
  expect(type).toBe("rich");
  await page.getByText("Embed this").click();
  await expect(page.getByLabel("Put this code into your page.")).toHaveValue(html);

  // A page of somebody else's, which listens for the height. Not about:blank: "frame-ancestors *" means pages that have an address.
  const listen = `addEventListener("message", ({ data }) => { if (data.type === "assay-card") document.body.dataset.height = data.height; })`;
  const elsewhere = new URL("/somebody-elses-page", page.url()).href;
  const body = `<!doctype html><body><script>${listen}</script>${html}</body>`;
  await page.route(elsewhere, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(elsewhere);
  const card = page.frameLocator("iframe");
  await expect(card.getByRole("heading", { level: 1 })).toHaveText("The city paid 41 million for the new bridge in 2024.");
  await expect(card.getByRole("note")).toContainText("The verdict changed. In version 1 it was False");
  await expect(page.locator("body")).toHaveAttribute("data-height", /^\d{3}$/);

  await read(page, publicPaths.embedVersion(newsroom.slug, claimSlug, 1));
  await expect(page.getByRole("note")).toContainText("There is a newer one (2). It says: True.");
  await expectAccessible(page);
  expect((await page.request.get(publicPaths.embed(newsroom.slug, "no-such-claim"))).status()).toBe(404);
});

test("everything can be read without a script, by everybody, in both themes and on a phone", async ({ browser, baseURL }) => {
  const paths = [
    publicPaths.newsroom(newsroom.slug),
    publicPaths.report(newsroom.slug, corrected.report),
    publicPaths.claim(newsroom.slug, claimSlug),
    publicPaths.claimVersion(newsroom.slug, claimSlug, 1),
    publicPaths.methodology(newsroom.slug),
    publicPaths.corrections(newsroom.slug),
  ];
  const looks = [
    { colorScheme: "light", viewport: { width: 1440, height: 900 } },
    { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  ] as const;
  for (const look of looks) {
    const context = await browser.newContext({ ...look, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    for (const path of paths) {
      await read(page, path);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} is too wide`).toBeLessThanOrEqual(0);
    }
    await context.close();
  }
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await plain.newPage();
  await page.goto(publicPaths.report(newsroom.slug, corrected.report));
  await page.getByRole("link", { name: "The city paid 41 million for the new bridge in 2024." }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The city paid 41 million for the new bridge in 2024");
  await expect(page.getByRole("heading", { name: "Why" })).toBeVisible();
  await page.goto(publicPaths.claims(newsroom.slug));
  await page.getByLabel("Words").fill("BRIDGE 41");
  await page.getByRole("button", { name: "Narrow" }).click();
  await expect(page.getByRole("status")).toContainText("1 claim.");
  await expect(page.getByRole("link", { name: "The city paid 41 million for the new bridge in 2024." })).toBeVisible();
  await plain.close();
});

test("what was never published does not exist", async ({ page }) => {
  const { slug } = newsroom;
  const missing = [
    ...["/newsrooms/no-such-newsroom", publicPaths.report(slug, "no-such-report"), publicPaths.claim(slug, "no-such-claim")],
    ...[publicPaths.reportVersion(slug, corrected.report, 3), publicPaths.claimVersion(slug, claimSlug, 3)],
    ...[1, 3].map((number) => publicPaths.differences(slug, corrected.report, number)),
    ...[publicPaths.report(slug, "%00"), `${publicPaths.report(slug, corrected.report)}/versions/01`],
    publicPaths.record(slug, corrected.report, 3),
  ];
  for (const path of missing) {
    const answer = await page.request.get(path);
    expect([answer.status(), (await answer.text()).includes('rel="alternate"')], path).toEqual([404, false]);
  }
});
