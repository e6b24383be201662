import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const wcag22AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails unless the page as it stands has no violation of WCAG 2.2 AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  // In the page itself: otherwise each run opens a blank page of its own to put its results together. Our frames are of our own origin.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  // From its top: axe counts what is just scrolled out as too near the links of the bar that stays there.
  const scrolled = await page.evaluate(() => {
    const before = window.scrollY;
    window.scrollTo({ top: 0, behavior: "instant" });
    return before;
  });
  const { violations, passes } = await axe.withTags(wcag22AA).analyze();
  await page.evaluate((top) => window.scrollTo({ top, behavior: "instant" }), scrolled);
  const found = violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
  expect(passes.length, "rules that axe could apply: none would mean an empty page").toBeGreaterThan(0);
}
