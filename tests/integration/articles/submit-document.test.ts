import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { submitArticle } from "@/lib/articles/submit-article";
import { getDesk } from "@/lib/claims/desk-queries";
import { markClaim } from "@/lib/claims/mark-claim";
import { wordsOf } from "@/lib/claims/places";
import { getClaim } from "@/lib/claims/queries";
import { database } from "@/lib/database";
import { aPdf, aPdfOfStream, aZip, encryptedTrailer, wordParts } from "@/tests/builders/documents";
import { countIntake } from "@/tests/builders/intake-counts";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

const mebibyte = 1024 * 1024;

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

describe("a document", () => {
  test("comes in as its text, with the pages it has and the language it is in", async () => {
    const lines = [
      "The city paid thirty-eight million for the new bridge last year, the mayor said on Tuesday before",
      "the council, which had known nothing of it until then and had not been asked for its consent.",
    ].map((line, index) => [line, 700 - index * 14] as const);
    const file = aPdf([lines, [["The second page holds the accounts of the harbour.", 700]]]);
    const details = { fileName: "accounts.pdf", file: new Uint8Array(file), selectionReason: "The council votes on it." };
    const { articleId, title } = accepted(await submitArticle(newsroom.reviewer, { way: "upload", ...details }));
    expect(title).toBe("The bridge accounts");
    const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
    expect(snapshot).toMatchObject({ mediaType: "application/pdf", pages: [0, snapshot.text.indexOf("The second page")] });
    const article = await database.article.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: articleId } });
    expect(article).toMatchObject({ language: "en", author: "City audit" });
    const exact = "The second page";
    const start = snapshot.text.indexOf(exact);
    const place = { snapshotId: snapshot.id, start, end: start + exact.length, exact };
    const { claimId } = accepted(await markClaim(newsroom.reviewer, { ...place, statement: "There is a second page." }));
    const claim = await getClaim(newsroom.viewer, claimId);
    expect(wordsOf(claim?.appearances ?? [], 1)).toMatchObject({ now: exact, page: 2 });
  });

  test("in an older encoding that nothing declares is read by a guess, which is said for good", async () => {
    const text = "Le café coûte très cher, dit le maire à l'été. Les élèves déjà là-bas réclament une réponse.";
    const file = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const details = { title: "Le café", fileName: "cafe.txt", file, selectionReason: "The council votes on it." };
    const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "upload", ...details }));
    const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
    expect(snapshot).toMatchObject({ text, extractor: "assay-plain@1 chardet@2.2.0:windows-1252" });
    expect((await getDesk(newsroom.viewer, articleId))?.article.snapshot.guessedEncoding).toBe("windows-1252");
  });

  test.each([
    ["a.pdf", "a scan", aPdf([[], []]), "pictures of pages and no text"],
    ["a.pdf", "encrypted", aPdf([[["x", 700]]], encryptedTrailer), "encrypted"],
    ["a.pdf", "a bomb", aPdfOfStream(deflateSync(Buffer.alloc(300 * mebibyte, " ")), ["FlateDecode"]), "unpacks to more than 16 MB"],
    ["a.docx", "a ZIP bomb", aZip({ ...wordParts(""), "word/media/zeros": Buffer.alloc(17 * mebibyte) }), "unpacks to more than 16 MB"],
    ["a.txt", "50 MB of text", Buffer.alloc(50 * mebibyte, 97), "The file has 50 MB. At most 2 MB are accepted."],
    ["a.pdf", "50 MB of a PDF", Buffer.alloc(50 * mebibyte, "%PDF-1.7 "), "The file has 50 MB. At most 5 MB are accepted."],
  ])("%s that is %s leaves nothing behind", async (fileName, _, file, words) => {
    const before = await countIntake(newsroom);
    const details = { fileName, file: new Uint8Array(file), selectionReason: "Why not." };
    const result = await submitArticle(newsroom.reviewer, { way: "upload", ...details });
    expect(result).toMatchObject({ ok: false, refusal: { code: "INVALID", fields: { file: [expect.stringContaining(words)] } } });
    expect(await countIntake(newsroom)).toEqual(before);
  });
});
