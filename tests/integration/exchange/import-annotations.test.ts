import { beforeAll, describe, expect, test } from "vitest";
import { submitVersion } from "@/lib/articles/submit-version";
import { listEvents } from "@/lib/audit/queries";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { getClaim } from "@/lib/claims/queries";
import { database } from "@/lib/database";
import { editComment } from "@/lib/discussion/edit-comment";
import { listThreads } from "@/lib/discussion/queries";
import { redactComment } from "@/lib/discussion/redact-comment";
import { importAnnotations } from "@/lib/exchange/import-annotations";
import { getArticleAnnotations, getImportPreview, type ImportPreview } from "@/lib/exchange/queries";
import { articleText } from "@/tests/builders/article";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDecidedClaim, anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const text = `${articleText}\n\nRosa 😃 counted them.`;
const quote = (exact: string, prefix = "", suffix = "") => ({ type: "TextQuoteSelector", exact, prefix, suffix });
const row = (id: string, selector: unknown, note = "Really?") => ({
  ...{ id, user: "acct:rosa@hypothes.is", uri: "https://paper.example/fees", created: "2026-11-20T08:14:32Z", text: note, tags: ["fees"] },
  target: [{ source: "https://paper.example/fees", selector: [selector] }],
});

const reply = (id: string, references: string[], created: string, note: string) => ({
  ...{ id, user: "acct:ben@hypothes.is", uri: "https://paper.example/fees", created, text: note, tags: [], references },
  target: [{ source: "https://paper.example/fees" }],
});

const certain = row("one", quote("The port authority doubled its fees in March 2026"), "Is <b>that</b> so?");
const twice = row("two", quote("Small boats now pay 480 euros a year"));
const lost = row("three", quote("The port authority halved its fees"));
const file = { total: 3, rows: [certain, twice, lost] };

const base64 = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64");

async function look(articleId: string, value: unknown): Promise<ImportPreview> {
  const preview = await getImportPreview(newsroom.viewer, articleId, Buffer.from(base64(value), "base64"));
  if (preview?.ok !== true) throw new Error(preview?.problem ?? "no article");
  return preview.value;
}

async function inputFor(articleId: string, value: unknown = file) {
  const preview = await look(articleId, value);
  const chosen = preview.rows.flatMap(({ outcome, row, places: [place] }) =>
    outcome === "ready" && place !== undefined ? [{ row, start: place.start, end: place.end }] : [],
  );
  return { articleId, snapshotId: preview.snapshot.id, fileName: "export.json", file: base64(value), chosen };
}

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

  test("brings answers in as comments of the claim's discussion, by whom and when as the file says, each below what it answers", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const answers = [
      reply("r3", ["one"], "2026-11-23", "And the ferries?"),
      reply("r2", ["one", "r1"], "2026-11-22", "No, @Rita Reviewer."),
    ];
    const discussed = {
      rows: [...answers, certain, reply("r1", ["one"], "2026-11-21", "Since May?"), reply("r9", ["gone"], "2026-11-21", "Who?")],
    };
    const { rows } = await look(articleId, discussed);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["answer", "answer", "ready", "answer", "refused"]);
    expect(rows[4]?.reason).toContain("“gone”, which is neither in this file nor imported here");
    const input = { ...(await inputFor(articleId, discussed)), answers: [1, 2, 4] };
    const done = accepted(await importAnnotations(newsroom.reviewer, input));
    const claimId = done.firstClaimId ?? "";
    expect(done).toEqual({ claimIds: [claimId], comments: 3, firstClaimId: claimId });
    const [thread, ...others] = await listThreads(newsroom.viewer, claimId);
    expect(others).toEqual([]);
    expect(thread?.comments.map(({ text: words, imported }) => [words, imported?.author])).toEqual([
      ["Since May?", "ben@hypothes.is"],
      ["No, @Rita Reviewer.", "ben@hypothes.is"],
      ["And the ferries?", "ben@hypothes.is"],
    ]);
    const [first, second] = thread?.comments ?? [];
    expect(second).toMatchObject({
      ...{ author: { name: "Rita Reviewer" }, mentions: [], earlier: [] },
      imported: { format: "hypothesis", madeAt: new Date("2026-11-22"), answers: { commentId: first?.id, author: "ben@hypothes.is" } },
    });
    const { events } = await listEvents(newsroom.owner, { claimId });
    expect(events.map(({ type }) => type)).toEqual([...Array(3).fill("comment.imported"), "thread.imported", "claim.imported"]);
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      subject: { articleId, claimId },
      payload: {
        threadId: thread?.id,
        text: "And the ferries?",
        author: "ben@hypothes.is",
        madeAt: "2026-11-23T00:00:00.000Z",
        answersId: null,
      },
    });
    // Nobody changes another's words, not even who brought them in; an owner can erase them, here and in the log.
    const commentId = first?.id ?? "";
    expect(await editComment(newsroom.reviewer, { commentId, revision: 1, text: "Since June?" })).toMatchObject({
      refusal: { code: "FORBIDDEN", reason: expect.stringContaining("imported") },
    });
    accepted(await redactComment(newsroom.owner, { commentId, revision: 1, ground: "A person asked for it." }));
    const kept = await database.auditEvent.findMany({ where: { workspaceId: newsroom.workspaceId, articleId, type: "comment.imported" } });
    expect(JSON.stringify(kept.map((event) => event.private))).not.toContain("Since May?");
  });

  test("adds later answers to the discussion that is there, and none twice", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const first = { rows: [certain, reply("r1", ["one"], "2026-11-21", "Since May?")] };
    const { firstClaimId } = accepted(await importAnnotations(newsroom.reviewer, { ...(await inputFor(articleId, first)), answers: [2] }));
    const later = { rows: [...first.rows, reply("r2", ["one", "r1"], "2026-11-22", "No.")] };
    expect((await look(articleId, later)).rows.map(({ outcome }) => outcome)).toEqual(["known", "known", "answer"]);
    const input = { ...(await inputFor(articleId, later)), answers: [3] };
    const done = await Promise.all([importAnnotations(newsroom.reviewer, input), importAnnotations(newsroom.editor, input)]);
    expect(done.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const threads = await listThreads(newsroom.viewer, firstClaimId ?? "");
    expect(threads.map(({ comments }) => comments.map(({ text: words }) => words))).toEqual([["Since May?", "No."]]);
    expect(threads[0]?.comments[1]?.imported?.answers?.commentId).toBe(threads[0]?.comments[0]?.id);
  });

  test.each([
    ["whose annotation is left out", { chosen: [] }, "left out"],
    ["that is none", { answers: [1] }, "no answer"],
    ["that is not there", { answers: [9] }, "no row 9"],
    ["chosen twice", { answers: [2, 2] }, "twice"],
  ])("refuses an answer %s, and saves nothing", async (_, change, words) => {
    const { articleId } = await anArticle(newsroom, text);
    const discussed = { rows: [certain, reply("r1", ["one"], "2026-11-21", "Since May?")] };
    const size = await logSize(newsroom.owner);
    const result = await importAnnotations(newsroom.reviewer, { ...(await inputFor(articleId, discussed)), answers: [2], ...change });
    expect(JSON.stringify(result)).toContain(words);
    expect(await logSize(newsroom.owner)).toBe(size);
  });

  test("takes a thousand at once", async () => {
    const sentences = Array.from({ length: 1000 }, (_, at) => `Boat number ${at} left the harbour with ${at * 7} crates on board.`);
    const { articleId } = await anArticle(newsroom, sentences.join(" "));
    const rows = sentences.map((exact, at) => row(`many-${at}`, quote(exact)));
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
