import { expect, type Page } from "@playwright/test";
import type { Newsroom } from "@/tests/builders/newsroom";
import { articleText } from "./selecting";

/** Opens the desk of an article, given with what its address says behind it, and waits until its keys work. */
export async function openDesk(page: Page, newsroom: Newsroom, address: string) {
  await page.goto(`/${newsroom.slug}/articles/${address}`);
  await expect(articleText(page)).toBeVisible();
  // The keys are there once the browser has taken the page over from the server.
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  // A key for the claim at hand does nothing until the claim is there.
  if (address.includes("claim=")) await expect(page.getByRole("button", { name: "Edit the statement" })).toBeVisible();
}

/** The row that has the focus, null for none, and the words of what has it. */
export function focused(page: Page) {
  return page.evaluate(() => ({
    row: document.activeElement?.getAttribute("data-row") ?? null,
    words: document.activeElement?.textContent ?? "",
  }));
}
