import { expect, type Page } from "@playwright/test";
import { disconnectDatabase } from "@/lib/database";
import { publicPaths } from "@/lib/reports/addresses";
import { findOfType, readJsonLd } from "@/lib/reports/json-ld";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aReportToPublish, changeVerdict } from "@/tests/builders/report";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";
import { expectOwnStyle } from "./support/whole-style";

const claimSlug = "the-city-paid-41-million-for-the-new-bridge-in-2024";
const reportSlug = "did-the-bridge-cost-41-million";
const statement = "The city paid 41 million for the new bridge in 2024.";

test.afterAll(disconnectDatabase);

/** Publishes what the report's page shows. */
async function publish(page: Page, number: number): Promise<void> {
  await page.getByRole("button", { name: number === 1 ? "Publish…" : `Publish version ${number}…` }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).press("Enter");
}

async function ratingInMarkup(page: Page): Promise<unknown> {
  const [review] = readJsonLd(await page.content()).flatMap((block) => findOfType(block, "ClaimReview"));
  return review?.reviewRating;
}

/** A page of somebody else's, with the claim's card in it. */
async function openElsewhere(page: Page, newsroom: Newsroom): Promise<void> {
  const elsewhere = new URL("/somebody-elses-page", page.url()).href;
  const body = `<!doctype html><body><iframe src="${publicPaths.embed(newsroom.slug, claimSlug)}" title="A fact check" sandbox="allow-scripts allow-popups"></iframe></body>`;
  await page.route(elsewhere, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(elsewhere);
}

test("a reader finds a mistake, two editors correct it in the open, and the proofs of both versions hold", async ({
  browser,
  page: reader,
}, testInfo) => {
  // The whole way of a correction, through five windows.
  test.setTimeout(300_000);
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aReportToPublish(newsroom);
  const { slug } = newsroom;
  const desk = `/${slug}/articles/${articleId}/report`;

  // 1. The report is published.
  const { page: editor, errors } = await windowOf(browser, newsroom.editor);
  await editor.goto(desk);
  await publish(editor, 1);
  await expect(editor.getByText("Version 1 is public.")).toBeVisible();

  // 2. A reader reads it, with its card elsewhere, and says without signing in what is wrong.
  await reader.goto(publicPaths.report(slug, reportSlug));
  await reader.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(reader.getByRole("region", { name: "Verdict" })).toContainText("False");
  await expect(reader.getByText("The verdict changed")).toHaveCount(0);
  expect(await ratingInMarkup(reader)).toMatchObject({ alternateName: "False", ratingValue: 1 });
  const { page: elsewhere } = await windowOf(browser, null);
  await elsewhere.goto(publicPaths.newsroom(slug));
  await openElsewhere(elsewhere, newsroom);
  const card = elsewhere.frameLocator("iframe");
  await expect(card.getByRole("heading", { level: 1 })).toHaveText(statement);
  await expect(card.getByText("The verdict changed")).toHaveCount(0);

  await reader.getByRole("link", { name: "Report an error" }).press("Enter");
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Send to the newsroom" }).press("Enter");
  await expect(reader.getByText("Say what is wrong, and how you know.")).toBeVisible();
  await expect(reader.getByLabel("What is wrong, and how do you know?")).toBeFocused();
  await reader.keyboard.type("The accounts say <b>41 million</b> since March.");
  await reader.getByRole("button", { name: "Send to the newsroom" }).press("Enter");
  await expect(reader).toHaveURL(/error-reports/);
  await expect(reader.getByText("has not answered yet")).toBeVisible();
  await expect(reader.getByText("since March")).toHaveCount(0);
  await expectAccessible(reader);
  const outcome = reader.url();

  // 3. The editor has it assessed anew and settles it; who settled it may not be the one to publish the correction.
  await editor.goto(`/${slug}/articles`);
  await editor.getByRole("link", { name: "Read and answer" }).press("Enter");
  await expect(editor.getByText("The accounts say <b>41 million</b> since March.")).toBeVisible();
  await changeVerdict(newsroom, claimId, newsroom.editor);
  await editor.goto(desk);
  await editor.getByRole("radio", { name: /^Correction/ }).press("Space");
  await editor.getByLabel("What was changed, and why").fill("The accounts were revised in March.");
  await publish(editor, 2);
  await expect(editor.getByText("You settled the verdict that changed; a second editor must publish the correction.")).toBeVisible();
  const { page: second, errors: secondErrors } = await windowOf(browser, newsroom.secondEditor);
  await second.goto(desk);
  await second.getByRole("radio", { name: /^Correction/ }).press("Space");
  await second.getByLabel("What was changed, and why").fill("The accounts were revised in March.");
  await publish(second, 2);
  await expect(second.getByText("Version 2 is public.")).toBeVisible();

  // 4. Above the verdict stands what it was and, below, what it is; markup, card and the corrections feed say so from the next request on.
  await reader.goto(publicPaths.claim(slug, claimSlug));
  const verdict = reader.getByRole("region", { name: "Verdict" });
  const notice = verdict.getByRole("note");
  await expect(notice).toContainText("The verdict changed. In version 1 it was False");
  await expect(verdict).toContainText("The statement is accurate");
  const words = await verdict.innerText();
  expect(words.indexOf("The verdict changed")).toBeLessThan(words.indexOf("The statement is accurate"));
  expect(await ratingInMarkup(reader)).toMatchObject({ alternateName: "True", ratingValue: 5 });
  await expectAccessible(reader);
  await elsewhere.reload();
  await expect(card.getByRole("note")).toContainText("The verdict changed. In version 1 it was False");
  await expect(card.getByText("The statement is accurate")).toBeVisible();
  const feed = await (await reader.request.get(publicPaths.correctionsAtom(slug))).text();
  expect(feed).toContain("The accounts were revised in March.");
  expect(feed).toContain(`${statement} Before: False. Now: True.`);
  await expectOwnStyle(reader);

  // 5. The version before is where it was, and the proof of each holds without a network.
  await notice.getByRole("link", { name: "Read version 1" }).click();
  await expect(reader.getByRole("note").filter({ hasText: "You are reading version 1" })).toBeVisible();
  await expect(reader.getByRole("region", { name: "Verdict" })).toContainText("The statement is not accurate.");
  const files: string[] = [];
  for (const number of [1, 2]) {
    const file = testInfo.outputPath(`version-${number}.assay-proof.json`);
    await reader.goto(publicPaths.reportVersion(slug, reportSlug, number));
    const [download] = await Promise.all([
      reader.waitForEvent("download"),
      reader.getByRole("link", { name: "Download the proof" }).click(),
    ]);
    await download.saveAs(file);
    files.push(file);
  }
  await reader.goto("/verify");
  await reader.context().setOffline(true);
  const publishers = ["Edith Editor", newsroom.secondEditor.name];
  for (const [index, file] of files.entries()) {
    await reader.getByLabel("Proof").setInputFiles(file);
    await expect(reader.getByText(`The proof in version-${index + 1}.assay-proof.json holds`)).toBeVisible();
    await expect(reader.getByText(new RegExp(`Event \\d+ records that ${publishers[index]} published this version`))).toBeVisible();
  }
  await reader.context().setOffline(false);

  // 6. The reader is answered in public.
  await editor.goto(`/${slug}/error-reports`);
  await editor.getByRole("button", { name: "Answer…" }).press("Enter");
  await editor.getByRole("radio", { name: "Corrected" }).press("Space");
  await editor.getByLabel("Answer", { exact: true }).fill("You were right. The verdict is True by now.");
  await expectAccessible(editor);
  await editor.getByRole("button", { name: "Publish the answer" }).press("Enter");
  await expect(editor.getByText("Nothing waits for an answer")).toBeVisible();
  await reader.goto(outcome);
  await expect(reader.getByRole("heading", { name: "Corrected" })).toBeVisible();
  await reader.getByRole("link", { name: "How we correct mistakes" }).click();
  await expect(reader.getByText("You were right. The verdict is True by now.")).toBeVisible();
  await expect(reader.getByText("Verdict changed from False to True")).toBeVisible();
  await expectAccessible(reader);
  await reader.goto(publicPaths.report(slug, reportSlug));
  await expectOwnStyle(reader);
  expect([...errors, ...secondErrors]).toEqual([]);
});
