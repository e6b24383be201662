import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { readSought } from "@/lib/claims/seen-before";
import { database } from "@/lib/database";
import { importFactChecks } from "@/lib/fact-checks/import-fact-checks";
import { listFactChecksLike, listFactChecksPage } from "@/lib/fact-checks/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim } from "@/tests/builders/review";
import { publicAddress, startSourceServer } from "@/tests/support/source-server";

let newsroom: Newsroom;
let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [newsroom, sources] = await Promise.all([aNewsroom(), startSourceServer()]);
});
afterAll(() => sources.close());

const reviewOf = (claim: string, url = "https://checks.example/1", words = "False") => ({
  "@context": "https://schema.org",
  ...{ "@type": "ClaimReview", url, claimReviewed: claim, author: { name: "Plain Facts" }, datePublished: "2024-05-01" },
  reviewRating: { alternateName: words },
});
const asFile = (value: unknown) => ({ url: "", fileName: "checks.json", file: Buffer.from(JSON.stringify(value)).toString("base64") });
const everything = { words: "", after: null };

describe("fact-checks of others", () => {
  test("come in from a file, are found again by their words, and stand in the log with where they are from", async () => {
    const { editor } = newsroom;
    const given = asFile([reviewOf("The lighthouse was sold for nothing."), { ...reviewOf("x"), url: "javascript:alert(1)" }]);
    expect(accepted(await importFactChecks(editor, given))).toEqual({
      ...{ imported: 1, again: 0, known: 0, leftOut: 0, refused: 1 },
      refusals: [{ place: "entry 2", reason: expect.stringContaining("web address") }],
    });
    expect(await newestEvent(editor)).toMatchObject({
      type: "factChecks.imported",
      payload: { origin: "checks.json", imported: 1, refused: 1, publishers: ["Plain Facts"] },
    });
    const { factChecks } = await listFactChecksPage(editor, { words: "LIGHTHOUSE", after: null });
    expect(factChecks).toMatchObject([{ claim: "The lighthouse was sold for nothing.", publisher: "Plain Facts", ratingWords: "False" }]);
  });

  test("come in from a page, with the page as their address where they have none", async () => {
    const { url: _, ...review } = reviewOf("The pier burned down in 1911.");
    const address = sources.show(
      "/check",
      `<html><head><script type="application/ld+json">${JSON.stringify(review)}</script></head><body>x</body></html>`,
    );
    accepted(await importFactChecks(newsroom.reviewer, { url: address, fileName: "", file: "" }));
    const { factChecks } = await listFactChecksPage(newsroom.viewer, { words: "pier", after: null });
    expect(factChecks).toMatchObject([{ url: address }]);
  });

  test("are taken once; a changed rating is another, and the earlier stays", async () => {
    const { editor } = newsroom;
    const claim = "The tower leans by a metre.";
    accepted(await importFactChecks(editor, asFile(reviewOf(claim))));
    const before = await logSize(editor);
    expect(await importFactChecks(editor, asFile(reviewOf(claim)))).toMatchObject({
      refusal: { fields: { file: ["The fact-check in it is here already."] } },
    });
    expect(await logSize(editor)).toBe(before);
    accepted(await importFactChecks(editor, asFile(reviewOf(claim, undefined, "Half true"))));
    const { factChecks } = await listFactChecksPage(editor, { words: "tower leans", after: null });
    expect(factChecks.map(({ ratingWords }) => ratingWords).toSorted()).toEqual(["False", "Half true"]);
  });

  test("stand beside claims that say the same, and beside no others", async () => {
    const { claimId } = await aClaim(newsroom);
    const { statement } = await database.claimRevision.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, claimId } });
    accepted(await importFactChecks(newsroom.editor, asFile([reviewOf(statement), reviewOf("Cats sleep for most of the day.")])));
    const asked = await readSought(newsroom.reviewer, { claimId });
    expect(asked === null ? null : await listFactChecksLike(newsroom.reviewer, asked)).toMatchObject([{ claim: statement }]);
  });

  test("belong to one newsroom; viewers read them, and import none", async () => {
    const elsewhere = await aNewsroom();
    expect((await listFactChecksPage(elsewhere.editor, everything)).factChecks).toEqual([]);
    const { claimId } = await aClaim(newsroom);
    expect(await readSought(elsewhere.editor, { claimId })).toBeNull();
    const asked = await readSought(newsroom.editor, { claimId });
    expect(asked === null ? null : await listFactChecksLike(elsewhere.editor, asked)).toEqual([]);
    expect(await importFactChecks(newsroom.viewer, asFile(reviewOf("x y z")))).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });

  test("are refused with a reason when none can be taken, also from an address that may not be fetched", async () => {
    const { editor } = newsroom;
    expect(await importFactChecks(editor, asFile({ "@type": "Article" }))).toMatchObject({
      refusal: { fields: { file: ["There is no ClaimReview in it."] } },
    });
    expect(await importFactChecks(editor, { url: "http://127.0.0.1/feed.json", fileName: "", file: "" })).toMatchObject({
      refusal: { fields: { url: [expect.any(String)] } },
    });
    expect(await importFactChecks(editor, { url: "", fileName: "", file: "" })).toMatchObject({
      refusal: { fields: { url: ["Give an address, or choose a file."] } },
    });
  });
});

test("all that was done here is as the log tells it", async () => {
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});
