// What one browser shows of the reading view: when it can be used, how evenly it scrolls, how quickly the next claim is there.
import type { BrowserContext, Page } from "@playwright/test";

export const scrollFrames = 400;
const stepPx = 80;
/** A frame that took longer than one and a half at 60 Hz: at least one was dropped. */
const droppedMs = 25;

export type Frames = { intervals: number[]; dropped: number };
export type Step = { movedMs: number; shownMs: number };

declare global {
  /** In the page: the step that the next key press begins. */
  var claimShown: Promise<{ movedMs: number; shownMs: number }>;
  /** In the page: when the desk first listened, in milliseconds since the navigation began. */
  var awakeAtMs: number | undefined;
}

/** Runs in the page before its own scripts: notes when React has taken over the list of claims. */
function noteAwakening(): void {
  const look = () => {
    const row = document.querySelector("[data-row]");
    if (row !== null && Object.keys(row).some((key) => key.startsWith("__reactProps$"))) globalThis.awakeAtMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** A page of a context that will tell when it awoke. */
export async function newMeasuredPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // The compiler that runs this file wraps functions in this helper, which the page does not have.
  await page.addInitScript("globalThis.__name = (value) => value");
  await page.addInitScript(noteAwakening);
  return page;
}

/** Milliseconds from the beginning of the navigation until the desk listens. */
export async function awakeAfter(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => globalThis.awakeAtMs, undefined, { timeout: 120_000 });
  return Number(await handle.jsonValue());
}

/** Scrolls an element steadily, by 80 pixels in each frame, and answers how long each frame took. */
export async function scrollSteadily(page: Page, selector: string): Promise<Frames> {
  const intervals = await page.evaluate(
    ({ chosen, frames, by }) => {
      const pane = document.querySelector(chosen);
      if (pane === null) throw new Error(`Nothing scrolls here: ${chosen}`);
      pane.scrollTop = 0;
      return new Promise<number[]>((resolve) => {
        const measured: number[] = [];
        let before = 0;
        const frame = (now: number) => {
          if (before > 0) measured.push(now - before);
          before = now;
          pane.scrollTop += by;
          if (measured.length < frames) requestAnimationFrame(frame);
          else resolve(measured);
        };
        requestAnimationFrame(frame);
      });
    },
    { chosen: selector, frames: scrollFrames, by: stepPx },
  );
  return { intervals, dropped: intervals.filter((ms) => ms > droppedMs).length };
}

/** Runs in the page: from the next key press, waits until another claim has the focus and its words are in sight. */
function watchForClaim(): void {
  const current = () => document.querySelector<HTMLElement>('[data-row][aria-current="true"]')?.dataset.row ?? "";
  const pane = document.querySelector(".article-pane")?.parentElement ?? null;
  const before = current();
  const isInSight = (id: string) => {
    const place = document.querySelector(`[data-mark="${id}"]`)?.getBoundingClientRect();
    const frame = pane?.getBoundingClientRect();
    return place !== undefined && frame !== undefined && place.height > 0 && place.top >= frame.top && place.top <= frame.bottom;
  };
  globalThis.claimShown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`No next claim came after ${before}: ${location.search}`)), 30_000);
    const onKey = (event: KeyboardEvent) => {
      let movedMs = 0;
      const look = () => {
        const id = current();
        const elapsedMs = performance.now() - event.timeStamp;
        const isFocused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.row === id;
        if (movedMs === 0 && id !== "" && id !== before && isFocused && isInSight(id)) movedMs = elapsedMs;
        if (movedMs > 0 && location.search.includes(id)) resolve({ movedMs, shownMs: elapsedMs });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    addEventListener("keydown", onKey, { capture: true, once: true });
  });
}

/** Presses the key for the next claim; answers when it had the focus and its words were in sight, and when its own column was filled. */
export async function stepToNextClaim(page: Page): Promise<Step> {
  await page.evaluate(watchForClaim);
  await page.keyboard.press("j");
  return page.evaluate(() => globalThis.claimShown);
}

/** The same text as plain paragraphs in a pane of the same size, with nothing marked: the most even scrolling this machine can show. */
export function plainPage(text: string): string {
  const paragraphs = text
    .split("\n\n")
    .map((words) => `<p>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
    .join("");
  const style =
    "body{margin:0}#pane{height:850px;width:630px;overflow-y:auto}p{font:18px/29px serif;max-width:548px;margin:16px auto;white-space:pre-wrap}";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title><style>${style}</style><div id="pane">${paragraphs}</div></html>`;
}
