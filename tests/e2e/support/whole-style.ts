import { expect, type Page } from "@playwright/test";

/** Every stylesheet that a page of the desk links. */
async function wholeStyle(page: Page): Promise<string[]> {
  const desk = await (await page.request.get("/sign-in")).text();
  return [...desk.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"|\bhref="([^"]+\.css)"[^>]*\brel="stylesheet"/g)].flatMap(
    ([, first, second]) => first ?? second ?? [],
  );
}

/** Each element of the page by its tag and classes, in the line below what its style comes to, with what stands before and after it. */
function looks(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("html, body, body *")].map((element) => {
      const styles = [null, "::before", "::after", "::marker"]
        .map((part) => getComputedStyle(element, part))
        .filter(({ content }, place) => place === 0 || content !== "none");
      const said = styles.flatMap((style) => [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`));
      return `${element.tagName} ${element.getAttribute("class")}\n${said.filter((one) => !one.startsWith("--")).join("; ")}`;
    }),
  );
}

/** The newsroom's fonts that the page asked for, and how that ended; a stand-in is whatever the machine has. */
function lettersOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const faces = [...(await document.fonts.ready)].filter(({ family, status }) => family.includes("Assay") && status !== "unloaded");
    return [...new Set(faces.map(({ family, style, status }) => `${family.replaceAll('"', "")}, ${style}: ${status}`))].sort();
  });
}

/** Expects that the fonts came, that the style in a page has nothing of the desk, and that what was left out would change nothing on the page. */
export async function expectOwnStyle(page: Page): Promise<void> {
  const letters = await lettersOf(page);
  expect(letters).toEqual(expect.arrayContaining(["Assay Sans, normal: loaded", "Assay Serif, normal: loaded"]));
  expect(letters.filter((one) => !one.endsWith(": loaded"))).toEqual([]);
  const style = (await page.locator("style").allTextContents()).join("");
  expect(style).toContain(".public-page");
  expect(style).not.toMatch(/\.(?:panes|claim-mark|skeleton)\b/);
  const before = await looks(page);
  expect(before.length).toBeGreaterThan(20);
  const styles = await wholeStyle(page);
  expect(styles.length).toBeGreaterThan(0);
  for (const url of styles) await page.addStyleTag({ url });
  const after = await looks(page);
  const changed = before.filter((look, place) => look !== after[place]).map((look) => look.split("\n", 1)[0]);
  expect(changed, "elements that the whole stylesheet changes").toEqual([]);
}
