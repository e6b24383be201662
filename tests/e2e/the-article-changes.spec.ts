import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { submitArticle } from "@/lib/articles/submit-article";
import { markClaim } from "@/lib/claims/mark-claim";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { database } from "@/lib/database";
import { beginThread } from "@/lib/discussion/begin-thread";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aRating, assess, someEvidence } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

const twin = "Nobody told the council of it.";
const before = [
  "The city paid 41 million for the new bridge in 2024, the mayor said when she opened it. It had been closed for 19 months.",
  `The first contract was signed in May behind closed doors. ${twin} The works began in June, and went on through the winter.`,
  "Ferry traffic fell by a third after the opening, and the ferry company let 14 of its people go before Christmas.",
  "The old bridge will be kept for walkers, whatever that costs, the mayor promised on the same day.",
];
const after = [
  "The city paid 38 million for the new bridge in 2024, the mayor said when she opened it. It had been closed for 19 months.",
  `At first all went by the book, as far as anybody could see. ${twin} Then came the audit of the harbour, and its long report.`,
  `What it found was put away in a drawer. ${twin} So the matter rested until the papers were found again this autumn.`,
  "Ferry traffic fell by a third after the opening, and the ferry company let 14 of its people go before Christmas.",
  "The old bridge will be kept for walkers, whatever that costs, the mayor promised on the same day.",
];

let paragraphs = before;
let server: Server;
let url: string;
let newsroom: Newsroom;

test.beforeAll(async () => {
  server = createServer((_, response) =>
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end(
        `<!doctype html><html lang="en"><head><title>The bridge bill</title></head><body><article>${paragraphs.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`,
      ),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.77.0.1", resolve));
  url = `http://127.77.0.1:${(server.address() as AddressInfo).port}/bridge`;
  newsroom = await aNewsroom();
});
test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function mark(snapshot: { id: string; text: string }, exact: string): Promise<string> {
  const start = snapshot.text.indexOf(exact);
  const place = { start, end: start + exact.length, exact };
  return accepted(await markClaim(newsroom.reviewer, { snapshotId: snapshot.id, ...place, statement: exact })).claimId;
}

/** An article fetched from the page, with four claims; the first is settled. */
async function anArticleWithClaims() {
  const details = { selectionReason: "The council votes on it.", allowDuplicate: true };
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "url", url, ...details }));
  const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
  const cost = await mark(snapshot, "The city paid 41 million for the new bridge in 2024");
  const told = await mark(snapshot, twin);
  const ferry = await mark(snapshot, "Ferry traffic fell by a third after the opening");
  const walkers = await mark(snapshot, "The old bridge will be kept for walkers");
  accepted(await attachEvidence(newsroom.reviewer, { claimId: cost, ...someEvidence }));
  accepted(await assess(newsroom, newsroom.reviewer, { claimId: cost }));
  accepted(await assess(newsroom, newsroom.secondReviewer, { claimId: cost }));
  const ratingId = await aRating(newsroom);
  const ruling = { claimId: cost, revisionNumber: 1, ratingId, justification: "The accounts say 38.2 million." };
  accepted(await decideClaim(newsroom.editor, ruling));
  return { articleId, cost, told, ferry, walkers };
}

/** A discussion of words of the article's first snapshot. */
async function discuss(articleId: string, exact: string) {
  const { id: snapshotId, text } = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
  const start = text.indexOf(exact);
  const about = { kind: "passage" as const, snapshotId, start, end: start + exact.length, exact };
  return accepted(await beginThread(newsroom.reviewer, { about, text: "In which June?" }));
}

/** Presses until the page's script is awake and does what it should. */
async function pressUntil(page: Page, key: string, isDone: () => Promise<void>) {
  await expect(async () => {
    await page.keyboard.press(key);
    await isDone();
  }).toPass();
}

const newestPlaces = async (articleId: string) => {
  const places = await database.appearance.findMany({
    where: { workspaceId: newsroom.workspaceId, snapshot: { articleId, number: 2 } },
    select: { claimId: true, state: true, start: true, confirmedById: true },
  });
  return new Map(places.map((place) => [place.claimId, place]));
};

