import { expect, type Page } from "@playwright/test";
import { verifyLog } from "@/lib/audit/verify";
import { database } from "@/lib/database";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { pressUntil, tabTo } from "./support/keyboard";
import { windowOf } from "./support/sessions";

const labels = ["True", "Mostly true", "Mixed", "Mostly false", "False"];

async function chooseRating(page: Page, label: string) {
  await tabTo(page, /^\s*True/);
  await page.keyboard.press("Space");
  for (let step = 0; step < labels.indexOf(label); step += 1) await page.keyboard.press("ArrowDown");
}

async function assess(page: Page, label: string, words: { why: string; changed?: string }) {
  await pressUntil(page, "r", page.getByRole("form", { name: "Your assessment" }));
  await chooseRating(page, label);
  await tabTo(page, /^\s*Justification/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words.why);
  if (words.changed !== undefined) {
    await tabTo(page, /^\s*What changed your mind/);
    await page.keyboard.type(words.changed);
  }
  await tabTo(page, /^Submit/);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Your (revised )?assessment is in/)).toBeVisible();
}

/** Answers the dialog that a key opens, which asks for a reason. */
async function giveReason(page: Page, key: string, dialog: string, reason: string, verb: RegExp) {
  await pressUntil(page, key, page.getByRole("dialog", { name: dialog }));
  await page.keyboard.type(reason);
  await tabTo(page, verb);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: dialog })).toBeHidden();
}

