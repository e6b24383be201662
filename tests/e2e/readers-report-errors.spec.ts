import { expect } from "@playwright/test";
import { disconnectDatabase } from "@/lib/database";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

test.afterAll(disconnectDatabase);

test("a reader reports an error without signing in, an editor answers, and everybody sees the outcome", async ({
  browser,
  page: reader,
}) => {
  const newsroom = await aNewsroom();
  const published = await aPublishedReport(newsroom);
  await reader.goto(`/newsrooms/${newsroom.slug}/reports/${published.slug}`);
  await reader.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await reader.getByRole("link", { name: "Report an error" }).press("Enter");
  await expectAccessible(reader);

  await reader.getByRole("button", { name: "Send to the newsroom" }).press("Enter");
  await expect(reader.getByText("Say what is wrong, and how you know.")).toBeVisible();
  const message = reader.getByLabel("What is wrong, and how do you know?");
  await expect(message).toBeFocused();
  await reader.keyboard.type("Page 4 says <b>39 million</b>.");
  await reader.getByRole("button", { name: "Send to the newsroom" }).press("Enter");
  await expect(reader).toHaveURL(/error-reports/);
  await expect(reader.getByText("has not answered yet")).toBeVisible();
  await expect(reader.getByText("39 million")).toHaveCount(0);
  await expectAccessible(reader);

  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles`);
  await page.getByRole("link", { name: "Read and answer" }).press("Enter");
  await expect(page.getByText("Page 4 says <b>39 million</b>.")).toBeVisible();
  await page.getByRole("button", { name: "Answer…" }).press("Enter");
  await page.getByRole("radio", { name: "Checked again, and it stands" }).press("Space");
  await page.getByLabel("Answer", { exact: true }).fill("Page 4 gives the budget, not the cost.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish the answer" }).press("Enter");
  await expect(page.getByText("Nothing waits for an answer")).toBeVisible();
  expect(errors).toEqual([]);

  await reader.reload();
  await expect(reader.getByRole("heading", { name: "Checked again, and it stands" })).toBeVisible();
  await reader.getByRole("link", { name: "How we correct mistakes" }).click();
  await expect(reader.getByText("Page 4 gives the budget, not the cost.")).toBeVisible();
  await expectAccessible(reader);
});
