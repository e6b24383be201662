import { type Browser, devices, expect, type Locator, type Page } from "@playwright/test";
import { database } from "@/lib/database";
import { aNewsroom } from "@/tests/builders/newsroom";
import { anArticle, markAlso } from "@/tests/builders/review";
import { test } from "./support/journey";
import { pressUntil } from "./support/keyboard";
import { articleText, holdFinger, selectByMouse, selectedWords, selectOffsets } from "./support/selecting";
import { windowOf } from "./support/sessions";

const phone = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };
const leastTarget = 44;

type Desk = { text?: string; device?: typeof phone };

/** Opens the desk of an article of its own, and waits until its keys act. */
async function openDesk(browser: Browser, { text, device }: Desk) {
  const newsroom = await aNewsroom();
  const article = await anArticle(newsroom, text);
  const { page, errors } = await windowOf(browser, newsroom.reviewer, device);
  await page.goto(`/${newsroom.slug}/articles/${article.articleId}`);
  await expect(articleText(page)).toBeVisible();
  await pressUntil(page, "?", page.getByRole("dialog", { name: "Keyboard shortcuts" }));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  const where = { workspaceId: newsroom.workspaceId, snapshotId: article.snapshotId };
  return { ...article, newsroom, page, errors, marked: () => database.appearance.findMany({ where, orderBy: { createdAt: "asc" } }) };
}

/** The form that ties a claim to the selected words, after it was opened. */
async function formOver(page: Page, exact: string) {
  const form = page.getByRole("form", { name: "Mark a claim" });
  await expect(form.locator("blockquote")).toHaveText(exact, { useInnerText: false });
  return form;
}

/** From now on the browser tells the page of no selection, as it does for some time after each. */
function hearOfNoSelection(page: Page): Promise<void> {
  return page.evaluate(() => window.addEventListener("selectionchange", (event) => event.stopImmediatePropagation(), true));
}

/** Words that the article paints as those about to be marked. */
function painted(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get("desk-marking") ?? [])].map(String));
}

test("words held with a finger are marked from a bar under the thumb", async ({ browser }) => {
  const { page, errors, text, marked } = await openDesk(browser, { device: phone });
  await holdFinger(page, "bridge");
  const bar = page.getByRole("toolbar", { name: "Selected words" });
  await expect(bar).toBeVisible();
  expect(await selectedWords(page)).toBe("bridge");
  // Dragging the handles of a phone tells a page no more than that the selection has changed.
  const exact = "new bridge in 2024";
  const start = text.indexOf(exact);
  await selectOffsets(page, { start, end: start + exact.length });
  // The bar fills the foot of the screen once the page has come to rest.
  const frame = () => bar.evaluate((element) => element.getBoundingClientRect().toJSON());
  await expect.poll(frame).toMatchObject({ left: 0, right: phone.viewport.width, bottom: phone.viewport.height });
  // The system's own menu stands right above or below the words.
  const words = await articleText(page).evaluate(() => document.getSelection()?.getRangeAt(0).getBoundingClientRect().toJSON());
  expect((await frame()).top - words.bottom).toBeGreaterThan(100);
  for (const button of await bar.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(leastTarget);
    expect(box?.height).toBeGreaterThanOrEqual(leastTarget);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.viewport.width);
  }
  await bar.getByRole("button", { name: "Claim" }).tap();
  const form = await formOver(page, exact);
  await expect(form.getByLabel("Statement")).toBeInViewport();
  await form.getByLabel("Statement").fill("The city paid for a new bridge in 2024.");
  await form.getByRole("button", { name: "Mark as a claim" }).tap();
  await expect(form).toBeHidden();
  const places = await marked();
  expect(places).toMatchObject([{ exact, start, end: start + exact.length }]);

  // Without colours the claim and the candidate around it still differ, by the shape of their lines and by how low they run.
  await page.emulateMedia({ forcedColors: "active" });
  const ofClaim = page.locator(`[data-mark="${places[0]?.claimId}"]`);
  const claim = articleText(page).locator(ofClaim).first();
  const around = articleText(page).locator('[data-state="candidate"]', { has: ofClaim }).first();
  const line = (mark: Locator) =>
    mark.evaluate((element) => {
      const { textDecorationLine, textDecorationStyle, textUnderlineOffset } = getComputedStyle(element);
      const level = element.getAttribute("data-level");
      return { level, line: textDecorationLine, style: textDecorationStyle, offset: Number.parseFloat(textUnderlineOffset) };
    });
  const [lower, upper] = [await line(claim), await line(around)];
  expect(lower).toMatchObject({ level: "1", line: "underline", style: "solid" });
  expect(upper).toMatchObject({ level: null, line: "underline", style: "dotted" });
  expect(lower.offset).toBeGreaterThan(upper.offset);
  // The words at hand stand on the system's own ground, and nothing of ours lies between: they are in the colour for that ground.
  const current = articleText(page).locator(".claim-mark[data-selected]").first();
  await expect(current).toHaveCSS("background-image", "none");
  const [ground, ink] = await current.evaluate((element) => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.cssText = "forced-color-adjust: none; background-color: Highlight; color: HighlightText";
    const { backgroundColor, color } = getComputedStyle(probe);
    const own = getComputedStyle(element);
    return [own.backgroundColor === backgroundColor, own.color === color];
  });
  expect([ground, ink]).toEqual([true, true]);
  expect(errors).toEqual([]);
});

