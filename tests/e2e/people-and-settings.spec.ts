import { expect } from "@playwright/test";
import { listMembers } from "@/lib/people/queries";
import { aNewsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

test("an owner adds somebody, and a refusal marks the field and keeps what was typed", async ({ browser }) => {
  const { owner, slug } = await aNewsroom();
  const { page, errors } = await windowOf(browser, owner);
  await page.goto(`/${slug}/people`);
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByText("Give the name to publish under.")).toBeVisible();
  await expectAccessible(page);

  await dialog.getByLabel("Name").fill("Nora New");
  await dialog.getByLabel("E-mail").fill(`rita.reviewer@${slug}.example`);
  await dialog.getByLabel("First password").fill("a few plain words");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/Rita Reviewer already belongs/)).toBeVisible();
  await expect(dialog.getByLabel("E-mail")).toBeFocused();
  await expect(dialog.getByLabel("Name")).toHaveValue("Nora New");

  await dialog.getByLabel("E-mail").fill(`nora.new@${slug}.example`);
  const before = await logSize(owner);
  await dialog.getByRole("button", { name: "Add", exact: true }).dblclick();
  await expect(page.getByText("Nora New can sign in now.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Nora New/ })).toBeVisible();
  await expectAccessible(page);
  expect(await logSize(owner)).toBe(before + 1);
  expect(errors).toEqual([]);
});

test("a role changes at once, undo takes it back, and both stand in the log", async ({ browser }) => {
  const { owner, slug, reviewer } = await aNewsroom();
  const { page } = await windowOf(browser, owner);
  await page.goto(`/${slug}/people`);
  const before = await logSize(owner);
  await page.getByLabel("Role of Rita Reviewer").selectOption("editor");
  await expect(page.getByText("Rita Reviewer is now editor.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Role of Rita Reviewer")).toHaveValue("reviewer");
  await expect.poll(() => logSize(owner)).toBe(before + 2);
  const members = await listMembers(owner);
  expect(members.find((member) => member.memberId === reviewer.userId)?.role).toBe("reviewer");
  const { page: own } = await windowOf(browser, reviewer);
  await own.goto(`/${slug}/account`);
  await own.getByLabel("What you do here").fill("Reads budgets");
  await own.getByLabel("About you").fill("Twenty years of <b>accounts</b>.");
  await own.getByLabel("How readers reach you").fill("rita@example.org");
  const agreed = own.getByRole("checkbox", { name: "Show me on the newsroom’s public page of people" });
  await agreed.focus();
  await own.keyboard.press("Space");
  await own.getByRole("button", { name: "Save what readers are told" }).click();
  await expect(own.getByText("Saved. Readers see it now.")).toBeVisible();
  await expectAccessible(own);
  await page.goto(`/newsrooms/${slug}`);
  await page.getByRole("link", { name: "People", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Rita Reviewer" })).toContainText("Twenty years of <b>accounts</b>.");
  await expectAccessible(page);
  await agreed.focus();
  await own.keyboard.press("Space");
  await own.getByRole("button", { name: "Save what readers are told" }).click();
  await expect(own.getByText("Saved. Readers are told nothing of you.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Nobody who checks claims here has agreed to be named yet.")).toBeVisible();

  await page.goto(`/${slug}/audit?about=member`);
  await expect(page.getByText(/changed Rita Reviewer from editor to reviewer/)).toBeVisible();
  await expectAccessible(page);
});

test("two owners who change the settings at once are shown both texts, and neither is lost", async ({ browser }) => {
  const { owner, slug } = await aNewsroom();
  const [first, second] = [await windowOf(browser, owner), await windowOf(browser, owner)];
  for (const { page } of [first, second]) await page.goto(`/${slug}/settings`);
  await first.page.getByLabel("Who pays").fill("Our readers.");
  await first.page.getByRole("button", { name: "Save settings" }).click();
  await expect(first.page.getByText("Settings saved.")).toBeVisible();
  const scale = await windowOf(browser, owner);
  await scale.page.goto(`/${slug}/settings/scale`);
  await expect(scale.page.getByRole("button", { name: "Add", exact: true })).toBeVisible();
  await expectAccessible(scale.page);

  const { page } = second;
  await page.getByLabel("Who pays").fill("A foundation.");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Yours were not saved" })).toBeVisible();
  await expect(page.getByText("Our readers.")).toBeVisible();
  await expect(page.getByLabel("Who pays")).toHaveValue("A foundation.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep mine" }).click();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await first.page.reload();
  await expect(first.page.getByLabel("Who pays")).toHaveValue("A foundation.");
});

test("keys go everywhere, the sheet lists them, and both can be had without a mouse", async ({ browser }) => {
  const { editor, slug } = await aNewsroom();
  const { page, errors } = await windowOf(browser, editor);
  await page.goto(`/${slug}/people`);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Go to Audit")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(`/${slug}/audit`);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("setti");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/${slug}/settings`);
  expect(errors).toEqual([]);
});

test("a chosen theme is there from the first paint on, whatever the system says", async ({ browser }) => {
  const { viewer, slug } = await aNewsroom();
  const { page, errors } = await windowOf(browser, viewer);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`/${slug}/audit`);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect.poll(ground).toBe("rgb(22, 21, 19)");
  await page.goto(`/${slug}/people`, { waitUntil: "commit" });
  await page.waitForSelector("body");
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("an address that leads nowhere says so, inside a newsroom with its bar, outside with a way home", async ({ browser }) => {
  const { viewer, slug } = await aNewsroom();
  const { page } = await windowOf(browser, viewer);
  expect((await page.goto(`/${slug}/nothing/here`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeVisible();
  await expectAccessible(page);
  expect((await page.goto("/newsrooms/nowhere/at/all"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Every newsroom that publishes here" }).click();
  await expect(page).toHaveURL("/");
  await expectAccessible(page);
});

test("whoever may not see a page of settings is told so by its status", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { page } = await windowOf(browser, newsroom.reviewer);
  const answer = await page.goto(`/${newsroom.slug}/settings/outgoing`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
  const { page: owners } = await windowOf(browser, newsroom.owner);
  expect((await owners.goto(`/${newsroom.slug}/settings/outgoing`))?.status()).toBe(200);
});

test("on a phone the bar begins at the present section, before any script has come", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { page } = await windowOf(browser, newsroom.owner, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await page.goto(`/${newsroom.slug}/audit`);
  await expect(page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Audit" })).toBeInViewport({ ratio: 1 });
});

test("the fields of the filter of the record are of one width", async ({ browser }) => {
  const newsroom = await aNewsroom();
  const { page } = await windowOf(browser, newsroom.owner);
  await page.goto(`/${newsroom.slug}/audit`);
  const widths = await Promise.all(
    ["Who", "About", "From", "To"].map(async (name) => (await page.getByLabel(name, { exact: true }).boundingBox())?.width),
  );
  expect(new Set(widths)).toEqual(new Set([widths[0]]));
  expect(widths[0]).toBeGreaterThan(100);
});
