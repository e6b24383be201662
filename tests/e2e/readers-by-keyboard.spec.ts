import { expect, type Page } from "@playwright/test";
import { readerActor } from "@/lib/actor";
import { disconnectDatabase } from "@/lib/database";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { getWorkspace } from "@/lib/people/queries";
import { publicPaths } from "@/lib/reports/addresses";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { confirmTakedown } from "@/lib/reports/confirm-takedown";
import { publishReport } from "@/lib/reports/publish-report";
import { reportError } from "@/lib/reports/report-error";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someReplies } from "@/tests/builders/reply";
import { aChangedVerdict, aPublishedReport } from "@/tests/builders/report";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

const claim = "the-city-paid-41-million-for-the-new-bridge-in-2024";
// A page of ours has some thirty places to go; one that never lets go of the focus has more than any.
const pressesMax = 200;

let newsroom: Newsroom;
let paths: string[];
let takenDown: string;

async function aTombstone(): Promise<string> {
  const { articleId, slug } = await aPublishedReport(newsroom);
  const asked = { articleId, what: "", category: "courtOrder", reason: "District court, file 12 C 34/26." } as const;
  const { takedownId } = accepted(await askTakedown(newsroom.editor, asked));
  accepted(await confirmTakedown(newsroom.owner, { takedownId, versionNumber: 1 }));
  return publicPaths.report(newsroom.slug, slug);
}

test.beforeAll(async () => {
  newsroom = await aNewsroom();
  const { slug } = newsroom;
  const { articleId, claimId, reportId, slug: report } = await aChangedVerdict(newsroom);
  await someReplies(newsroom, claimId);
  accepted(await publishReport(newsroom.secondEditor, { articleId, versionNumber: 1, change: "correction", reason: "Revised accounts." }));
  const error = { reportId, claimId, versionNumber: 2, message: "The accounts of 2025 say 39 million." };
  const { errorReportId } = accepted(await reportError(readerActor(newsroom.workspaceId), error));
  takenDown = await aTombstone();
  paths = [
    ...[publicPaths.newsroom(slug), publicPaths.methodology(slug), publicPaths.corrections(slug), publicPaths.people(slug)],
    ...[publicPaths.funding(slug), publicPaths.claims(slug), publicPaths.claimant(slug, "Nan Osei"), publicPaths.claimants(slug)],
    ...[publicPaths.report(slug, report), publicPaths.reportVersion(slug, report, 1), publicPaths.differences(slug, report, 2)],
    ...[publicPaths.claim(slug, claim), publicPaths.claimVersion(slug, claim, 1), publicPaths.reportError(slug, { claim })],
    ...[publicPaths.errorReport(slug, errorReportId), takenDown, publicPaths.report(slug, "no-such-report")],
  ];
});

test.afterAll(disconnectDatabase);

type Stop = { place: number; name: string; href: string | null; isSeen: boolean; hasRing: boolean };

/** Where the focus is: its place in the order of the document, and whether a person sees it there. Null once it left the page. */
function stopOf(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    return {
      place: [...document.querySelectorAll("*")].indexOf(element),
      name: element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "",
      href: element.getAttribute("href"),
      isSeen: width > 1 && height > 1 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
      hasRing: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

/** Every stop of the Tab key from the top of the page until it leaves it. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let press = 0; press < pressesMax; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await stopOf(page);
    // Chromium without a window goes on at the top now and then instead of leaving.
    if (stop === null || stop.place === stops[0]?.place) return stops;
    stops.push(stop);
  }
  throw new Error(`${page.url()} does not let go of the focus.`);
}

/** All that the Tab key has to reach: once each, radio buttons once a group. */
function reachable(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    return all.filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.matches(":disabled, [type=hidden]")).length;
  });
}

const walked = async (page: Page, path: string) => {
  await page.goto(path);
  // A form of ours is ready once its script is.
  await page.waitForLoadState("networkidle");
  const stops = await walk(page);
  expect(
    stops.map(({ place }) => place),
    `${path}: the order of the page`,
  ).toEqual(stops.map(({ place }) => place).toSorted((a, b) => a - b));
  expect(stops.length, `${path}: everything once`).toBe(await reachable(page));
  expect(
    stops.filter(({ isSeen, hasRing }) => !isSeen || !hasRing),
    `${path}: out of sight, or without a ring`,
  ).toEqual([]);
  return stops;
};

test("every page for readers is walked with the Tab key alone: one skip link first, each stop in order and in sight, and a way out", async ({
  page,
}) => {
  test.setTimeout(240_000);
  for (const path of paths) {
    const stops = await walked(page, path);
    expect([path, ...stops.filter(({ href }) => href === "#main").map(({ name }) => name)]).toEqual([path, "Skip to the content"]);
    expect(await page.locator("a[href='#main']").count(), path).toBe(1);
    expect(stops[0]?.href, path).toBe("#main");
    await page.goto(path);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const isInside = () => document.querySelector("#main")?.contains(document.activeElement) || document.activeElement?.closest("footer");
    expect(Boolean(await page.evaluate(isInside)), `${path}: what follows the skip link`).toBe(true);
  }
});

test("pages without a bar have nothing to skip, and are walked the same way", async ({ page }) => {
  for (const path of [publicPaths.embed(newsroom.slug, claim), "/verify", "/sign-in"]) {
    const stops = await walked(page, path);
    expect(
      stops.filter(({ href }) => href === "#main"),
      path,
    ).toEqual([]);
  }
  for (const path of ["/", "/newsrooms/no-such-newsroom"]) {
    const stops = await walked(page, path);
    expect(
      stops.filter(({ href }) => href === "#main"),
      path,
    ).toHaveLength(1);
  }
});

test("the desk has one skip link, and it is the first stop", async ({ browser }) => {
  const { page } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/audit`);
  await page.keyboard.press("Tab");
  expect((await stopOf(page))?.href).toBe("#main");
  expect(await page.locator("a[href='#main']").count()).toBe(1);
  await page.context().close();
});

test("the one skip link speaks as the page does", async ({ page }) => {
  const workspace = await getWorkspace(newsroom.owner);
  if (workspace === null) throw new Error("The newsroom is gone.");
  const { name, methodology, correctionsPolicy, funding, quorum, revision } = workspace;
  accepted(await describeWorkspace(newsroom.owner, { name, methodology, correctionsPolicy, funding, quorum, revision, language: "ar" }));
  for (const path of [publicPaths.newsroom(newsroom.slug), publicPaths.claims(newsroom.slug), takenDown]) {
    const stops = await walked(page, path);
    expect(
      stops.filter(({ href }) => href === "#main").map((stop) => stop.name),
      path,
    ).toEqual(["انتقل إلى المحتوى"]);
  }
});
