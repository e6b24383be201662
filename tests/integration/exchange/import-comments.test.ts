import { beforeAll, describe, expect, test } from "vitest";
import { listEvents } from "@/lib/audit/queries";
import { database } from "@/lib/database";
import { editComment } from "@/lib/discussion/edit-comment";
import { listArticleThreads, listThreads } from "@/lib/discussion/queries";
import { redactComment } from "@/lib/discussion/redact-comment";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { importAnnotations } from "@/lib/exchange/import-annotations";
import { certainRow as certain, importInput, lookAt, replyRow as reply } from "@/tests/builders/annotations";
import { articleText as text } from "@/tests/builders/article";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const look = (articleId: string, value: unknown) => lookAt(newsroom.viewer, articleId, value);
const inputFor = (articleId: string, value: unknown) => importInput(newsroom.viewer, articleId, value);

describe("importing annotations", () => {
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
    expect(done).toMatchObject({ claimIds: [claimId], comments: 3, firstClaimId: claimId });
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

  test("brings an annotation in as a comment on its words, with the answers to it below, and later ones too", async () => {
    const { articleId, snapshotId } = await anArticle(newsroom, text);
    const first = { rows: [reply("r1", ["one"], "2026-11-21", "Since May?"), certain] };
    const input = await inputFor(articleId, first);
    const chosen = input.chosen.map((one) => ({ ...one, becomes: "comment" as const }));
    const done = accepted(await importAnnotations(newsroom.reviewer, { ...input, chosen, answers: [1] }));
    expect(done).toEqual({ claimIds: [], comments: 2, firstClaimId: null, firstCommentId: expect.any(String) });
    expect(await database.claim.count({ where: { workspaceId: newsroom.workspaceId, articleId } })).toBe(0);
    const [thread, ...others] = await listArticleThreads(newsroom.viewer, articleId);
    expect(others).toEqual([]);
    const exact = "The port authority doubled its fees in March 2026";
    expect(thread).toMatchObject({
      about: "passage",
      words: { now: exact, waiting: null },
      comments: [{ text: "Is <b>that</b> so?" }, { text: "Since May?" }],
    });
    const [remark, answer] = thread?.comments ?? [];
    expect(remark?.imported).toMatchObject({ author: "rosa@hypothes.is", tags: ["fees"], answers: null });
    expect(answer?.imported?.answers?.commentId).toBe(remark?.id);
    const { events } = await listEvents(newsroom.owner, { articleId });
    const imported = ["comment.imported", "comment.imported", "thread.imported", "article.annotationsImported"];
    expect(events.slice(0, 4).map(({ type }) => type)).toEqual(imported);
    const begun = await database.auditEvent.findFirstOrThrow({
      where: { workspaceId: newsroom.workspaceId, articleId, type: "thread.imported" },
    });
    const place = { snapshotId, exact, start: text.indexOf(exact) };
    expect(JSON.parse(Buffer.from(begun.bytes).toString())).toMatchObject({ payload: { about: "passage", comments: 2, place } });

    const later = { rows: [certain, reply("r2", ["one", "r1"], "2026-11-22", "No.")] };
    expect((await look(articleId, later)).rows.map(({ outcome }) => outcome)).toEqual(["known", "answer"]);
    const more = { ...(await inputFor(articleId, later)), answers: [2] };
    accepted(await importAnnotations(newsroom.reviewer, more));
    const [longer] = await listArticleThreads(newsroom.viewer, articleId);
    expect(longer?.comments.map(({ text: words }) => words)).toEqual(["Is <b>that</b> so?", "Since May?", "No."]);
    // Resolved since, it takes no more.
    const last = { rows: [certain, reply("r3", ["one"], "2026-11-23", "Since June?")] };
    const late = { ...(await inputFor(articleId, last)), answers: [2] };
    accepted(await resolveThread(newsroom.reviewer, { threadId: thread?.id ?? "" }));
    expect(await importAnnotations(newsroom.reviewer, late)).toMatchObject({ ok: false });
    expect((await look(articleId, last)).rows[1]).toMatchObject({
      outcome: "refused",
      reason: expect.stringContaining("Reopen that first"),
    });
  });

  test("refuses a comment that would say nothing", async () => {
    const { articleId } = await anArticle(newsroom, text);
    const input = await inputFor(articleId, { rows: [{ ...certain, text: " " }] });
    const chosen = input.chosen.map((one) => ({ ...one, becomes: "comment" as const }));
    const result = await importAnnotations(newsroom.reviewer, { ...input, chosen });
    expect(JSON.stringify(result)).toContain("Row 1 has no note");
    expect(await listArticleThreads(newsroom.viewer, articleId)).toEqual([]);
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
});
