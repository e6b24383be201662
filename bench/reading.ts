// The reading view of an article as long as a short book: what it costs to open, how evenly it scrolls, how quickly the next claim is there.
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "@playwright/test";
import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { heading, percentile, report, timed } from "./figures";
import { awakeAfter, type Frames, newMeasuredPage, plainPage, scrollFrames, scrollSteadily, stepToNextClaim } from "./reading-browser";
import { aLongRead, size } from "./reading-newsroom";
import { sayMs, sessionCookie, signIn, whileBrowsing, whileServed } from "./signed-in";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const requests = 20;
const openings = 3;
const steps = 40;
const stepGoalMs = 100;
/** Of the frames a second that the same text shows unmarked. */
const evenness = 0.9;

const perSecond = ({ intervals }: Frames) => (1000 * intervals.length) / intervals.reduce((sum, ms) => sum + ms, 0);

async function measureServer(url: string, token: string): Promise<void> {
  const figures: number[] = [];
  let html = "";
  for (let number = 0; number < requests; number += 1) {
    const ms = await timed(async () => {
      const response = await fetch(url, { headers: { cookie: `${sessionCookie}=${token}` }, redirect: "manual" });
      html = await response.text();
      if (response.status !== 200 || !html.includes("data-row")) throw new Error(`The desk did not come: ${response.status} ${url}`);
    });
    // The first is the server's own warming up.
    if (number > 0) figures.push(ms);
  }
  report({ what: "size of the page, characters of HTML", figure: html.length.toLocaleString("en") });
  report({ what: "  compressed (gzip), bytes", figure: gzipSync(html).length.toLocaleString("en") });
  report({ what: `server time, p50 / p95 of ${requests - 1}`, figure: sayMs(figures) });
}

async function measureOpening(context: BrowserContext, url: string): Promise<void> {
  const figures: number[] = [];
  for (let number = 0; number < openings; number += 1) {
    const page = await newMeasuredPage(context);
    await page.goto(url, { waitUntil: "commit" });
    figures.push(await awakeAfter(page));
    await page.close();
  }
  report({ what: `until it can be used, median / longest of ${openings}`, figure: sayMs(figures) });
}

function reportFrames(what: string, frames: Frames): void {
  const intervals = `${percentile(frames.intervals, 0.5).toFixed(1)} / ${percentile(frames.intervals, 0.95).toFixed(1)} ms`;
  report({ what: `${what}: frames a second`, figure: perSecond(frames).toFixed(1) });
  report({ what: `  between frames, p50 / p95; dropped of ${scrollFrames}`, figure: `${intervals}; ${frames.dropped}` });
}

async function measureReading(context: BrowserContext, url: string, text: string): Promise<void> {
  const page = await newMeasuredPage(context);
  await page.goto(url, { waitUntil: "commit" });
  await awakeAfter(page);
  await page.waitForLoadState("networkidle");
  report({ what: "elements on the page", figure: String(await page.evaluate(() => document.querySelectorAll("*").length)) });
  const taken = [];
  for (let number = 0; number < steps; number += 1) taken.push(await stepToNextClaim(page));
  const moved = taken.map(({ movedMs }) => movedMs);
  const isQuick = percentile(moved, 0.95) < stepGoalMs;
  const goal = { text: `p95 < ${stepGoalMs} ms`, isMet: isQuick };
  report({ what: `next claim focused and in sight, p50 / p95 of ${steps}`, figure: sayMs(moved), goal });
  report({ what: "  and its evidence and history from the server", figure: sayMs(taken.map(({ shownMs }) => shownMs)) });
  await page.evaluate(() => document.querySelector(".article-pane")?.parentElement?.setAttribute("data-measured", ""));
  const plain = await newMeasuredPage(context);
  await plain.route("**/plain", (route) => route.fulfill({ contentType: "text/html", body: plainPage(text) }));
  await plain.goto(new URL("/plain", url).href);
  const bare = await scrollSteadily(plain, "#pane");
  await page.bringToFront();
  const marked = await scrollSteadily(page, "[data-measured]");
  reportFrames("scrolling the same text as plain paragraphs", bare);
  reportFrames("scrolling the desk", marked);
  const share = perSecond(marked) / perSecond(bare);
  const isEven = perSecond(marked) >= 57 || share >= evenness;
  report({ what: "  of the plain text's", figure: share.toFixed(2), goal: { text: `60 a second, or ${evenness} of them`, isMet: isEven } });
}

async function measureBrowser(browser: Browser, url: string, seen: { token: string; text: string }): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: sessionCookie, value: seen.token, url }]);
  await measureOpening(context, url);
  await measureReading(context, url, seen.text);
}

process.env.DATABASE_URL = await cloneDatabase(server, "bench_reading");
const { newsroom, claimIds, candidates } = await aLongRead();
heading(`The reading view: ${size.words} words, ${claimIds.length} claims, ${candidates} candidates beside them, one in five overlapping`);
await disconnectDatabase();
await withConnection(process.env.DATABASE_URL, (client) => client.query("ANALYZE"));
const token = await signIn(process.env.DATABASE_URL, newsroom.reviewer.userId);
await whileServed(async (origin) => {
  const url = `${origin}/${newsroom.slug}/articles/${newsroom.articleId}?claim=${claimIds[0]}`;
  await measureServer(url, token);
  await whileBrowsing((browser) => measureBrowser(browser, url, { token, text: newsroom.text }));
});