test("two disagree, an editor sends back, a tie stays open, a third breaks it, and a split verdict is re-affirmed, all by keyboard", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const newsroom: Newsroom = await aNewsroom();
  const { workspaceId } = newsroom;
  const { claimId } = await aClaimInReview(newsroom);
  const claimAt = (id: string) => `/${newsroom.slug}/claims/${id}`;
  const stateOf = async (id: string) => (await database.claim.findFirstOrThrow({ where: { workspaceId, id } })).state;
  const [reviewer, second, third, editor] = await Promise.all(
    [newsroom.reviewer, newsroom.secondReviewer, newsroom.thirdReviewer, newsroom.editor].map((actor) => windowOf(browser, actor)),
  );
  if (!reviewer || !second || !third || !editor) throw new Error("Somebody has no window.");

  // 1. Two reviewers, blind to each other, disagree.
  await reviewer.page.goto(claimAt(claimId));
  await assess(reviewer.page, "False", { why: "The accounts say 38.2 million." });
  await second.page.goto(claimAt(claimId));
  await expect(second.page.getByText("Others' assessments show once yours is in.")).toBeVisible();
  await expect(second.page.getByText("The accounts say 38.2 million.")).toHaveCount(0);
  await assess(second.page, "True", { why: "The mayor gave the sum." });
  await expect(second.page.getByText("The accounts say 38.2 million.")).toBeVisible();
  await expect(second.page.getByRole("article", { name: "Assessment A" })).toBeVisible();
  await expect(second.page.getByText("Somebody submitted an independent assessment")).toBeVisible();

  // 2. The editor compares them without names, and sends them back.
  await editor.page.goto(claimAt(claimId));
  await expect(editor.page.getByText("The mayor gave the sum.")).toBeVisible();
  await expect(editor.page.getByText(newsroom.secondReviewer.name)).toHaveCount(0);
  await expectAccessible(editor.page);
  await giveReason(editor.page, "b", "Send the assessments back", "Which year do the accounts cover?", /^Send back/);
  await expect.poll(() => stateOf(claimId)).toBe("inReview");

  // 3. One changes their mind and says why, the other stands by it. It is a tie, and stays open.
  await second.page.goto(claimAt(claimId));
  await expect(second.page.getByText("Which year do the accounts cover?")).toBeVisible();
  await assess(second.page, "Mixed", { why: "The sum includes the roads.", changed: "The accounts leave out the roads." });
  await reviewer.page.goto(claimAt(claimId));
  await giveReason(reviewer.page, "y", "Stand by your assessment", "They cover 2024.", /^Stand by it/);
  await expect.poll(() => stateOf(claimId)).toBe("assessed");
  await editor.page.goto(claimAt(claimId));
  await expect(editor.page.getByText(/The assessments are tied/)).toBeVisible();

  // 4. A third is asked, finds the claim in her queue, and knows nothing of the others.
  await pressUntil(editor.page, "m", editor.page.getByRole("form", { name: "Ask for another assessment" }));
  await tabTo(editor.page, /^\s*Of whom/);
  await editor.page.keyboard.type(newsroom.thirdReviewer.name);
  await tabTo(editor.page, /^\s*Why another/);
  await editor.page.keyboard.type("One against one.");
  await tabTo(editor.page, /^Ask$/);
  await editor.page.keyboard.press("Enter");
  await expect.poll(() => stateOf(claimId)).toBe("inReview");
  await third.page.goto(`/${newsroom.slug}/queue`);
  await expectAccessible(third.page);
  await expect(async () => {
    await third.page.keyboard.press("j");
    await expect(third.page.getByRole("link", { name: /41 million/ })).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await third.page.keyboard.press("Enter");
  await expect(third.page).toHaveURL(new RegExp(claimId));
  await expect(third.page.getByText("They cover 2024.")).toHaveCount(0);
  await assess(third.page, "False", { why: "The audit office has 38.2 million too." });

  // 5. The editor finds it among what waits for editors and settles it; now everybody learns who said what.
  await editor.page.goto(`/${newsroom.slug}/queue`);
  await expect(editor.page.getByRole("listitem").filter({ hasText: "Settle" })).toContainText("its assessments are in");
  await expectAccessible(editor.page);
  await expect(async () => {
    await editor.page.keyboard.press("j");
    await expect(editor.page.getByRole("link", { name: /41 million/ })).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await editor.page.keyboard.press("Enter");
  await expect(editor.page).toHaveURL(new RegExp(claimId));
  await pressUntil(editor.page, "d", editor.page.getByRole("form", { name: "Settle the verdict" }));
  await chooseRating(editor.page, "False");
  await tabTo(editor.page, /^\s*Justification/);
  await editor.page.keyboard.type("Accounts and audit office agree on 38.2 million.");
  await tabTo(editor.page, /^Settle verdict/);
  await editor.page.keyboard.press("Enter");
  const verdict = editor.page.getByRole("article", { name: "Verdict 1" });
  await expect(verdict).toContainText("False");
  // The name of its section has the focus now, stays in sight, and does not lie over it.
  const name = editor.page.getByRole("heading", { name: "Verdict", exact: true });
  await expect(name).toBeFocused();
  const heightOver = async () => ((await verdict.boundingBox())?.y ?? 0) - ((await name.boundingBox())?.y ?? 0);
  await expect.poll(heightOver).toBeGreaterThan(20);
  await expect(editor.page.getByRole("heading", { name: `Assessment by ${newsroom.thirdReviewer.name}` })).toBeVisible();

  // 6. The claim is split: its verdict is stale, and carries over to no part.
  await reviewer.page.goto(`${claimAt(claimId)}/lineage`);
  await expectAccessible(reviewer.page);
  await tabTo(reviewer.page, /^\s*Part 1/);
  await reviewer.page.keyboard.press("Control+A");
  await reviewer.page.keyboard.type("The bridge cost 41 million.");
  await tabTo(reviewer.page, /^\s*Part 2/);
  await reviewer.page.keyboard.type("The city paid for it in 2024.");
  await tabTo(reviewer.page, /^Split the claim/);
  await reviewer.page.keyboard.press("Enter");
  await expect(reviewer.page.getByRole("list", { name: "Steps" })).toContainText("The bridge cost 41 million.");
  await expectAccessible(reviewer.page);
  expect(await stateOf(claimId)).toBe("withdrawn");
  const line = await database.claimLineage.findFirstOrThrow({
    where: { workspaceId, fromClaimId: claimId, to: { revisions: { some: { statement: "The bridge cost 41 million." } } } },
  });
  const part = line.toClaimId;
  await editor.page.goto(claimAt(part));
  await expect(editor.page.getByText("From the claim before").first()).toBeVisible();
  await expect(editor.page.getByText(/That verdict is stale and does not/)).toBeVisible();

  // 7. Two reviewers stand by what they said, then the editor re-affirms the verdict.
  for (const { page } of [reviewer, third]) {
    await page.goto(claimAt(part));
    await giveReason(page, "y", "Stand by your assessment", "The sum is what I judged.", /^Stand by it/);
  }
  await expect.poll(() => stateOf(part)).toBe("assessed");
  await editor.page.goto(claimAt(part));
  await giveReason(editor.page, "y", "Re-affirm the verdict", "The same accounts, the same sum.", /^Re-affirm/);
  await expect(editor.page.getByRole("article", { name: "Verdict 1" })).toContainText("False");
  await expectAccessible(editor.page);

  for (const path of ["board", "agreement"]) {
    await editor.page.goto(`/${newsroom.slug}/${path}`);
    await expect(editor.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(editor.page);
  }
  const verified = await verifyLog(newsroom.editor);
  expect(verified.faults).toEqual([]);
  for (const { errors } of [reviewer, second, third, editor]) expect(errors).toEqual([]);
});
