// A reviewer's queue by keyboard: how long from the key to the next claim in hand, painted, and from Enter to the claim's own page.
import type { Page } from "@playwright/test";
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { assignClaims } from "@/lib/claims/assign-claims";
import { disconnectDatabase } from "@/lib/database";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";
import { heading, percentile, report } from "./figures";
import { copyClaim } from "./many-claims";
import { pageOf, sayMs, signIn, whileBrowsing, whileServed } from "./signed-in";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");

const claimCount = 400;
const shownCount = 200;
const steps = 100;
const openings = 10;
const goalMs = 100;

declare global {
  /** In the page: the step that the next key press begins. */
  var measuredMove: Promise<number>;
}

/** Runs in the page: from the next key press until another claim has the focus and a frame with it was drawn. */
function watchForMove(): void {
  const before = document.activeElement;
  globalThis.measuredMove = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("No other claim came into hand.")), 30_000);
    const onKey = (event: KeyboardEvent) => {
      const look = () => {
        const here = document.activeElement;
        if (here === before || !here?.matches("[data-queue-link]")) return requestAnimationFrame(look);
        // A task after a frame's own work comes once that frame was handed over to be drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - event.timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    addEventListener("keydown", onKey, { capture: true, once: true });
  });
}

async function move(page: Page, key: string): Promise<number> {
  await page.evaluate(watchForMove);
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.measuredMove);
}

async function open(page: Page, queue: string): Promise<number> {
  await page.goto(queue);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  await page.locator("[data-queue-link]:focus").waitFor();
  const begunAt = performance.now();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /Assess this claim/ }).waitFor();
  return performance.now() - begunAt;
}

heading(`A reviewer's queue by keyboard, with ${claimCount} claims assigned to them, ${shownCount} of them shown`);
const url = await cloneDatabase(server, "bench_queue");
process.env.DATABASE_URL = url;
const newsroom = await aNewsroom();
const { claimId } = await aClaimInReview(newsroom);
const reviewerId = newsroom.reviewer.userId ?? "";
accepted(await assignClaims(newsroom.editor, { claimIds: [claimId], assigneeId: reviewerId }));
await disconnectDatabase();
await copyClaim(url, { claimId, count: claimCount, assignedEvery: 1 });
const token = await signIn(url, reviewerId);

await whileServed((origin) =>
  whileBrowsing(async (browser) => {
    const queue = `${origin}/${newsroom.slug}/queue`;
    const page = await pageOf(browser, { url: queue, token });
    await page.locator("[data-queue-link]").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("j");
    const figures: number[] = [];
    for (let step = 0; step < steps; step += 1) figures.push(await move(page, step < steps / 2 ? "j" : "k"));
    const isMet = percentile(figures, 0.95) < goalMs;
    report({
      what: `next or previous claim, p50 / p95 of ${steps}`,
      figure: sayMs(figures),
      goal: { text: `p95 < ${goalMs} ms`, isMet },
    });
    const opened: number[] = [];
    for (let number = 0; number < openings; number += 1) opened.push(await open(page, queue));
    report({ what: `  and from Enter to the claim's own page, ready to assess, p50 / p95 of ${openings}`, figure: sayMs(opened) });
  }),
);
