import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { database } from "@/lib/database";
import { articleText } from "@/tests/builders/article";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { expectAccessible } from "./support/accessibility";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

const publicAddress = "127.77.0.1";
const sentence = "The quay was closed in May 2026, and 40 boats were moved to the old basin, the harbour master said. ";
const pageHtml = `<!doctype html><html lang="en-GB"><head><title>Quay closed - Tidewater Post</title>
  <meta property="og:site_name" content="Tidewater Post"><meta property="article:published_time" content="2026-05-03T08:00:00Z"></head>
  <body><nav><a href="/">Home</a></nav><article><h1>Quay closed</h1><p>${sentence.repeat(6)}</p><script>document.title = "never"</script>
  <h2>What next</h2><p>${sentence.repeat(4)}</p></article><footer>Imprint</footer></body></html>`;

let server: Server;
let origin: string;
let newsroom: Newsroom;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/silent") return undefined;
    if (request.url === "/inside") return response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pageHtml);
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  origin = `http://${publicAddress}:${(server.address() as AddressInfo).port}`;
  newsroom = await aNewsroom();
});
test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const countArticles = () => database.article.count({ where: { workspaceId: newsroom.workspaceId } });
const submit = (page: Page) => page.getByRole("button", { name: "Submit article" }).click();
const file = (name: string, content: string | Buffer) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

async function openForm(page: Page, reason = "The fees are before the council.") {
  await page.goto(`/${newsroom.slug}/articles/new`);
  await page.getByLabel("Why is it worth checking?").fill(reason);
}

/** Keys work once the page's script does: presses until they do. */
async function pressUntil(page: Page, key: string, isDone: () => Promise<void>) {
  await expect(async () => {
    await page.keyboard.press(key);
    await isDone();
  }).toPass();
}

