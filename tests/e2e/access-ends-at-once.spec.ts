import { expect, type Locator, type Page } from "@playwright/test";
import type { Actor } from "@/lib/actor";
import { getClaim } from "@/lib/claims/queries";
import { database } from "@/lib/database";
import { changeRole } from "@/lib/people/change-role";
import { disableMember } from "@/lib/people/disable-member";
import { enableMember } from "@/lib/people/enable-member";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaimInReview } from "@/tests/builders/review";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

/** How many events people caused: the worker records what becomes of the evidence's address meanwhile. */
function logSize({ workspaceId }: Actor): Promise<number> {
  return database.auditEvent.count({ where: { workspaceId, NOT: { type: { startsWith: "capture." } } } });
}

const password = "a few plain words";

async function typeAssessment(page: Page, justification: string) {
  await page.getByRole("button", { name: /Assess this claim/ }).click();
  const form = page.getByRole("form", { name: "Your assessment" });
  await form
    .getByRole("radio", { name: /^False\b/ })
    .first()
    .check();
  await form.getByLabel("Justification").fill(justification);
  return form;
}

/** What this browser keeps of a field that is left with the whole page in the very moment of the last key: no wait can pass between. */
function keptOnLeaving(field: Locator, words: string): Promise<string> {
  return field.evaluate((element, text) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
    localStorage.clear();
    setValue?.call(element, text);
    element.dispatchEvent(new Event("input", { bubbles: true }));
    window.dispatchEvent(new PageTransitionEvent("pagehide"));
    return Object.values({ ...localStorage }).join("\n");
  }, words);
}

test("a member signs in by password, and loses the newsroom with the next request once disabled or signed out", async ({ browser }) => {
  test.setTimeout(300_000);
  const newsroom = await aNewsroom();
  const { articleId, claimId } = await aClaimInReview(newsroom);
  const { reviewer, owner, slug } = newsroom;
  const memberId = reviewer.userId ?? "";
  const desk = `/${slug}/articles/${articleId}?claim=${claimId}`;

  const { page } = await windowOf(browser, null);
  await page.goto(desk);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expectAccessible(page);
  const email = `rita.reviewer@${slug}.example`;
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /./ }).first()).toBeVisible();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: /Assess this claim/ })).toBeVisible();

  // Disabled while typing: the very next action is refused, says so, and keeps the text.
  const form = await typeAssessment(page, "Written before");
  expect(await keptOnLeaving(form.getByLabel("Justification"), "Written before the door closed.")).toContain("before the door closed.");
  accepted(await disableMember(owner, { memberId }));
  const before = await logSize(owner);
  await form.locator('button[type="submit"]').click();
  await expect(form.getByRole("alert")).toContainText(/signed out|no longer/i);
  await expect(form.getByLabel("Justification")).toHaveValue("Written before the door closed.");
  expect(await logSize(owner)).toBe(before);
  const shut = await page.goto(desk);
  expect(shut?.status()).toBe(404);

  // Enabled again with a smaller role: the page offers nothing that the role may not do.
  accepted(await enableMember(owner, { memberId }));
  accepted(await changeRole(owner, { memberId, role: "viewer" }));
  await page.goto(desk);
  await expect(page.getByText("Viewers may read, but not assess.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Assess this claim/ })).toHaveCount(0);
  // What was written before is still there, to be taken along; it goes when they say so.
  await expect(page.getByText("What you wrote was not saved, and is still here")).toBeVisible();
  await expect(page.getByText("Written before the door closed.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByText("Written before the door closed.")).toHaveCount(0);
  expect((await getClaim(owner, claimId))?.state).toBe("inReview");

  // Signed out everywhere by the owner, in the browser.
  const { page: ownerPage } = await windowOf(browser, owner);
  await ownerPage.goto(`/${slug}/people`);
  await expectAccessible(ownerPage);
  await ownerPage.getByRole("button", { name: "More for Rita Reviewer" }).click();
  await ownerPage.getByRole("menuitem", { name: /Sign out everywhere/ }).click();
  await ownerPage.getByRole("button", { name: "Sign out everywhere" }).last().click();
  await expect.poll(() => logSize(owner)).toBe(before + 3);
  await page.goto(desk);
  await expect(page).toHaveURL(/\/sign-in/);

  for (const section of ["audit", "settings", "claims"]) {
    await ownerPage.goto(`/${slug}/${section}`);
    await expect(ownerPage.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(ownerPage);
  }
  for (const path of [
    "%00/articles",
    `${slug}/articles?search=%00`,
    `${slug}/claims?search=a%00`,
    `${slug}/articles/%00`,
    `newsrooms/${slug}/reports/%00`,
  ]) {
    expect((await ownerPage.request.get(`/${path}`)).status(), path).toBe(404);
  }
  for (const path of [
    `${slug}/articles/nonsense`,
    `${slug}/claims/nonsense`,
    `${slug}/audit/nonsense`,
    `newsrooms/${slug}/reports/nonsense`,
    "no-such-newsroom",
  ]) {
    expect((await ownerPage.request.get(`/${path}`)).status(), path).toBe(404);
  }
  const elsewhere = await ownerPage.goto(`/${(await aNewsroom()).slug}/articles`);
  expect(elsewhere?.status()).toBe(404);
});