test("a publisher edits an article unseen; the desk notices, two claims carry on, one is placed by keyboard, one is lost with its verdict", async ({
  browser,
}) => {
  const { articleId, cost, told, ferry, walkers } = await anArticleWithClaims();
  const { threadId, commentId } = await discuss(articleId, "The works began in June");
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/versions`);
  const look = page.getByRole("button", { name: "Check for changes" });
  await look.focus();
  await pressUntil(page, "Enter", () => expect(page.getByText("The text is the same, word for word.")).toBeVisible({ timeout: 5_000 }));
  await expectAccessible(page);

  paragraphs = after;
  await look.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The page changed: snapshot 2 is here")).toBeVisible();
  await expect(page.getByText("2 claims carried on. 2 claims wait for a person.")).toBeVisible();
  await expectAccessible(page);
  const places = await newestPlaces(articleId);
  expect([cost, told, ferry, walkers].map((id) => places.get(id)?.state)).toEqual(["lost", "ambiguous", "exact", "exact"]);

  await page.getByRole("status").getByRole("link", { name: "What changed" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "What changed in snapshot 2" })).toBeVisible();
  await expect(page.locator("del", { hasText: "41" })).toBeVisible();
  await expect(page.locator("ins", { hasText: "38" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Place 2 claims and one discussion" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Where do these words stand now?" })).toBeVisible();
  const ofTwin = page.getByRole("region", { name: twin });
  const ofCost = page.getByRole("region", { name: "The city paid 41 million" });
  await expect(ofTwin.getByText("Several places fit")).toBeVisible();
  await expect(ofCost.getByText("The words are gone or changed")).toBeVisible();
  await expect(ofCost.getByText("False, stale")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expectAccessible(page);

  await pressUntil(page, "j", () => expect(ofCost).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.press("j");
  await expect(ofTwin).toBeFocused();
  await expect(ofTwin.getByRole("radio")).toHaveCount(3);
  // What stands right before the marked words.
  const leads = await ofTwin.locator("mark").evaluateAll((marks) => marks.slice(1).map((mark) => mark.previousSibling?.textContent ?? ""));
  await page.keyboard.press(String(leads.findIndex((lead) => lead.trimEnd().endsWith("drawer.")) + 1));
  await page.keyboard.press("Enter");
  await expect(page.getByText("The claim has its place again.")).toBeVisible();
  await expect(ofTwin).toHaveCount(0);
  const ofThread = page.getByRole("region", { name: "Discussion: In which June?" });
  await expect(ofThread).toBeFocused();
  await page.keyboard.press("f");
  await page.keyboard.type("Then came the audit of the harbour");
  await expect(ofThread.getByText("1 found; choose one above.")).toBeVisible();
  await ofThread.getByRole("radio").nth(-2).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The discussion is tied to the changed words.")).toBeVisible();
  await expect(ofThread).toHaveCount(0);
  await expect(ofCost).toBeFocused();

  await page.keyboard.press("0");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Confirmed: the words are gone.")).toBeVisible();
  await expect(page.getByText("Nothing waits")).toBeVisible();
  const settled = await newestPlaces(articleId);
  const newest = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId, number: 2 } });
  expect(settled.get(told)).toMatchObject({ state: "exact", start: newest.text.lastIndexOf(twin) });
  expect(settled.get(told)?.confirmedById).toBe(newsroom.editor.userId);
  expect(settled.get(cost)).toMatchObject({ state: "lost", confirmedById: newsroom.editor.userId });

  await page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${cost}`);
  const hand = page.getByRole("region", { name: "At hand" });
  await expect(hand.getByText("Gone since snapshot 2")).toBeVisible();
  await expect(hand.getByText("Snapshot 2 of the article no longer holds the claim’s words.")).toBeVisible();
  await expect(page.getByLabel("Text of the article")).toContainText("38 million");
  // The lines between the panes tell their place once the page is awake.
  await expect(page.getByRole("separator", { name: "Width of" }).first()).toHaveAttribute("aria-valuenow", /\d/);
  await expectAccessible(page);

  await page.goto(`/${newsroom.slug}/comments/${commentId}`);
  await expect(page).toHaveURL(new RegExp(`thread=${threadId}`));
  await expect(hand.getByText("Its words changed in snapshot 2")).toBeVisible();
  await expect(hand.locator("del", { hasText: "works" })).toBeVisible();
  expect(errors).toEqual([]);
});