test("a reporter brings an article in by its address, and what is wrong with an address is said beside it", async ({ browser }) => {
  const { page, errors } = await windowOf(browser, newsroom.reviewer);
  await openForm(page);
  await page.getByRole("radio", { name: "Give a web address" }).check();
  const address = page.getByLabel("Address of the page");
  for (const [given, answer] of [
    ["http://127.0.0.1:1/", "leads into a private network"],
    ["http://2130706433/", "leads into a private network"],
    ["http://[::ffff:7f00:1]/", "leads into a private network"],
    [`${origin}/inside`, "leads into a private network"],
    ["file:///etc/passwd", "begins with http:// or https://"],
  ] as const) {
    await address.fill(given);
    await submit(page);
    await expect(page.getByText(answer)).toBeVisible();
    await expect(address).toHaveValue(given);
    await expect(address).toBeFocused();
    await expect(address).toHaveAttribute("aria-invalid", "true");
  }
  await expectAccessible(page);
  await address.fill(`${origin}/silent`);
  await submit(page);
  await expect(page.getByRole("button", { name: "Fetching the page…" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Fetching was cancelled; nothing was saved.")).toBeVisible();
  expect(await countArticles()).toBe(0);
  await address.fill(`${origin}/article`);
  await submit(page);
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  const text = page.getByLabel("Text of the article");
  await expect(text).toContainText("The quay was closed in May 2026");
  await expect(text).not.toContainText("Imprint");
  await page.goto(`/${newsroom.slug}/articles`);
  await expect(page.getByRole("link", { name: "Quay closed", exact: true })).toBeVisible();
  await expect(page.getByText("Tidewater Post · 3 May 2026")).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test("a file is judged by its content, and a second copy only comes in when that is meant", async ({ browser }) => {
  const { page, errors } = await windowOf(browser, newsroom.editor);
  const before = await countArticles();
  await openForm(page);
  await page.getByRole("radio", { name: "Upload a file" }).check();
  const field = page.getByLabel("File", { exact: true });
  for (const [given, answer] of [
    [file("report.txt", "%PDF-1.7 not text"), "This is a PDF file"],
    [file("report.exe", "words"), "Only .txt, .md, .html, .docx, .pdf and .eml files can be read."],
    [file("report.txt", Buffer.from([0x63, 0x61, 0x66, 0xe9])), "not valid UTF-8 at byte 3"],
    [file("report.txt", "x".repeat(5 * 1024 * 1024)), "has 5 MB; at most 2 MB are accepted"],
    [file("report.txt", ""), "Choose a file that is not empty."],
  ] as const) {
    await field.setInputFiles(given);
    await submit(page);
    await expect(page.getByText(answer)).toBeVisible();
    await expect(page.getByLabel("Why is it worth checking?")).toHaveValue("The fees are before the council.");
  }
  await expectAccessible(page);
  expect(await countArticles()).toBe(before);
  await field.setInputFiles(file("fees.md", `# Harbour fees doubled\n\n${articleText}`));
  await submit(page);
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);

  await openForm(page);
  await page.getByRole("radio", { name: "Upload a file" }).check();
  await page.getByLabel("File", { exact: true }).setInputFiles(file("again.md", `# Harbour fees doubled\n\n${articleText}`));
  await submit(page);
  await expect(page.getByText("This article is already here: “Harbour fees doubled”, submitted by Edith Editor")).toBeVisible();
  expect(await countArticles()).toBe(before + 1);
  await expectAccessible(page);
  await page.getByLabel("Submit it a second time all the same").check();
  await submit(page);
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  expect(await countArticles()).toBe(before + 2);
  expect(errors).toEqual([]);
});

test("markup of others is words on every page and never an element, and what is far too large is refused at the door", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page, errors } = await windowOf(browser, newsroom.editor);
  await page.addInitScript(() => Object.assign(window, { attack: () => document.documentElement.setAttribute("data-attacked", "") }));
  const attack = `<img src=x onerror="attack()"><svg onload="attack()"></svg><script>attack()</script>`;
  const shown = attack.replaceAll("<", "&lt;");
  const hostile = `<!doctype html><html lang="en"><head><title>${shown} Fees</title><meta name="author" content='${attack.replaceAll("'", "")}'>
    <meta property="og:site_name" content='"><script>attack()</script>'><style>main { display: none }</style><base href="https://evil.example/"></head>
    <body onload="attack()"><article><h1>Harbour fees</h1>${attack}<iframe src="javascript:parent.attack()"></iframe>
    <p onclick="attack()">${sentence.repeat(4)} He wrote: ${shown}.</p><form action="https://evil.example/"><input name="password"></form></article></body></html>`;
  await openForm(page);
  await page.getByRole("radio", { name: "Upload a file" }).check();
  await page.getByLabel("File", { exact: true }).setInputFiles(file("hostile.html", hostile));
  await submit(page);
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  const desk = new URL(page.url()).pathname;
  await expect(page.getByLabel("Text of the article")).toContainText(`He wrote: <img src=x onerror="attack()">`);
  for (const place of ["", "/details", "/versions", "/places", "/history", "/discussion", "/exchange", "/report"]) {
    await page.goto(`${desk}${place}`);
    await expect(page.getByRole("main")).toBeVisible();
    const brought = page.locator(`img[src="x"], svg[onload], iframe, base, [onclick], [onerror], form[action^="https://evil"]`);
    expect([place, await brought.count()]).toEqual([place, 0]);
    expect([place, await page.locator("html[data-attacked]").count()]).toEqual([place, 0]);
  }
  const before = await countArticles();
  const tooMuch = await page.request.post(`/${newsroom.slug}/articles/new`, { data: Buffer.alloc(50 * 1024 * 1024) });
  expect([tooMuch.status(), await tooMuch.text()]).toEqual([413, expect.stringContaining("Nothing was saved")]);
  expect(await countArticles()).toBe(before);
  expect(errors).toEqual([]);
});

test("the inbox and the form work by keyboard alone, and details can be mended without touching the words", async ({ browser }) => {
  const { page, errors } = await windowOf(browser, newsroom.owner);
  await page.goto(`/${newsroom.slug}/articles`);
  await expect(page.getByRole("heading", { name: "Articles", level: 1 })).toBeVisible();
  await pressUntil(page, "n", () => expect(page).toHaveURL(/articles\/new$/, { timeout: 1_000 }));
  await page.getByLabel("Text of the article").focus();
  await page.keyboard.insertText(`${articleText}\n\nTyped by hand.`);
  await page.getByLabel("Title").focus();
  await page.keyboard.insertText("Typed by hand");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Say in a sentence why it is worth checking.")).toBeVisible();
  await expect(page.getByLabel("Why is it worth checking?")).toBeFocused();
  await page.keyboard.insertText("Because.");
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}/);
  await page.goto(`/${newsroom.slug}/articles`);
  const newest = page.getByRole("link", { name: "Typed by hand", exact: true });
  await pressUntil(page, "j", () => expect(page.locator("[data-article-link]:focus")).toHaveCount(1, { timeout: 1_000 }));
  for (let row = await page.locator("[data-article-link]").count(); row > 1; row--) await page.keyboard.press("k");
  await expect(newest).toBeFocused();
  await page.getByRole("link", { name: "Details of Typed by hand" }).click();
  await page.getByLabel("Author").fill("Lea Brand");
  await page.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("The details are saved.")).toBeVisible();
  await expect(page.getByText("SHA-256 of the text")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/${newsroom.slug}/articles?search=Brand`);
  await expect(page.getByRole("link", { name: "Typed by hand", exact: true })).toBeVisible();
  expect(errors).toEqual([]);
});

test("a viewer reads the inbox, and is told why there is nothing to submit", async ({ browser }) => {
  const { page, errors } = await windowOf(browser, newsroom.viewer);
  await page.goto(`/${newsroom.slug}/articles`);
  await expect(page.getByRole("heading", { name: "Articles", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Submit an article" })).toHaveCount(0);
  await page.goto(`/${newsroom.slug}/articles/new`);
  await expect(page.getByText("Viewers may read, but not submit articles.")).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});
