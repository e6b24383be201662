import { beforeAll, describe, expect, test } from "vitest";
import { submitVersion } from "@/lib/articles/submit-version";
import { compareTables } from "@/lib/audit/compare-tables";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { getClaim } from "@/lib/claims/queries";
import { database } from "@/lib/database";
import { importAnnotations } from "@/lib/exchange/import-annotations";
import { getArticleAnnotations, getImportPreview } from "@/lib/exchange/queries";
import { annotationRow, base64, certainRow, importInput, lookAt, quoteSelector } from "@/tests/builders/annotations";
import { articleText } from "@/tests/builders/article";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDecidedClaim, anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const text = `${articleText}\n\nRosa 😃 counted them.`;
const twice = annotationRow("two", quoteSelector("Small boats now pay 480 euros a year"));
const lost = annotationRow("three", quoteSelector("The port authority halved its fees"));
const file = { total: 3, rows: [certainRow, twice, lost] };
const look = (articleId: string, value: unknown) => lookAt(newsroom.viewer, articleId, value);
const inputFor = (articleId: string, value: unknown = file) => importInput(newsroom.viewer, articleId, value);

describe("importing annotations", () => {
  test("shows what would become of each row and changes nothing", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const size = await logSize(newsroom.owner);
    const { rows, format } = await look(articleId, file);
    expect(format).toBe("hypothesis");
    expect(rows.map(({ outcome, places }) => [outcome, places.length])).toEqual([
      ["ready", 1],
      ["choose", 2],
      ["unplaced", 0],
    ]);
    expect(await logSize(newsroom.owner)).toBe(size);
    const other = await aNewsroom();
    expect(await getImportPreview(other.owner, articleId, Buffer.from("[]"))).toBeNull();
  });

  test("makes claims of the chosen rows, with their notes, and records it", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const input = await inputFor(articleId);
    const { claimIds } = accepted(await importAnnotations(newsroom.reviewer, input));
    expect(claimIds).toHaveLength(1);
    const claim = await getClaim(newsroom.viewer, claimIds[0] ?? "");
    expect(claim).toMatchObject({
      state: "accepted",
      revisions: [{ statement: "The port authority doubled its fees in March 2026", claimant: null }],
      appearances: [{ exact: "The port authority doubled its fees in March 2026", state: "exact" }],
      imported: { format: "hypothesis", author: "rosa@hypothes.is", note: "Is <b>that</b> so?", tags: ["fees"] },
    });
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      type: "claim.imported",
      subject: { articleId, claimId: claimIds[0] },
      payload: { annotationId: "hypothesis:one", note: "Is <b>that</b> so?", place: { start: expect.any(Number) } },
    });
    const recorded = await database.auditEvent.findFirstOrThrow({
      where: { workspaceId: newsroom.workspaceId, type: "article.annotationsImported" },
      orderBy: { sequence: "desc" },
    });
    expect(JSON.parse(Buffer.from(recorded.bytes).toString())).toMatchObject({
      payload: { fileName: "export.json", format: "hypothesis", annotations: 3, claims: 1 },
    });
    // The same file again finds it there.
    expect((await look(articleId, file)).rows[0]).toMatchObject({ outcome: "known" });
  });

  test("ties a repeated quotation to the place a person chose", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const input = await inputFor(articleId);
    const place = (await look(articleId, file)).rows[1]?.places[1];
    if (place === undefined) throw new Error("no second place");
    const chosen = [{ row: 2, start: place.start, end: place.end }];
    const { claimIds } = accepted(await importAnnotations(newsroom.reviewer, { ...input, chosen }));
    expect((await getClaim(newsroom.viewer, claimIds[0] ?? ""))?.appearances).toMatchObject([{ start: place.start, end: place.end }]);
  });

  test.each([
    ["a place that was not offered", { chosen: [{ row: 1, start: 0, end: 7 }] }, "not offered"],
    ["a row that was not found", { chosen: [{ row: 3, start: 0, end: 7 }] }, "do not stand"],
    ["a row that is not there", { chosen: [{ row: 9, start: 0, end: 7 }] }, "no row 9"],
    ["a file that is no annotations", { file: base64("{") }, "not valid JSON"],
    ["nothing chosen", { chosen: [] }, "at least one"],
  ])("is refused for %s, and nothing is saved", async (_, change, words) => {
    const { articleId } = await anArticle(newsroom, text);
    const input = { ...(await inputFor(articleId)), ...change };
    const size = await logSize(newsroom.owner);
    const result = await importAnnotations(newsroom.reviewer, input);
    expect(JSON.stringify(result)).toContain(words);
    expect(result.ok).toBe(false);
    expect(await logSize(newsroom.owner)).toBe(size);
    expect(await database.claim.count({ where: { workspaceId: newsroom.workspaceId, articleId } })).toBe(0);
  });

  test("is refused when the article changed meanwhile, when a row came in meanwhile, and to viewers", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const input = await inputFor(articleId);
    expect(await importAnnotations(newsroom.viewer, input)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    const twins = await Promise.all([importAnnotations(newsroom.reviewer, input), importAnnotations(newsroom.editor, input)]);
    expect(twins.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const changed = { articleId, snapshotNumber: 1, way: "paste" as const, text: `${text}\n\nMore.` };
    accepted(await submitVersion(newsroom.reviewer, changed));
    const two = (await look(articleId, file)).rows[1]?.places[0] ?? expect.fail("no place");
    const stale = { ...input, chosen: [{ row: 2, start: two.start, end: two.end }] };
    expect(await importAnnotations(newsroom.reviewer, stale)).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
  });

  test("keeps tags of every script as they were recorded", async () => {
    const own = await aNewsroom();
    const { articleId } = await anArticle(own, text);
    // By UTF-16 units the second comes first, by bytes of UTF-8 the first.
    const tags = ["\uFB50", "\u{1F600}", "fees"];
    const input = await importInput(own.viewer, articleId, { rows: [{ ...certainRow, tags }] });
    const { claimIds } = accepted(await importAnnotations(own.reviewer, input));
    expect((await getClaim(own.viewer, claimIds[0] ?? ""))?.imported?.tags).toEqual(tags);
    expect((await compareTables(own.owner)).faults).toEqual([]);
  });

  test("takes a thousand at once", async () => {
    const sentences = Array.from({ length: 1000 }, (_, at) => `Boat number ${at} left the harbour with ${at * 7} crates on board.`);
    const { articleId } = await anArticle(newsroom, sentences.join(" "));
    const rows = sentences.map((exact, at) => annotationRow(`many-${at}`, quoteSelector(exact)));
    const input = await inputFor(articleId, { rows });
    expect(accepted(await importAnnotations(newsroom.reviewer, input)).claimIds).toHaveLength(1000);
  });
});

