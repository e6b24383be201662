import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { describeRange } from "@/lib/articles/anchoring";
import { submitArticle } from "@/lib/articles/submit-article";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { textFragmentUrl } from "@/lib/reports/text-fragment";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { test } from "./support/journey";
import { windowOf } from "./support/sessions";

const twin = "Nobody told the council of it.";
const filler = (name: string) =>
  Array.from({ length: 40 }, (_, number) => `<p>Line ${number} of the ${name} part says that the quay was open on day ${number}.</p>`).join(
    "",
  );
/** Words of every shape, and what holds them on the page; each part is far from the others. */
const shapes: readonly { id: string; name: string; html: string; from: string; to?: string }[] = [
  {
    id: "paragraphs",
    name: "words over two paragraphs",
    html: "<p>The mayor signed at noon.</p><p>Nobody else was there.</p>",
    from: "signed at",
    to: "Nobody else",
  },
  {
    id: "long",
    name: "more than 120 characters",
    html: `<p>It was ${"said again and again and ".repeat(8)}then it was over.</p>`,
    from: "was said",
    to: "then it",
  },
  {
    id: "table",
    name: "cells of a table",
    html: "<table><tr><td>Berths in use</td><td>312 of them</td><td>up by nine</td></tr></table>",
    from: "Berths in",
    to: "up by",
  },
  {
    id: "heading",
    name: "a heading and what follows",
    html: "<h2>What the audit says</h2><p>Quite little, after all.</p>",
    from: "audit says",
    to: "Quite little",
  },
  {
    id: "arabic",
    name: "Arabic, cut inside a word",
    html: '<p lang="ar" dir="rtl">دفعت المدينة ثمن الجسر الجديد فوق النهر</p>',
    from: "مدينة ثمن الجس",
  },
  {
    id: "nfd",
    name: "letters that are composed of several",
    html: "<p>The cafe\u0301 on the re\u0301sume\u0301 pier burnt down.</p>",
    from: "on the r",
    to: "pier",
  },
  {
    id: "midword",
    name: "words cut on both sides",
    html: "<p>The superintendent rebuilt the storehouses twice.</p>",
    from: "intendent rebuilt the store",
  },
  {
    id: "signs",
    name: "a comma, hyphens and an ampersand",
    html: "<p>Half-timbered, so-called Smith &amp; Sons-Hall, he said, was sold.</p>",
    from: "timbered, so-called Smith & Sons-Hall",
  },
];

const pageHtml = `<!doctype html><html lang="en"><head><title>The bridge bill</title></head><body><article>${filler("first")}
  <p id="one">The contract was signed in May. ${twin} The works began in June.</p>${filler("second")}
  <p id="two">The audit came in the autumn. ${twin} Its report was put away.</p>${filler("third")}
  ${shapes.map(({ id, html }) => `<section id="${id}">${html}</section>${filler(id)}`).join("")}</article></body></html>`;

let server: Server;
let url: string;
let newsroom: Newsroom;

test.beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pageHtml));
  await new Promise<void>((resolve) => server.listen(0, "127.77.0.1", resolve));
  url = `http://127.77.0.1:${(server.address() as AddressInfo).port}/bridge`;
  newsroom = await aNewsroom();
});
test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("a claim's link into the original opens at its words, also where the same words stand twice", async ({ browser }) => {
  const details = { selectionReason: "The council votes on it." };
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "url", url, ...details }));
  const { id: snapshotId, text } = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
  const { page } = await windowOf(browser, newsroom.viewer);
  for (const [start, here, elsewhere] of [
    [text.indexOf(twin), "#one", "#two"],
    [text.lastIndexOf(twin), "#two", "#one"],
  ] as const) {
    const place = { snapshotId, start, end: start + twin.length, exact: twin };
    const { claimId } = accepted(await markClaim(newsroom.reviewer, { ...place, statement: `Nobody was told (${here}).` }));
    await page.goto(`/${newsroom.slug}/claims/${claimId}`);
    const address = await page.getByRole("link", { name: "In the original" }).getAttribute("href");
    const original = await page.context().newPage();
    await original.goto(address ?? "");
    await expect(original.locator(here)).toBeInViewport();
    await expect(original.locator(elsewhere)).not.toBeInViewport();
    await original.close();
  }
});

test("words of any shape are found on their page", async ({ browser }) => {
  const details = { selectionReason: "The council votes on it.", allowDuplicate: true };
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "url", url, ...details }));
  const { text } = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
  const { page } = await windowOf(browser, null);
  for (const { id, name, from, to = from } of shapes) {
    const start = text.indexOf(from);
    const end = text.indexOf(to, start) + to.length;
    expect(start, name).toBeGreaterThan(0);
    await page.goto("about:blank");
    await page.goto(textFragmentUrl(url, describeRange(text, { start, end })));
    await expect.soft(page.locator(`#${id}`), name).toBeInViewport();
  }
});
