import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { beginThread } from "@/lib/discussion/begin-thread";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, anArticle } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { articleText, selectByMouse } from "./support/selecting";
import { windowOf } from "./support/sessions";

const twin = "Nobody told the council of it.";
const paragraphs = [
  "The city paid 41 million for the new bridge in 2024, the mayor said when she opened it. It had been closed for 19 months.",
  `The first contract was signed in May behind closed doors. ${twin} The works began in June, and went on through the winter.`,
  `Ferry traffic fell by a third after the opening. ${twin} The old bridge will be kept for walkers.`,
];
const text = paragraphs.join("\n\n");

const row = (id: string, exact: string, note: string) => ({
  ...{
    id,
    user: "acct:rosa@hypothes.is",
    uri: "https://paper.example/bridge",
    created: "2026-11-20T08:14:32Z",
    text: note,
    tags: ["bridge"],
  },
  target: [{ selector: [{ type: "TextQuoteSelector", exact, prefix: "", suffix: "" }] }],
});
const file = (content: unknown) => ({
  name: "export.json",
  mimeType: "application/json",
  buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

test("annotations come in from Hypothesis, each where a person can see it, and go out as W3C annotations", async ({ browser }) => {
  test.setTimeout(180_000);
  const newsroom = await aNewsroom();
  const { articleId } = await anArticle(newsroom, text);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  const countClaims = () => database.claim.count({ where: { workspaceId: newsroom.workspaceId, articleId } });
  await page.goto(`/${newsroom.slug}/articles/${articleId}`);
  await page.getByRole("link", { name: "Exchange" }).click();
  await expect(page.getByRole("heading", { name: "Exchange", level: 1 })).toBeVisible();

  const field = page.getByLabel("File", { exact: true });
  const look = page.getByRole("button", { name: "Look at the file" });
  await expect(async () => {
    await field.setInputFiles(file("{"));
    await look.click();
    await expect(page.getByText("The file is not valid JSON")).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expectAccessible(page);

  await field.setInputFiles(
    file({
      rows: [
        row("one", "Ferry traffic fell by a third after the opening", "Says <img src=x onerror=alert(1)> who?"),
        row("two", twin, "Which of them?"),
        row("three", "Ferry traffic doubled after the opening", ""),
        { ...row("four", "", ""), target: [{}] },
        { ...row("five", "", "By <b>whose</b> count?"), target: [{}], references: ["one"], user: "acct:ben@hypothes.is" },
        { ...row("six", "", "By the port’s."), target: [{}], references: ["one", "five"] },
        { ...row("seven", "", "Who?"), target: [{}], references: ["elsewhere"] },
        row("eight", "The works began in June", "Of which year?"),
      ],
    }),
  );
  await look.click();
  await expect(page.getByRole("status").filter({ hasText: "Annotations of Hypothesis, compared with snapshot 1." })).toBeVisible();
  const found = page.getByRole("region", { name: "Found for certain" });
  await expect(found.getByText("Says <img src=x onerror=alert(1)> who?")).toBeVisible();
  await expect(page.getByRole("region", { name: "Not found" }).getByText("Row 3")).toBeVisible();
  const refused = page.getByRole("region", { name: "Cannot come in" });
  await expect(refused.getByText("It is a note on a whole page")).toBeVisible();
  await expect(refused.getByText("Row 7")).toContainText("“elsewhere”, which is neither in this file nor imported here");
  await expect(page.getByRole("region", { name: "Answers" }).getByRole("checkbox", { checked: true })).toHaveCount(2);
  const toPlace = page.getByRole("region", { name: "Yours to place" });
  await expect(toPlace.getByRole("radio", { name: "Leave it out" })).toBeChecked();
  await expect(page.getByRole("button", { name: "Import 2 claims and 2 comments" })).toBeVisible();
  await found.getByRole("group", { name: "What row 8 becomes" }).getByRole("radio", { name: "As a comment on its words" }).check();
  await expect(page.getByRole("button", { name: "Import one claim and 3 comments" })).toBeVisible();
  await expectAccessible(page);
  expect(await countClaims()).toBe(0);

  await toPlace.getByRole("radio", { name: /^Place 2/ }).check();
  await page.getByRole("button", { name: "Import 2 claims and 3 comments" }).click();
  await expect(page).toHaveURL(/claim=[0-9a-f-]{36}/);
  expect(await countClaims()).toBe(2);
  const hand = page.getByRole("region", { name: "At hand" });
  const origin = hand.getByRole("region", { name: "Where it was imported from" });
  await expect(origin).toContainText("Imported from Hypothesis · rosa@hypothes.is");
  await expect(origin).toContainText("Says <img src=x onerror=alert(1)> who?");
  const answer = hand.getByRole("article", { name: "Comment by rosa@hypothes.is" });
  await expect(answer).toContainText("By the port’s.");
  await expect(answer).toContainText("in answer to ben@hypothes.is");
  await expect(answer).toContainText("20 Nov 2026, 08:14 UTC");
  await expect(answer).toContainText(`From Hypothesis, imported by ${newsroom.reviewer.name}`);
  await expect(hand.getByRole("article", { name: "Comment by ben@hypothes.is" })).toContainText("By <b>whose</b> count?");
  const placed = await database.appearance.findMany({ where: { workspaceId: newsroom.workspaceId, exact: twin } });
  expect(placed.map(({ start }) => start)).toEqual([text.lastIndexOf(twin)]);

  await page.goto(`/${newsroom.slug}/articles/${articleId}/discussion`);
  const remarks = page.getByRole("article", { name: "Comment by rosa@hypothes.is" });
  await expect(remarks.filter({ hasText: "Of which year?" })).toBeVisible();

  await page.goto(`/${newsroom.slug}/articles/${articleId}/exchange`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as annotations" }).click();
  const saved = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(saved).toMatchObject({
    type: "AnnotationCollection",
    total: 2,
    first: { items: [{ type: "Annotation" }, { type: "Annotation" }] },
  });
  expect(errors).toEqual([]);
});

test("fact-checks of others come in from a file, and stand beside the claim that says the same", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaim(newsroom);
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.goto(`/${newsroom.slug}/sources/fact-checks`);
  const review = {
    ...{ "@type": "ClaimReview", url: "https://checks.example/bridge", author: { name: "Plain Facts" } },
    claimReviewed: "The city paid 41 million for a new bridge.",
    reviewRating: { alternateName: "Mostly <b>false</b>" },
  };
  await page.getByLabel("File", { exact: true }).setInputFiles(file([review, { ...review, url: "javascript:alert(1)" }]));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("One fact-check came in.")).toBeVisible();
  await expect(page.getByText(/^entry 2: It has no web address/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Fact-checks of others" })).toContainText("Plain Facts rated it “Mostly false”");
  await expectAccessible(page);
  await page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${claimId}`);
  await expect(page.getByRole("link", { name: /^The city paid 41 million for a new bridge/ })).toHaveAttribute("href", review.url);
  expect(errors).toEqual([]);
});

test("a link to a sentence, a claim or a comment opens a long article at its place, with the words marked and the focus there", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const newsroom = await aNewsroom();
  const filler = Array.from({ length: 300 }, (_, at) => `Paragraph ${at} tells of other things that happened in the harbour on that day.`);
  const long = [...filler, ...paragraphs].join("\n\n");
  const { articleId, snapshotId } = await anArticle(newsroom, long);
  const placeOf = (exact: string) => ({ snapshotId, start: long.indexOf(exact), end: long.indexOf(exact) + exact.length, exact });
  const ferry = "Ferry traffic fell by a third after the opening";
  const { claimId } = accepted(await markClaim(newsroom.reviewer, { ...placeOf(ferry), statement: ferry }));
  const ofClaim = accepted(await beginThread(newsroom.editor, { about: { kind: "claim", claimId }, text: "By whose count?" }));
  const walkers = "The old bridge will be kept for walkers";
  const ofWords = accepted(await beginThread(newsroom.editor, { about: { kind: "passage", ...placeOf(walkers) }, text: "For how long?" }));
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const desk = `/${newsroom.slug}/articles/${articleId}`;
  await page.goto(desk);
  await expect(articleText(page)).toBeVisible();
  const sentence = "It had been closed for 19 months";
  await expect(async () => {
    await selectByMouse(page, sentence);
    await page.getByRole("button", { name: "Copy a link to this sentence" }).click();
    await expect(page.getByText("Link to this sentence copied.")).toBeVisible({ timeout: 2000 });
  }).toPass();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`${desk}?sentence=${long.indexOf("It had been closed")}&snapshot=1`);

  await page.goto(link);
  await expect.poll(() => paintedInSight(page)).toEqual([`${sentence}.`]);
  await expect(articleText(page)).toBeFocused();

  await page.goto(`${desk}?claim=${claimId}`);
  await expect(page.locator(`[data-mark="${claimId}"]`).first()).toBeInViewport();
  await expect(page.locator(`[data-row="${claimId}"]`)).toBeFocused();

  await page.goto(`/${newsroom.slug}/comments/${ofClaim.commentId}`);
  await expect(page).toHaveURL(`${desk}?claim=${claimId}&comment=${ofClaim.commentId}`);
  await expect(page.locator(`#comment-${ofClaim.commentId}`)).toBeFocused();
  await expect(page.locator(`#comment-${ofClaim.commentId}`)).toBeInViewport();
  await expect(page.locator(`[data-mark="${claimId}"]`).first()).toBeInViewport();

  await page.goto(`/${newsroom.slug}/comments/${ofWords.commentId}`);
  await expect(page).toHaveURL(`${desk}?thread=${ofWords.threadId}&comment=${ofWords.commentId}`);
  await expect(page.locator(`#comment-${ofWords.commentId}`)).toBeFocused();
  await expect.poll(() => paintedInSight(page)).toEqual([walkers]);
  expect(errors).toEqual([]);
});

/** The words painted as what is asked about, as far as they are in sight. */
function paintedInSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ranges = [...(CSS.highlights.get("desk-asked") ?? [])].filter((range) => range instanceof Range);
    return ranges.flatMap((range) => {
      const { top, bottom } = range.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight && bottom > top ? [range.toString().trim()] : [];
    });
  });
}
