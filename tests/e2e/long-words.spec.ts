import { expect, type Page } from "@playwright/test";
import { submitArticle } from "@/lib/articles/submit-article";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { someEvidence } from "@/tests/builders/review";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3).slice(0, 190);

/** What sticks out of its place: of the page to the side, or words of their own box. */
function whatSticksOut(page: Page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const boxes = [...document.querySelectorAll("main :is(h1, h2, p, dd, dt, th, td, li, header, blockquote)")].filter((box) => {
      const { display, overflowX, position } = getComputedStyle(box);
      const isWhole = display !== "inline" && overflowX === "visible" && position !== "absolute" && box.clientWidth > 0;
      return isWhole && box.scrollWidth > box.clientWidth + 1;
    });
    const found = boxes.map((box) => `${box.tagName}: ${box.textContent?.slice(0, 40)}`);
    return scrollWidth > clientWidth ? ["the page", ...found] : found;
  });
}

function isWiderInside({ scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollWidth > clientWidth;
}

test("words longer than a line stay in their column, on every page of a newsroom that shows them", async ({ browser }) => {
  test.setTimeout(180_000);
  const newsroom = await aNewsroom();
  const { workspaceId, slug } = newsroom;
  const about = { title: word, author: word, outlet: word, selectionReason: word };
  const text = `The ${word} cost 12 million in 2018.`;
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "paste", text, ...about, allowDuplicate: true }));
  const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId, articleId } });
  const place = { snapshotId: snapshot.id, start: 0, end: text.length, exact: text };
  const { claimId } = accepted(await markClaim(newsroom.reviewer, { ...place, statement: text, claimantName: word }));
  const evidence = { ...someEvidence, sourceTitle: word, sourceUrl: `https://city.example/${word}`, quote: word, locator: word };
  accepted(await attachEvidence(newsroom.reviewer, { claimId, ...evidence }));
  const source = await database.source.findFirstOrThrow({ where: { workspaceId } });
  const { page, errors } = await windowOf(browser, newsroom.owner);
  const article = `articles/${articleId}`;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      ...["articles", `${article}?claim=${claimId}`, `${article}/report`, `${article}/details`, `${article}/history`],
      ...[`${article}/discussion`, `${article}/versions`, `${article}/exchange`, `claims/${claimId}`, `claims/${claimId}/lineage`],
      ...["claims", "board", "queue", "sources", `sources/${source.id}`, "audit"],
    ]) {
      await page.goto(`/${slug}/${path}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
      await expect.poll(() => whatSticksOut(page), `${path} at ${width}`).toEqual([]);
      // A table may scroll sideways inside itself; of this one, whose first column is all that can be long, nothing has to be cut off.
      if (path === "sources") expect(await page.getByRole("region", { name: "Sources" }).evaluate(isWiderInside)).toBe(false);
    }
  }
  expect(errors).toEqual([]);
});
