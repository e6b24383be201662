import { expect, type Page } from "@playwright/test";

// As long as any other step may take.
const restMs = 30_000;

/** The article's text in the desk. */
export function articleText(page: Page) {
  return page.getByLabel("Text of the article");
}

/** Where words of the article stand on the screen, after bringing them into view. */
function cornersOf(page: Page, words: string, occurrence: number) {
  return articleText(page).evaluate(
    (root, wanted) => {
      const nodes: { node: Text; start: number }[] = [];
      let text = "";
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        nodes.push({ node, start: text.length });
        text += node.data;
      }
      let start = -1;
      for (let found = 0; found <= wanted.occurrence; found += 1) start = text.indexOf(wanted.words, start + 1);
      if (start < 0) throw new Error(`The desk does not show “${wanted.words}” ${wanted.occurrence + 1} times.`);
      const at = (offset: number, isEnd: boolean) => {
        const place = nodes.findLast((one) => (isEnd ? one.start < offset : one.start <= offset));
        if (!place) throw new Error("No text there.");
        return { node: place.node, offset: offset - place.start };
      };
      const range = document.createRange();
      const [from, to] = [at(start, false), at(start + wanted.words.length, true)];
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      from.node.parentElement?.scrollIntoView({ block: "center" });
      const lines = [...range.getClientRects()].filter((line) => line.width > 0);
      const [first, last] = [lines[0], lines.at(-1)];
      if (!first || !last) throw new Error("The words take no room.");
      return { from: { x: first.left + 0.5, y: first.top + first.height / 2 }, to: { x: last.right - 0.5, y: last.top + last.height / 2 } };
    },
    { words, occurrence },
  );
}

/** The same once they stand still: the desk may still be drawing them, or scrolling to what was done last. */
async function cornersAtRest(page: Page, words: string, occurrence: number) {
  const seen: Awaited<ReturnType<typeof cornersOf>>[] = [];
  await expect(async () => {
    seen.push(await cornersOf(page, words, occurrence));
    expect(seen.at(-1)).toEqual(seen.at(-2));
  }).toPass({ intervals: [250], timeout: restMs });
  const last = seen.at(-1);
  if (last === undefined) throw new Error("The words were never seen.");
  return last;
}

/** Selects words of the article with the mouse: presses before the first, drags behind the last. `occurrence` counts from 0. */
export async function selectByMouse(page: Page, words: string, occurrence = 0): Promise<void> {
  const corners = await cornersAtRest(page, words, occurrence);
  await page.mouse.move(corners.from.x, corners.from.y);
  await page.mouse.down();
  await page.mouse.move((corners.from.x + corners.to.x) / 2, corners.to.y, { steps: 4 });
  await page.mouse.move(corners.to.x, corners.to.y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
}

/** Holds a finger on words of the article until the browser selects the word under it. */
export async function holdFinger(page: Page, words: string): Promise<void> {
  const { from, to } = await cornersAtRest(page, words, 0);
  const finger = { x: (from.x + to.x) / 2, y: from.y, button: "left", clickCount: 1 } as const;
  const browser = await page.context().newCDPSession(page);
  // Touches that a test sends itself become no long press; a mouse that the browser turns into a finger does.
  await browser.send("Emulation.setEmitTouchEventsForMouse", { enabled: true, configuration: "mobile" });
  // A press that became a long one is never answered: what it is for is that words are selected.
  const isSelected = page.waitForFunction(() => String(document.getSelection()) !== "");
  await Promise.race([browser.send("Input.dispatchMouseEvent", { type: "mousePressed", ...finger }), isSelected]);
  await isSelected;
  await browser.send("Emulation.setEmitTouchEventsForMouse", { enabled: false });
}

/** Makes the selection run from one offset of the snapshot to another, as the handles of a phone or a script of the page can. */
export function selectOffsets(page: Page, { start, end }: { start: number; end: number }): Promise<void> {
  return articleText(page).evaluate(
    (root, wanted) => {
      const segments = [...root.querySelectorAll<HTMLElement>("[data-start]")];
      const at = (offset: number) => {
        const segment = segments.findLast((one) => Number(one.dataset.start) <= offset);
        const text = segment === undefined ? null : document.createTreeWalker(segment, NodeFilter.SHOW_TEXT).nextNode();
        if (segment === undefined || text === null) throw new Error("No text there.");
        return [text, offset - Number(segment.dataset.start)] as const;
      };
      document.getSelection()?.setBaseAndExtent(...at(wanted.start), ...at(wanted.end));
    },
    { start, end },
  );
}

/** The words that are selected. */
export function selectedWords(page: Page): Promise<string> {
  return page.evaluate(() => String(document.getSelection()));
}