const doctor = "👩🏽‍⚕️";
const mixed = `قال المتحدث Nan Osei إن المدينة دفعت 41 مليون دولار في عام 2024 لبناء الجسر الجديد فوق النهر الكبير، وأضاف أن العمل انتهى.

WHO: أعلنت منظمة الصحة العالمية أن عدد الإصابات انخفض بنسبة 12% منذ يناير، وأن البيانات «مُؤَكَّدَة» ${doctor} 🇵🇸🇯🇴.
`;

test("words that run both ways, with marks and emoji, are marked whole by keyboard and by mouse", async ({ browser }) => {
  const { newsroom, page, errors, text, snapshotId, marked } = await openDesk(browser, { text: mixed });
  const blocks = articleText(page).locator("[data-block-start]");
  for (const block of await blocks.all()) {
    await expect(block).toHaveAttribute("dir", "rtl");
    await expect(block).toHaveAttribute("lang", "ar");
  }
  // The interface around them stays as it is.
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(await page.getByRole("banner").evaluate((header) => getComputedStyle(header).direction)).toBe("ltr");

  // Left is onwards: by word, through Latin words in the order they are read.
  await articleText(page).focus();
  await page.keyboard.press("Control+Home");
  const caretLeft = () => page.locator(".article-caret").evaluate((line) => line.getBoundingClientRect().left);
  const first = await caretLeft();
  await page.keyboard.press("ArrowLeft");
  expect(await caretLeft()).toBeLessThan(first);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  expect(await selectedWords(page)).toBe("Nan Osei");
  await page.keyboard.press("Shift+ArrowRight");
  expect(await selectedWords(page)).toBe("Nan");

  // By character from the end: one step over a flag, one over a doctor, who is four code points.
  await page.keyboard.press("Control+End");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  expect(await selectedWords(page)).toBe(doctor);
  await page.keyboard.press("Shift+ArrowRight");
  const exact = `مُؤَكَّدَة» ${doctor}`;
  expect(await selectedWords(page)).toBe(exact);
  await page.keyboard.press("c");
  const form = await formOver(page, exact);
  await expect(form.locator("blockquote")).toHaveAttribute("dir", "rtl");
  expect(await painted(page)).toEqual([exact]);
  await page.keyboard.type("The figures are confirmed.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();

  // Whatever the browser selects, ends inside a character are put where the character begins or ends.
  const letter = text.indexOf("كَّدَة");
  await selectOffsets(page, { start: text.indexOf(doctor) + 2, end: text.indexOf(doctor) + 5 });
  await page.keyboard.press("c");
  await formOver(page, doctor);
  await page.keyboard.press("Escape");
  // Closing gives the words back to the text, as they were selected.
  await expect(form).toBeHidden();
  await selectOffsets(page, { start: letter + 2, end: letter + 4 });
  await page.keyboard.press("c");
  await formOver(page, text.slice(letter, letter + 5));
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();

  const byMouse = "دفعت 41 مليون دولار";
  await selectByMouse(page, byMouse);
  await page.getByRole("toolbar", { name: "Selected words" }).getByRole("button", { name: "Claim" }).click();
  await formOver(page, byMouse);
  await form.getByLabel("Statement").fill("The city paid 41 million.");
  await form.getByRole("button", { name: "Mark as a claim" }).click();
  await expect(form).toBeHidden();

  // A colleague's claim cuts the same paragraph anew: what the person selected last stays selected, though the page has not heard of it yet.
  const both = text.slice(letter, letter + 5);
  await selectOffsets(page, { start: text.indexOf("12%"), end: text.indexOf("12%") + 3 });
  await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
  await hearOfNoSelection(page);
  await selectOffsets(page, { start: letter, end: letter + 5 });
  const theirs = "أعلنت منظمة الصحة العالمية";
  const theirId = await markAlso({ ...newsroom, reviewer: newsroom.editor }, { snapshotId, text }, theirs);
  // Not a click of the mouse, which would take the selection along.
  await page.getByRole("button", { name: "Show", exact: true }).evaluate((button: HTMLElement) => button.click());
  await expect(articleText(page).locator(`[data-mark="${theirId}"]`).first()).toBeVisible();
  expect(await selectedWords(page)).toBe(both);
  await page.keyboard.press("c");
  await formOver(page, both);

  const places = await marked();
  expect(places.map((place) => place.exact)).toEqual([exact, byMouse, theirs]);
  for (const { claimId, start, end, exact: words } of places) {
    expect(text.slice(start, end)).toBe(words);
    const drawn = articleText(page).locator(`[data-mark="${claimId}"]`);
    await expect.poll(async () => (await drawn.allTextContents()).join("")).toBe(words);
  }
  expect(errors).toEqual([]);
});
