// The article desk under load: how long the server takes for it, and how long the browser takes from a key to the next claim.
import type { Browser, Page } from "@playwright/test";
import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { aFullDesk, size } from "./desk-newsroom";
import { heading, percentile, report, timed } from "./figures";
import { pageOf, sayMs, sessionCookie, signIn, whileBrowsing, whileServed } from "./signed-in";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const warmUpRequests = 10;
const requests = 100;
const steps = 40;
const serverGoalMs = 300;
const browserGoalMs = 100;

/** The server's time from the request to the last byte, one request after another. */
async function measureServer(address: (claimId: string) => string, claimIds: readonly string[], token: string): Promise<void> {
  const figures: number[] = [];
  let bytes = 0;
  for (let number = 0; number < warmUpRequests + requests; number += 1) {
    const url = address(claimIds[(number * 7) % claimIds.length] ?? "");
    const ms = await timed(async () => {
      const response = await fetch(url, { headers: { cookie: `${sessionCookie}=${token}` }, redirect: "manual" });
      const page = await response.text();
      if (response.status !== 200 || !page.includes("data-row")) throw new Error(`The desk did not come: ${response.status} ${url}`);
      bytes = page.length;
    });
    if (number >= warmUpRequests) figures.push(ms);
  }
  report({ what: "size of the page, characters of HTML", figure: bytes.toLocaleString("en") });
  const isMet = percentile(figures, 0.95) < serverGoalMs;
  report({ what: `server time, p50 / p95 of ${requests}`, figure: sayMs(figures), goal: { text: `p95 < ${serverGoalMs} ms`, isMet } });
}

type Step = { movedMs: number; filledMs: number };

declare global {
  /** In the page: the step that the next key press begins. */
  var measuredStep: Promise<Step>;
}

/** Runs in the page: from the next key press, waits until the row in hand has changed, then until its claim has come from the server. */
function watchForStep(): void {
  const currentRow = () => document.querySelector<HTMLElement>('[data-row][aria-current="true"]')?.dataset.row ?? "";
  const before = currentRow();
  globalThis.measuredStep = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`No next claim came after ${before}: ${location.search}`)), 30_000);
    const onKey = (event: KeyboardEvent) => {
      let movedMs = 0;
      const look = () => {
        const row = currentRow();
        const elapsedMs = performance.now() - event.timeStamp;
        if (movedMs === 0 && row !== "" && row !== before) movedMs = elapsedMs;
        if (movedMs > 0 && location.search.includes(row)) resolve({ movedMs, filledMs: elapsedMs });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    addEventListener("keydown", onKey, { capture: true, once: true });
  });
}

/** Presses the key for the next claim and waits: until the list has moved, and until the claim's own column is filled. */
async function stepToNextClaim(page: Page): Promise<Step> {
  await page.evaluate(watchForStep);
  await page.keyboard.press("j");
  return page.evaluate(() => globalThis.measuredStep);
}

async function measureBrowser(browser: Browser, url: string, token: string): Promise<void> {
  const page = await pageOf(browser, { url, token });
  await page.locator('[data-row][aria-current="true"]').waitFor();
  await page.waitForLoadState("networkidle");
  const figures: Step[] = [];
  for (let number = 0; number < steps; number += 1) figures.push(await stepToNextClaim(page));
  const moved = figures.map((step) => step.movedMs);
  const isMet = percentile(moved, 0.95) < browserGoalMs;
  report({
    what: `next claim in the browser, p50 / p95 of ${steps}`,
    figure: sayMs(moved),
    goal: { text: `p95 < ${browserGoalMs} ms`, isMet },
  });
  report({ what: "  and its evidence and history from the server", figure: sayMs(figures.map((step) => step.filledMs)) });
}

heading(
  `The article desk: ${size.words} words, ${size.claims} claims, ${size.evidence} pieces of evidence, ${size.events} events in the log`,
);
process.env.DATABASE_URL = await cloneDatabase(server, "bench_desk");
const { newsroom, claimIds } = await aFullDesk();
await disconnectDatabase();
await withConnection(process.env.DATABASE_URL, (client) => client.query("ANALYZE"));
const token = await signIn(process.env.DATABASE_URL, newsroom.reviewer.userId);

const addressAt = (origin: string, claimId: string) => `${origin}/${newsroom.slug}/articles/${newsroom.articleId}?claim=${claimId}`;
await whileServed(async (origin) => {
  await measureServer((claimId) => addressAt(origin, claimId), claimIds, token);
  await whileBrowsing((browser) => measureBrowser(browser, addressAt(origin, claimIds[0] ?? ""), token));
});