describe("exporting an article's claims", () => {
  test("gives each with its place, its statement and its standing verdict, and takes them back as known", async () => {
    const claim = await aDecidedClaim(newsroom);
    const exported = await getArticleAnnotations(newsroom.viewer, claim.articleId);
    const [item] = exported?.collection.first.items ?? [];
    expect(exported).toMatchObject({ left: 0, collection: { type: "AnnotationCollection", total: 1 } });
    expect(item).toMatchObject({ type: "Annotation", motivation: "assessing", target: { selector: [{ exact: expect.any(String) }, {}] } });
    expect((await look(claim.articleId, exported?.collection)).rows).toMatchObject([{ outcome: "known" }]);
    // In another newsroom the same file brings the claim in at the same words.
    const { articleId } = await anArticle(newsroom, claim.text);
    const [again] = (await look(articleId, exported?.collection)).rows;
    expect(again).toMatchObject({ outcome: "ready", annotation: { note: expect.stringContaining("Classified as: ") } });
    const other = await aNewsroom();
    expect(await getArticleAnnotations(other.owner, claim.articleId)).toBeNull();
  });

  test("leaves out what was set aside", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const { claimIds } = accepted(await importAnnotations(newsroom.reviewer, await inputFor(articleId)));
    accepted(await dismissClaim(newsroom.reviewer, { claimId: claimIds[0] ?? "", reason: "Not worth it." }));
    expect((await getArticleAnnotations(newsroom.viewer, articleId))?.collection.total).toBe(0);
  });
});