test("two editors at once: one places the claim, the other hears so", async ({ browser }) => {
  paragraphs = before;
  const { articleId } = await anArticleWithClaims();
  paragraphs = after;
  const first = await windowOf(browser, newsroom.editor);
  const second = await windowOf(browser, newsroom.secondEditor);
  await first.page.goto(`/${newsroom.slug}/articles/${articleId}/versions`);
  await first.page.getByRole("button", { name: "Check for changes" }).click();
  await expect(first.page.getByText("The page changed: snapshot 2 is here")).toBeVisible();
  for (const { page } of [first, second]) {
    await page.goto(`/${newsroom.slug}/articles/${articleId}/places`);
    await page.getByRole("region", { name: twin }).getByRole("radio").first().check();
  }
  await first.page.getByRole("region", { name: twin }).getByRole("button", { name: "Tie the claim to this place" }).click();
  await expect(first.page.getByText("The claim has its place again.")).toBeVisible();
  await second.page.getByRole("region", { name: twin }).getByRole("button", { name: "Tie the claim to this place" }).click();
  await expect(second.page.getByText("Edith Editor was quicker and tied this claim to")).toBeVisible();
  await expect(second.page.getByRole("region", { name: twin })).toHaveCount(0);
  expect([...first.errors, ...second.errors]).toEqual([]);
});

test("words that changed are found by typing them, and the claim then shows both", async ({ browser }) => {
  paragraphs = before;
  const { articleId, cost } = await anArticleWithClaims();
  paragraphs = after;
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${newsroom.slug}/articles/${articleId}/versions`);
  await page.getByRole("button", { name: "Check for changes" }).click();
  await expect(page.getByText("The page changed: snapshot 2 is here")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/places`);
  const ofCost = page.getByRole("region", { name: "The city paid 41 million" });
  await ofCost.getByRole("searchbox").fill("the city paid 38 million for the new bridge in 2024");
  await expect(ofCost.getByText("0 found; choose one above.")).toBeVisible();
  await ofCost.getByRole("searchbox").fill("The city paid 38 million for the new bridge in 2024");
  await expect(ofCost.getByText("1 found; choose one above.")).toBeVisible();
  await ofCost.getByRole("radio").nth(-2).check();
  await ofCost.getByRole("button", { name: "Tie the claim to this place" }).click();
  await expect(page.getByText("The claim is tied to the changed words.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/${newsroom.slug}/claims/${cost}`);
  await expect(page.getByText("Its words changed in snapshot 2")).toBeVisible();
  await expect(page.locator("del", { hasText: "41" })).toBeVisible();
  await expect(page.locator("ins", { hasText: "38" })).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("a claim that was made of two is asked about where each stood, and goes on where one still stands", async ({ browser }) => {
  paragraphs = before;
  const { articleId, told, ferry } = await anArticleWithClaims();
  const statement = "Nobody told the council, and the ferry lost a third.";
  const claims = [ferry, told].map((claimId) => ({ claimId, revisionNumber: 1 }));
  const { claimId } = accepted(await mergeClaims(newsroom.editor, { claims, statement }));
  paragraphs = after.map((text) => text.replace("Ferry traffic fell by a third", "Ferry traffic fell by a quarter"));
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.goto(`/${newsroom.slug}/articles/${articleId}/versions`);
  await page.getByRole("button", { name: "Check for changes" }).click();
  await expect(page.getByText("The page changed: snapshot 2 is here")).toBeVisible();

  await page.goto(`/${newsroom.slug}/articles/${articleId}/places`);
  const cards = page.getByRole("region", { name: statement });
  await expect(cards).toHaveCount(2);
  await expectAccessible(page);
  const ofTwin = cards.filter({ hasText: "Several places fit" });
  const ofFerry = cards.filter({ hasText: "The words are gone or changed" });
  await ofFerry.getByRole("radio", { name: "The words are gone from the article" }).check();
  await ofFerry.getByRole("button", { name: "Confirm that they are gone" }).click();
  await expect(page.getByText("Confirmed: the words are gone.")).toBeVisible();
  await expect(cards).toHaveCount(1);
  await ofTwin.getByRole("radio").first().check();
  await ofTwin.getByRole("button", { name: "Tie the claim to this place" }).click();
  await expect(page.getByText("The claim has its place again.")).toBeVisible();
  await expect(cards).toHaveCount(0);

  const places = await database.appearance.findMany({
    where: { workspaceId: newsroom.workspaceId, claimId, snapshot: { number: 2 } },
    orderBy: { start: "asc" },
    select: { exact: true, state: true, confirmedById: true },
  });
  const confirmedById = newsroom.editor.userId;
  expect(places).toEqual([
    { exact: "Ferry traffic fell by a third after the opening", state: "lost", confirmedById },
    { exact: twin, state: "exact", confirmedById },
  ]);
  expect(errors).toEqual([]);
});
