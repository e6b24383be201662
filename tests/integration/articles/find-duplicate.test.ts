import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submitArticle } from "@/lib/articles/submit-article";
import { database } from "@/lib/database";
import { aSubmission } from "@/tests/builders/article";
import { countIntake } from "@/tests/builders/intake-counts";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

const publicAddress = "127.77.0.1";
const filler = "The quay was closed in May 2026, and 40 boats were moved to the old basin, the harbour master said. ".repeat(8);
const pages: Record<string, [type: string, body: string]> = {
  "/article": ["text/html", `<html><head><title>Quay closed</title></head><body><p>${filler}</p></body></html>`],
  "/article?utm_source=letter&fbclid=9": ["text/html", `<title>Another</title><p>Another wording. ${filler}</p>`],
  "/article?page=2": ["text/html", `<title>Second page</title><p>The second page. ${filler}</p>`],
  "/amp": [
    "text/html",
    `<html><head><title>Short</title><link rel="canonical" href="/article/"></head><body><p>The short form. ${filler}</p></body></html>`,
  ],
  "/elsewhere": [
    "text/html",
    `<title>Elsewhere</title><link rel="canonical" href="https://other.example/article"><p>Elsewhere. ${filler}</p>`,
  ],
  "/quoted": [
    "text/html; charset=utf-8",
    `<title>Basin dredged</title><p>The basin was “dredged” in 1998.</p><p>The harbourmaster’s remembrance. ${filler}</p>`,
  ],
};
const page = { way: "url", text: "", title: "" } as const;
let newsroom: Newsroom;
let server: http.Server;
let origin: string;

beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  server = http.createServer((request, response) => {
    const [type, body] = pages[request.url ?? ""] ?? ["text/html", ""];
    response.writeHead(body === "" ? 404 : 200, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  origin = `http://${publicAddress}:${(server.address() as AddressInfo).port}`;
  newsroom = await aNewsroom();
  accepted(await submitArticle(newsroom.editor, aSubmission({ ...page, url: `${origin}/article` })));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("an article that is already here", () => {
  test("is refused by its text and by its address, naming the other, unless that is meant", async () => {
    const input = aSubmission();
    accepted(await submitArticle(newsroom.editor, input));
    const before = await countIntake(newsroom);
    const again = await submitArticle(newsroom.reviewer, { ...input, title: "Another title" });
    expect(again).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT", reason: expect.stringContaining(`“${input.title}”, submitted by Edith Editor on `) },
    });
    const byUrl = await submitArticle(newsroom.reviewer, aSubmission({ ...page, url: `${origin}/article` }));
    expect(byUrl).toMatchObject({ ok: false, refusal: { code: "CONFLICT", reason: expect.stringContaining("“Quay closed”") } });
    expect(await countIntake(newsroom)).toEqual(before);
    accepted(await submitArticle(newsroom.reviewer, { ...input, allowDuplicate: true }));
  });

  test.each([
    ["with parameters that follow readers, www. aside", "/article?utm_source=letter&fbclid=9#top", "“Quay closed”"],
    ["by the address that the page gives itself", "/amp", "“Quay closed”"],
  ])("is refused by its address %s", async (_, path, words) => {
    const found = await submitArticle(newsroom.reviewer, aSubmission({ ...page, url: `${origin}${path}` }));
    expect(found).toMatchObject({ ok: false, refusal: { code: "CONFLICT", reason: expect.stringContaining(words) } });
  });

  test("is not taken for another at an address that differs by what matters", async () => {
    accepted(await submitArticle(newsroom.reviewer, aSubmission({ ...page, url: `${origin}/article?page=2` })));
    accepted(await submitArticle(newsroom.reviewer, aSubmission({ ...page, url: `${origin}/elsewhere` })));
  });

  test("is refused by its words when it is fetched and then pasted, with other blanks and quotation marks", async () => {
    const { articleId } = accepted(await submitArticle(newsroom.editor, aSubmission({ ...page, url: `${origin}/quoted` })));
    const { text } = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
    const pasted = ` ${text.replaceAll("\n\n", "\r\n").replaceAll(/[“”]/g, '"')}\n`;
    expect(pasted).toContain('"dredged"');
    const input = aSubmission({ text: pasted });
    expect(await submitArticle(newsroom.reviewer, input)).toMatchObject({
      refusal: { code: "CONFLICT", reason: expect.stringContaining("“Basin dredged”") },
    });
    accepted(await submitArticle(newsroom.reviewer, { ...input, text: pasted.replace("1998", "1999") }));
  });

  test("does not count when it is in another newsroom", async () => {
    const other = await aNewsroom();
    const input = aSubmission();
    accepted(await submitArticle(newsroom.editor, input));
    accepted(await submitArticle(other.editor, input));
  });
});
