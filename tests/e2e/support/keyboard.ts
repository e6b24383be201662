import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the focus is on an element with this label or name. */
export async function tabTo(page: Page, name: RegExp, presses = 40): Promise<void> {
  for (let press = 0; press < presses; press += 1) {
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return "";
      const labels = "labels" in element ? [...((element as HTMLInputElement).labels ?? [])].map((one) => one.textContent ?? "") : [];
      return [element.getAttribute("aria-label") ?? "", ...labels, element.textContent ?? ""].join(" ").trim();
    });
    if (name.test(label)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name}.`);
}

/** Presses a key until what it opens is there: keys act once the page's script runs. */
export async function pressUntil(page: Page, key: string, opened: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass();
}
