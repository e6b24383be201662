import { expect, type Page } from "@playwright/test";

/** Every stylesheet that a page of the desk links. */
async function wholeStyle(page: Page): Promise<string[]> {
  const desk = await (await page.request.get("/sign-in")).text();
  return [...desk.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"|\bhref="([^"]+\.css)"[^>]*\brel="stylesheet"/g)].flatMap(
    ([, first, second]) => first ?? second ?? [],
  );
}

/** What each element of the page looks like, with what stands before and after it. */
function looks(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("html, body, body *")].map((element) =>
      [null, "::before", "::after", "::marker"]
        .map((part) => getComputedStyle(element, part))
        .filter(({ content }, place) => place === 0 || content !== "none")
        .map((style) =>
          [...style]
            .filter((name) => !name.startsWith("--"))
            .map((name) => `${name}: ${style.getPropertyValue(name)}`)
            .join("; "),
        )
        .join("\n"),
    ),
  );
}

/** Expects that the style in a page has nothing of the desk, and that what was left out would change nothing on the page. */
export async function expectOwnStyle(page: Page): Promise<void> {
  const style = (await page.locator("style").allTextContents()).join("");
  expect(style).toContain(".public-page");
  expect(style).not.toMatch(/\.(?:panes|claim-mark|skeleton)\b/);
  const before = await looks(page);
  expect(before.length).toBeGreaterThan(20);
  const styles = await wholeStyle(page);
  expect(styles.length).toBeGreaterThan(0);
  for (const url of styles) await page.addStyleTag({ url });
  expect(await looks(page)).toEqual(before);
}
