import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { accounts, quote } from "@/tests/builders/accounts";
import { makeCapture } from "@/tests/builders/capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";

let newsroom: Newsroom;
let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [newsroom, sources] = await Promise.all([aNewsroom(), startSourceServer()]);
});
afterAll(() => sources.close());

async function evidenceFrom(sourceUrl: string) {
  const { claimId } = await aClaim(newsroom);
  return accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl, quote }));
}

/** Stands for a browser that must not be asked. */
const unaskedBrowser = async () => {
  throw new Error("This must not be shown in a browser.");
};

describe("what is not shown in a browser", () => {
  const bytes = (length: number) => Buffer.alloc(length, "x");
  test.each<[string, Parameters<typeof sources.answer>[1], string]>([
    [
      "a gzip bomb called a page",
      (_, answer) =>
        answer.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync(bytes(64 * 1024 * 1024))),
      "What is too large or cannot be unpacked is not shown in a browser",
    ],
    [
      "a picture called a page",
      (_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(Buffer.from("89504e470d0a1a0a0000000d", "hex")),
      "The server calls it a page, but it is image/png",
    ],
    [
      "bytes of no kind",
      (_, answer) => answer.writeHead(200).end(Buffer.from("0001020304050607", "hex")),
      "It could not be told what it is",
    ],
    ["text that nobody names", (_, answer) => answer.writeHead(200).end(quote), "The server does not say that it is a page"],
    [
      "an answer that says “not here”",
      (_, answer) => answer.writeHead(404, { "content-type": "text/html" }).end(accounts),
      "The server answered 404, so it was not shown in a browser",
    ],
  ])("is named, so that it is never whole: %s", async (name, answer, words) => {
    const { sourceId } = await evidenceFrom(sources.answer(`/unshown-${name.length}`, answer));
    const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
    const capture = await makeCapture(newsroom.reviewer, id, { render: unaskedBrowser });
    expect(capture.outcome).not.toBe("ok");
    expect(capture.detail).toContain(words);
  });

  test("is whole where a file is what it is without one", async () => {
    const url = sources.answer("/plain.txt", (_, answer) => answer.writeHead(200, { "content-type": "text/plain" }).end(quote));
    const { sourceId } = await evidenceFrom(url);
    const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
    expect(await makeCapture(newsroom.reviewer, id, { render: unaskedBrowser })).toMatchObject({ outcome: "ok", detail: "" });
  });

  test("is never a page in another encoding: a browser is asked for it", async () => {
    const asked: string[] = [];
    const render = async (url: string) => {
      asked.push(url);
      return { ok: false as const, problem: "The browser was asked." };
    };
    for (const [at, page] of [
      Buffer.from(accounts.replace("Monday", "Müll-Monday").replace("utf-8", "latin1"), "latin1"),
      `<!-- x -->${accounts}`,
    ].entries()) {
      const { sourceId } = await evidenceFrom(
        sources.answer(`/encoded-${at}`, (_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(page)),
      );
      const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
      expect(await makeCapture(newsroom.reviewer, id, { render })).toMatchObject({ outcome: "partial", detail: "The browser was asked." });
      expect(asked.length).toBe(at + 1);
    }
  });
});
