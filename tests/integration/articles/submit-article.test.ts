import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelAttempt } from "@/lib/articles/attempts";
import { submitArticle } from "@/lib/articles/submit-article";
import { readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import { anArticle, articleText, aSubmission } from "@/tests/builders/article";
import { countIntake } from "@/tests/builders/intake-counts";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

const publicAddress = "127.77.0.1";
const filler = "The quay was closed in May 2026, and 40 boats were moved to the old basin, the harbour master said. ".repeat(8);
const inBytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const pages: Record<string, [type: string, body: string | Uint8Array]> = {
  "/article": [
    "text/html; charset=utf-8",
    `<!doctype html><html lang="en-GB"><head><title>Quay closed</title><meta name="author" content="Lea Brand"><meta property="og:site_name" content="Tidewater Post">
     <meta property="article:published_time" content="2026-05-03T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Quay closed</h1>
     <p>${filler}</p><script>document.write("never")</script><p>${filler}</p></article><footer>Imprint</footer></body></html>`,
  ],
  "/latin": ["text/html; charset=windows-1252", inBytes("<p>Caf\xe9 \x93Anker\x94 opened in 1998.")],
  "/wrong": ["text/html", inBytes("<p>Caf\xe9 1998.")],
  "/mislabelled": ["text/html; charset=utf-8", inBytes("<p>Caf\xe9 1998.")],
  "/soft": ["text/html", `<title>Page not found</title><article><h1>Page not found</h1><p>${filler.slice(0, 300)}</p></article>`],
  "/picture": ["text/html", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  "/script-only": ["text/html", "<!doctype html><div id=app></div><script>render()</script>"],
  "/nul": ["text/plain", `${filler}\u0000${filler}`],
};
let newsroom: Newsroom;
let server: http.Server;
let origin: string;

beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  server = http.createServer((request, response) => {
    if (request.url === "/moved") return response.writeHead(301, { location: "/article" }).end();
    if (request.url === "/inside") return response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
    if (request.url === "/silent") return undefined;
    const [type, body] = pages[request.url ?? ""] ?? ["text/html", ""];
    return response.writeHead(body === "" ? 404 : 200, { "content-type": type, "x-served-by": "test" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  origin = `http://${publicAddress}:${(server.address() as AddressInfo).port}`;
  newsroom = await aNewsroom();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const page = { way: "url", text: "", title: "" } as const;
const upload = (fileName: string, content: string | Uint8Array<ArrayBuffer>) =>
  ({
    way: "upload",
    text: "",
    title: "",
    fileName,
    file: typeof content === "string" ? new TextEncoder().encode(content) : content,
  }) as const;

async function latestEvent(room: Newsroom) {
  const row = await database.auditEvent.findFirstOrThrow({ where: { workspaceId: room.workspaceId }, orderBy: { sequence: "desc" } });
  return readEvent(row).event;
}
describe("submitting an article", () => {
  test("freezes pasted text unit for unit, breaks it down, and records exactly one event", async () => {
    const text = `\tOdd start\r\n\r\n${articleText}\r\nEnd 😀 \u00ad\n `;
    const input = aSubmission({ text, title: " Odd  ", author: "Ann Ode", outlet: "", publishedOn: "2026-03-30", language: "en_gb" });
    const before = await countIntake(newsroom);
    const { articleId } = accepted(await submitArticle(newsroom.reviewer, input));
    const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
    expect(snapshot.text).toBe(text);
    expect(snapshot).toMatchObject({
      number: 1,
      textHash: sha256(text),
      raw: null,
      rawHash: null,
      mediaType: "text/plain",
      extractor: "assay-plain@1",
    });
    const candidates = await database.candidate.findMany({ where: { workspaceId: newsroom.workspaceId, snapshotId: snapshot.id } });
    const breakdown = await database.breakdown.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, snapshotId: snapshot.id } });
    expect(candidates.length).toBeGreaterThan(0);
    for (const { start, end, state } of candidates) {
      expect(state).toBe("proposed");
      expect(text.slice(start, end).trim()).not.toBe("");
    }
    const after = await countIntake(newsroom);
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1, candidates.length, 1]);
    expect(await latestEvent(newsroom)).toMatchObject({
      type: "article.submitted",
      stream: `article:${articleId}`,
      actor: { id: newsroom.reviewer.userId, name: "Rita Reviewer", role: "reviewer" },
      subject: { articleId },
      payload: {
        way: "paste",
        article: {
          title: "Odd",
          author: "Ann Ode",
          outlet: null,
          url: null,
          publishedOn: "2026-03-30",
          language: "en-GB",
          selectionReason: "The fees are before the council next week.",
        },
        snapshot: {
          id: snapshot.id,
          textHash: sha256(text),
          textLength: text.length,
          rawHash: null,
          mediaType: "text/plain",
          extractor: "assay-plain@1",
          finalUrl: null,
        },
        breakdown: { provider: breakdown.provider, version: breakdown.version, candidates: candidates.length },
      },
    });
  });

  test("keeps an upload's bytes beside its text", async () => {
    const bytes = new TextEncoder().encode("\ufeff# Quay report\n\nThe quay cost 3 million euros in 2025.\n\n- It opened in 2026.\n");
    const { articleId } = accepted(await submitArticle(newsroom.editor, aSubmission(upload("Report.MD", bytes))));
    const article = await database.article.findFirstOrThrow({
      where: { workspaceId: newsroom.workspaceId, id: articleId },
      include: { snapshots: true },
    });
    expect(article.title).toBe("Quay report");
    expect(article.snapshots[0]).toMatchObject({ rawHash: sha256(bytes), mediaType: "text/markdown", finalUrl: null });
    expect(Buffer.from(article.snapshots[0]?.raw ?? [])).toEqual(Buffer.from(bytes));
    expect(article.snapshots[0]?.text).toBe("Quay report\n\nThe quay cost 3 million euros in 2025.\n\nIt opened in 2026.");
  });

  test("accepts a file as base64, too", async () => {
    const file = Buffer.from("The pier is 300 metres long, and was built in 1904.").toString("base64");
    accepted(await submitArticle(newsroom.owner, aSubmission({ way: "upload", text: "", fileName: "pier.txt", file })));
  });

  test("fetches a page and takes from it what the person left empty", async () => {
    const { articleId } = accepted(
      await submitArticle(newsroom.owner, aSubmission({ ...page, url: `${origin}/moved#top`, outlet: "Own words" })),
    );
    const article = await database.article.findFirstOrThrow({
      where: { workspaceId: newsroom.workspaceId, id: articleId },
      include: { snapshots: true },
    });
    expect(article).toMatchObject({
      title: "Quay closed",
      author: "Lea Brand",
      outlet: "Own words",
      language: "en-GB",
      url: `${origin}/moved`,
    });
    expect(article.publishedOn?.toISOString()).toBe("2026-05-03T00:00:00.000Z");
    const [snapshot] = article.snapshots;
    expect(snapshot).toMatchObject({
      finalUrl: `${origin}/article`,
      redirects: [{ url: `${origin}/moved`, status: 301 }],
      mediaType: "text/html",
      rawHash: sha256(String(pages["/article"]?.[1])),
    });
    expect(snapshot?.headers).toMatchObject({ "x-served-by": "test" });
    expect(snapshot?.text).not.toContain("never");
    expect(snapshot?.text.startsWith("Quay closed\n\nThe quay was closed")).toBe(true);
  });

  test("reads an older encoding that the server declares", async () => {
    const { articleId } = accepted(await submitArticle(newsroom.owner, aSubmission({ ...page, title: "Café", url: `${origin}/latin` })));
    const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
    expect(snapshot.text).toBe("Café “Anker” opened in 1998.");
  });

  test("takes a sentence of 100,000 characters", async () => {
    const started = performance.now();
    await anArticle(newsroom.editor, { text: `The harbour ${"was closed and ".repeat(6_666)}opened.` });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("a refused submission", () => {
  const long = "x".repeat(500_001);
  const cases: [name: string, field: string, words: string, changes: () => Parameters<typeof aSubmission>[0]][] = [
    ["empty text", "text", "Paste the article's text.", () => ({ text: " \n" })],
    ["text that is too long", "text", "at most 500,000 characters", () => ({ text: long })],
    ["NUL in the text", "text", "NUL character", () => ({ text: "a\u0000b" })],
    ["a lone surrogate in the text", "text", "lone surrogate", () => ({ text: "a\ud800b" })],
    ["no title for pasted text", "title", "Give the article's title.", () => ({ title: " " })],
    ["a lone surrogate in the title", "title", "lone surrogate", () => ({ title: "a\udfff" })],
    ["NUL in the reason", "selectionReason", "NUL character", () => ({ selectionReason: "a\u0000" })],
    ["no reason", "selectionReason", "why it is worth checking", () => ({ selectionReason: "" })],
    ["a title over two lines", "title", "single line", () => ({ title: "a\nb" })],
    ["a date that does not exist", "publishedOn", "year-month-day", () => ({ publishedOn: "2026-02-30" })],
    ["a language that is none", "language", "language code", () => ({ language: "english please" })],
    ["no file", "file", "Choose a file", () => upload("a.txt", "")],
    [
      "a file of 5 MB",
      "file",
      "The file has 5 MB. At most 2 MB are accepted.",
      () => upload("a.txt", new Uint8Array(5 * 1024 * 1024).fill(97)),
    ],
    ["a file of another kind", "file", "Only .txt, .md, .html, .docx, .pdf and .eml", () => upload("a.exe", "words")],
    ["a PDF named .txt", "file", "This is a PDF file", () => upload("a.txt", "%PDF-1.7 words")],
    [
      "undeclared Latin-1",
      "file",
      "not valid UTF-8 at byte 3",
      () => ({ ...upload("a.txt", Uint8Array.from([99, 97, 102, 233])), title: "t" }),
    ],
    ["a file with NUL", "file", "NUL character at position", () => upload("a.txt", `${filler}\u0000${filler}`)],
    ["an HTML file without text", "file", "no text on the page", () => upload("a.html", "<script>x</script>")],
    ["a text file that names no title", "title", "does not name one", () => upload("a.txt", "Only words.")],
    ["no address", "url", "Give the address", () => page],
    ["an address that is none", "url", "http:// or https://", () => ({ ...page, url: "file:///etc/passwd" })],
    ["loopback", "url", "private network", () => ({ ...page, url: "http://127.0.0.1/" })],
    ["loopback as a number", "url", "private network", () => ({ ...page, url: "http://2130706433/" })],
    ["loopback in IPv6", "url", "private network", () => ({ ...page, url: "http://[::ffff:7f00:1]/" })],
    ["a redirect to loopback", "url", "private network", () => ({ ...page, url: `${origin}/inside` })],
    ["a page that is not there", "url", "does not exist (404)", () => ({ ...page, url: `${origin}/nothing` })],
    ["a picture called a page", "url", "This is a PNG image", () => ({ ...page, url: `${origin}/picture` })],
    ["a page in an undeclared encoding", "url", "not valid UTF-8", () => ({ ...page, url: `${origin}/wrong` })],
    ["a page in another encoding than it declares", "url", "not valid UTF-8", () => ({ ...page, url: `${origin}/mislabelled` })],
    ["a page that says that nothing is there, with status 200", "url", "nothing is there", () => ({ ...page, url: `${origin}/soft` })],
    ["a page made by a script", "url", "no text on the page", () => ({ ...page, url: `${origin}/script-only` })],
    ["a page with NUL", "url", "NUL character", () => ({ ...page, url: `${origin}/nul` })],
  ];
  test.each(cases)("names the field for %s, and saves nothing", async (_, field, words, changes) => {
    const before = await countIntake(newsroom);
    const result = await submitArticle(newsroom.editor, aSubmission(changes()));
    expect(result).toMatchObject({ ok: false, refusal: { code: "INVALID", fields: { [field]: [expect.stringContaining(words)] } } });
    expect(await countIntake(newsroom)).toEqual(before);
  });

  test("fetches nothing for a viewer", async () => {
    const before = await countIntake(newsroom);
    const result = await submitArticle(newsroom.viewer, aSubmission({ ...page, url: `${origin}/silent` }));
    expect(result).toEqual({ ok: false, refusal: { code: "FORBIDDEN", reason: "Viewers may read, but not submit articles." } });
    expect(await countIntake(newsroom)).toEqual(before);
  });

  test("can be cancelled while the page is being fetched", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const result = await submitArticle(newsroom.editor, aSubmission({ ...page, url: `${origin}/silent` }), controller.signal);
    expect(result).toMatchObject({ ok: false, refusal: { fields: { url: ["Fetching was cancelled; nothing was saved."] } } });
  });
});

describe("an attempt with a name", () => {
  const attempt = "7d3b7c1e-7f0a-4b0f-9d38-0d8f6a2f9c11";

  test("can be stopped from another request, and only while it lasts", async () => {
    const before = await countIntake(newsroom);
    const running = submitArticle(newsroom.editor, aSubmission({ ...page, url: `${origin}/silent`, attempt }));
    await expect.poll(() => cancelAttempt(attempt)).toBe(true);
    expect(await running).toMatchObject({ ok: false, refusal: { fields: { url: ["Fetching was cancelled; nothing was saved."] } } });
    expect(cancelAttempt(attempt)).toBe(false);
    expect(await countIntake(newsroom)).toEqual(before);
  });

  test("that has ended leaves nothing to stop", async () => {
    accepted(await submitArticle(newsroom.editor, aSubmission({ attempt })));
    expect(cancelAttempt(attempt)).toBe(false);
  });
});
