import { existsSync, readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { verifyLog } from "@/lib/audit/verify";
import { breakDown } from "@/lib/breakdown/break-down";
import { database } from "@/lib/database";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { waiveWhatFails, withEveryWaiver } from "@/tests/builders/waivers";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { articleText, selectByMouse } from "./support/selecting";
import { windowOf } from "./support/sessions";

const file = "../shared/articles/op-ed-pakistan-drone-pact.txt";
const twin = "The optics: Pakistan is not the master of its own decisions.";
const title = "A pact that cuts both ways";

const settings = {
  ...{ name: "The Harbour Courier", language: "en", quorum: 2, revision: 1 },
  ...{ methodology: "Two reviewers look at each claim independently.", correctionsPolicy: "We correct in public.", funding: "Readers." },
};

async function submitArticle(page: Page, newsroom: Newsroom, text: string): Promise<string> {
  await page.goto(`/${newsroom.slug}/articles`);
  await expect(page.getByText("Nothing to check yet")).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("main")
    .getByRole("link", { name: /submit/i })
    .first()
    .click();
  await page.getByLabel("Text of the article").fill(text);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Author").fill("A columnist");
  await page.getByLabel("Outlet").fill("A daily");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit article" }).click();
  await expect(page.getByText("Say in a sentence why it is worth checking.")).toBeVisible();
  await page.getByLabel("Why is it worth checking?").fill("Widely shared, and it reports what was said in closed talks.");
  await page.getByRole("button", { name: "Submit article" }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  await expect(articleText(page)).toBeVisible();
  return /articles\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}

async function writeClaim(page: Page, statement: string) {
  const form = page.getByRole("form", { name: "Mark a claim" });
  await expect(form.getByRole("blockquote").or(form.locator("blockquote"))).toHaveText(twin);
  await form.getByLabel("Statement").fill(statement);
  await form.getByRole("textbox", { name: "Claimant" }).fill("A columnist");
  await form.getByRole("button", { name: "Mark as a claim" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: statement })).toBeVisible();
}

function deskOf(page: Page, newsroom: Newsroom, articleId: string) {
  return (claimId: string) => page.goto(`/${newsroom.slug}/articles/${articleId}?claim=${claimId}`);
}

async function attachEvidence(page: Page, source: string) {
  await page.getByRole("button", { name: "Attach evidence" }).first().click();
  const form = page.getByRole("form", { name: "Attach evidence" });
  await form.getByLabel("Title of the source").fill(source);
  await form.getByLabel("Web address").fill("https://archive.example/transcript");
  await form.getByLabel("Quote").fill("The delegation said it was bound by an agreement.");
  await form.getByLabel("Where in the source").fill("page 3");
  await form.getByRole("radio", { name: /supports/i }).check();
  await form.getByLabel("Note").fill("The transcript was published by the host.");
  await form.getByRole("button", { name: /attach/i }).click();
  await expect(page.getByRole("article", { name: "Evidence 1" })).toBeVisible();
}

async function assess(page: Page, rating: string, justification: string) {
  await page.getByRole("button", { name: "Assess this claim" }).click();
  const form = page.getByRole("form", { name: "Your assessment" });
  await form
    .getByRole("radio", { name: new RegExp(`^${rating}\\b`) })
    .first()
    .check();
  await form.getByLabel("Justification").fill(justification);
  await form.locator('button[type="submit"]').click();
  await expect(page.getByText("Your assessment is in.")).toBeVisible();
}

async function settle(page: Page, rating: string, justification: string) {
  await page.getByRole("button", { name: /Settle the verdict/ }).click();
  const form = page.getByRole("form", { name: "Settle the verdict" });
  await form
    .getByRole("radio", { name: new RegExp(`^${rating}\\b`) })
    .first()
    .check();
  await form.getByLabel("Justification").fill(justification);
  await form.locator('button[type="submit"]').click();
  await expect(page.getByRole("article", { name: "Verdict 1" })).toContainText(rating);
}

type Markup = { "@type"?: string; [key: string]: unknown };

async function markupOn(page: Page): Promise<Markup[]> {
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  return blocks.flatMap((block) => {
    const parsed = JSON.parse(block) as Markup | Markup[];
    return Array.isArray(parsed) ? parsed : [parsed];
  });
}

test.describe("an op-ed", () => {
  test.skip(!existsSync(file), `The real article is not here (${file}).`);

  test("goes in as text and comes out as a verdict report, with everybody's part on record", async ({ browser, baseURL }) => {
    test.setTimeout(600_000);
    const newsroom = await aNewsroom();
    accepted(await describeWorkspace(newsroom.owner, settings));
    await withEveryWaiver(newsroom);
    const { workspaceId } = newsroom;
    const text = readFileSync(file, "utf8");

    // 1. The article goes in, and its words are frozen as they are.
    const { page: reviewer, errors } = await windowOf(browser, newsroom.reviewer);
    const articleId = await submitArticle(reviewer, newsroom, text);
    const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId, articleId } });
    expect(snapshot.text).toBe(text);

    // 2. It is broken down; candidates are accepted and dismissed; both twins are marked, one by mouse, one by keyboard alone.
    const proposed = await database.candidate.count({ where: { workspaceId, articleId } });
    expect(proposed).toBeGreaterThanOrEqual(5);
    await expectAccessible(reviewer);
    await reviewer.keyboard.press("n");
    await reviewer.keyboard.press("a");
    await expect.poll(() => database.claim.count({ where: { workspaceId, articleId } })).toBe(1);
    await reviewer.keyboard.press("n");
    await reviewer.keyboard.press("x");
    await expect.poll(() => database.candidate.count({ where: { workspaceId, articleId, state: "dismissed" } })).toBe(1);
    await reviewer.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => database.candidate.count({ where: { workspaceId, articleId, state: "dismissed" } })).toBe(0);

    await selectByMouse(reviewer, twin, 0);
    await reviewer.getByRole("toolbar", { name: "Selected words" }).getByRole("button", { name: "Claim" }).click();
    await writeClaim(reviewer, "Pakistan does not decide for itself, first.");
    const sentences = breakDown(text).sentences;
    const second = sentences.findLastIndex((sentence) => text.slice(sentence.start, sentence.end) === twin);
    await articleText(reviewer).focus();
    await reviewer.keyboard.press("Control+Home");
    for (let step = 0; step < second; step += 1) await reviewer.keyboard.press("ArrowDown");
    await reviewer.keyboard.press("Shift+ArrowDown");
    await reviewer.keyboard.press("c");
    await writeClaim(reviewer, "Pakistan does not decide for itself, again.");
    const claims = await database.claim.findMany({
      where: { workspaceId, articleId },
      include: { appearances: true },
      orderBy: { position: "asc" },
    });
    expect(claims).toHaveLength(3);
    const twins = claims.filter((claim) => claim.appearances[0]?.exact === twin);
    expect(twins.map((claim) => claim.appearances[0]?.start)).toEqual([text.indexOf(twin), text.lastIndexOf(twin)]);

    // 3. Evidence and two independent assessments.
    const [first] = claims;
    if (!first) throw new Error("There is no claim.");
    const open = deskOf(reviewer, newsroom, articleId);
    await open(first.id);
    await attachEvidence(reviewer, "Transcript of the talks");
    await assess(reviewer, "Mostly true", "The transcript says so [1].");
    await expectAccessible(reviewer);
    const { page: colleague } = await windowOf(browser, newsroom.secondReviewer);
    await deskOf(colleague, newsroom, articleId)(first.id);
    await expect(colleague.getByText("Others' assessments show once yours is in.")).toBeVisible();
    await expect(colleague.getByText("The transcript says so [1].")).toHaveCount(0);
    await assess(colleague, "True", "The minister confirmed it.");
    await expect(colleague.getByText("The transcript says so [1].")).toBeVisible();

    // 4. The editor compares them, settles the verdict, sets the others aside and publishes.
    const { page: editor, errors: editorErrors } = await windowOf(browser, newsroom.editor);
    await deskOf(editor, newsroom, articleId)(first.id);
    await expect(editor.getByText("The minister confirmed it.")).toBeVisible();
    await expect(editor.getByText("The transcript says so [1].")).toBeVisible();
    await settle(editor, "Mostly true", "The host's transcript carries the sentence [1].");
    await expectAccessible(editor);
    for (const claim of twins) {
      await deskOf(editor, newsroom, articleId)(claim.id);
      await editor.getByRole("button", { name: "Claim actions" }).click();
      await editor.getByRole("menuitem", { name: /dismiss/i }).click();
      await editor.getByLabel("Reason").fill("An opinion, not checkable.");
      await editor.getByRole("dialog").locator('button[type="submit"]').click();
      await expect
        .poll(async () => (await database.claim.findFirstOrThrow({ where: { workspaceId, id: claim.id } })).state)
        .toBe("dismissed");
    }
    await editor.goto(`/${newsroom.slug}/articles/${articleId}/report`);
    await editor.getByLabel("The question at stake").fill("Is there a secret drone pact?");
    await editor.getByLabel("What was found").fill("The host's transcript bears it out.");
    await editor.getByRole("button", { name: "Save and show" }).click();
    await expect(editor.getByRole("heading", { name: "Is there a secret drone pact?" })).toBeVisible();
    await expectAccessible(editor);
    // A single source, nobody asked, no copy kept: the gate stops until the editor says in public why it is right.
    await expect(editor.getByRole("button", { name: "Publish…" })).toBeDisabled();
    await waiveWhatFails(newsroom.editor, articleId);
    await editor.reload();
    await editor.getByRole("button", { name: "Publish…" }).click();
    await editor.getByRole("alertdialog").or(editor.getByRole("dialog")).getByRole("button", { name: "Publish" }).click();
    await expect(editor.getByText("Version 1 is published.")).toBeVisible();

    // 5. A reader who is not signed in reads the report and the claim, each claim page with exactly one ClaimReview.
    const { page: reader, errors: readerErrors } = await windowOf(browser, null);
    await reader.goto(`/newsrooms/${newsroom.slug}`);
    await reader.getByRole("link", { name: /Is there a secret drone pact/ }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Is there a secret drone pact?");
    await expectAccessible(reader);
    expect((await markupOn(reader)).filter((one) => one["@type"] === "ClaimReview")).toEqual([]);
    const statement = (await database.claimRevision.findFirstOrThrow({ where: { workspaceId, claimId: first.id } })).statement;
    await reader.getByRole("main").getByRole("link", { name: statement }).first().click();
    await expect(reader).toHaveURL(/\/claims\//);
    await expectAccessible(reader);
    const reviews = (await markupOn(reader)).filter((one) => one["@type"] === "ClaimReview");
    expect(reviews).toHaveLength(1);
    expect(reviews[0]).toMatchObject({
      claimReviewed: statement,
      url: reader.url(),
      author: { "@type": "Organization", name: "The Harbour Courier" },
      reviewRating: { alternateName: "Mostly true", ratingValue: 4, worstRating: 1, bestRating: 5 },
      itemReviewed: { "@type": "Claim" },
    });
    expect(reader.url().startsWith(baseURL ?? "-")).toBe(true);
    await expect(reader.getByText("The delegation said it was bound by an agreement.")).toBeVisible();
    const signedOut = await reader.goto(`/${newsroom.slug}/articles/${articleId}`);
    expect(signedOut?.url()).toContain("/sign-in");

    // 6. The history tells who did what, from a log that proves itself.
    await editor.goto(`/${newsroom.slug}/articles/${articleId}/history`);
    const history = editor.getByRole("main");
    for (const [who, what] of [
      ["Rita Reviewer", "submitted the article"],
      ["Rita Reviewer", "as a claim"],
      ["Ravi Reviewer", "submitted an independent assessment"],
      ["Edith Editor", "settled the verdict: Mostly true"],
      ["Edith Editor", "published the report"],
    ] as const) {
      await expect(history.getByRole("listitem").filter({ hasText: who }).filter({ hasText: what }).first()).toBeVisible();
    }
    await expectAccessible(editor);
    const report = await verifyLog(newsroom.owner);
    expect(report.faults).toEqual([]);
    expect([...errors, ...editorErrors, ...readerErrors]).toEqual([]);
  });
});
