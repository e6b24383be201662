import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getCapture } from "@/lib/evidence/capture-queries";
import { incomingFolder } from "@/lib/evidence/chosen-store";
import { quote } from "@/tests/builders/accounts";
import { captureFirst } from "@/tests/builders/capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { exifTags, jpegSaying } from "@/tests/support/pictures";
import { pageOf, publicAddress, startSourceServer } from "@/tests/support/source-server";

let newsroom: Newsroom;
let claimId: string;
let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [newsroom, sources] = await Promise.all([aNewsroom(), startSourceServer()]);
  ({ claimId } = await aClaim(newsroom));
});
afterAll(() => sources.close());

const evidenceFrom = async (sourceUrl: string) =>
  accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl, quote }));
const anchorOf = async (id: string) =>
  (await database.evidence.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id } })).anchorStart;

describe("what a site can answer", () => {
  const html = { "content-type": "text/html" };
  const filler = "The council met on Monday and talked about the bridge, its cost and the ferry that it replaces. ".repeat(20);
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  test.each<[string, Parameters<typeof sources.answer>[1], object]>([
    ["no page", (_, answer) => answer.writeHead(410, html).end(filler), { outcome: "failed", detail: expect.stringContaining("410") }],
    ["no entry", (_, answer) => answer.writeHead(403, html).end(filler), { outcome: "blocked", detail: expect.stringContaining("403") }],
    [
      "a page that says “not found” with status 200",
      (_, answer) => answer.writeHead(200, html).end(pageOf("Page not found", ["Sorry."])),
      { outcome: "failed", detail: expect.stringContaining("not found") },
    ],
    [
      "a consent dialog",
      (_, answer) =>
        answer.writeHead(200, html).end(pageOf("Before you continue", ["We and our partners store cookies.", "Accept all", "Reject all"])),
      { outcome: "blocked", detail: expect.stringContaining("consent") },
    ],
    [
      "a test of being human",
      (_, answer) => answer.writeHead(200, html).end(pageOf("Just a moment...", ["Checking your browser."])),
      { outcome: "blocked", detail: expect.stringContaining("human") },
    ],
    [
      "the page without the quoted words",
      (_, answer) => answer.writeHead(200, html).end(pageOf("Council", [filler])),
      { outcome: "partial", detail: expect.stringContaining("0 of 1 quoted passage found") },
    ],
    ["nothing at all", (_, answer) => answer.writeHead(200, html).end(), { outcome: "partial", detail: expect.stringContaining("empty") }],
    [
      "a picture called a page",
      (_, answer) => answer.writeHead(200, html).end(Buffer.from("89504e470d0a1a0a0000000d", "hex")),
      { outcome: "partial", detail: expect.stringContaining("image/png") },
    ],
    [
      "a gzip bomb",
      (_, answer) => answer.writeHead(200, { ...html, "content-encoding": "gzip" }).end(bomb),
      { outcome: "partial", detail: expect.stringContaining("larger than the 16 MB") },
    ],
    [
      "a promise of 10 GB",
      (_, answer) => answer.writeHead(200, { ...html, "content-length": String(10 * 1024 ** 3) }).write("x"),
      { outcome: "failed", detail: expect.stringContaining("larger than 100 MB") },
    ],
    [
      "a way into the private network",
      (_, answer) => answer.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
      { outcome: "failed", detail: expect.stringContaining("private network") },
    ],
    [
      "endless redirects",
      (request, answer) => answer.writeHead(302, { location: `${request.url?.split("?")[0]}?${Math.random()}` }).end(),
      { outcome: "failed", detail: expect.stringMatching(/redirects/) },
    ],
  ])("%s", async (name, answer, expected) => {
    const { evidenceId, sourceId } = await evidenceFrom(sources.answer(`/odd-${name.length}-${name.replace(/\W+/g, "-")}`, answer));
    const capture = await captureFirst(newsroom.reviewer, sourceId);
    expect(capture).toMatchObject(expected);
    expect(capture.checks).not.toEqual([]);
    expect(await anchorOf(evidenceId)).toBeNull();
  });
});

describe("a server that keeps a capture waiting", () => {
  test.each<[string, Parameters<typeof sources.answer>[1]]>([
    [
      "one byte after another",
      (_, answer) => {
        answer.writeHead(200, { "content-type": "text/html" });
        const dripping = setInterval(() => answer.write("x"), 50);
        answer.on("close", () => clearInterval(dripping));
      },
    ],
    ["silence after its headers", (_, answer) => answer.writeHead(200, { "content-type": "text/html" }).flushHeaders()],
  ])("by %s is left at the time limit; that is what is recorded, and nothing of it is kept", async (name, answer) => {
    const { evidenceId, sourceId } = await evidenceFrom(sources.answer(`/waiting-${name.length}`, answer));
    const begunAt = Date.now();
    const capture = await captureFirst(newsroom.reviewer, sourceId, { fetchTimeoutMs: 1_000 });
    expect(Date.now() - begunAt).toBeLessThan(30_000);
    const words = `“${publicAddress}” took too long. Try again later.`;
    expect(capture).toMatchObject({
      outcome: "failed",
      detail: words,
      artefacts: [],
      checks: [{ check: "fetch", isPassed: false, words }],
    });
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "capture.finished", payload: { outcome: "failed", detail: words } });
    expect(readdirSync(incomingFolder())).toEqual([]);
    expect(await database.evidenceCheck.count({ where: { workspaceId: newsroom.workspaceId, evidenceId } })).toBe(0);
  });
});

test("a picture that was fetched says of itself what an uploaded one does", async () => {
  const picture = jpegSaying([[exifTags.artist, "<script>alert(1)</script>"]]);
  const url = sources.answer("/picture.jpg", (_, answer) => answer.writeHead(200, { "content-type": "image/jpeg" }).end(picture));
  const { sourceId } = await evidenceFrom(url);
  const { id } = await captureFirst(newsroom.reviewer, sourceId);
  const capture = await getCapture(newsroom.viewer, id);
  expect(capture?.properties).toContainEqual({ name: "Artist", value: "<script>alert(1)</script>" });
  expect(capture?.artefacts).toContainEqual(expect.objectContaining({ role: "original", mediaType: "image/jpeg" }));
});
