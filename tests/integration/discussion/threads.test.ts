import { createHash } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, visitor } from "@/lib/actor";
import { listEvents } from "@/lib/audit/queries";
import { verifyLog } from "@/lib/audit/verify";
import { database } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { beginThread } from "@/lib/discussion/begin-thread";
import { editComment } from "@/lib/discussion/edit-comment";
import { getCommentPlace, listArticleThreads, listThreads } from "@/lib/discussion/queries";
import { redactComment } from "@/lib/discussion/redact-comment";
import { reopenThread } from "@/lib/discussion/reopen-thread";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { restoreComment } from "@/lib/discussion/restore-comment";
import { withdrawComment } from "@/lib/discussion/withdraw-comment";
import type { Result } from "@/lib/result";
import { aComment, aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aClaimInReview, anAssessedClaim } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const countComments = () => database.comment.count({ where: { workspaceId: newsroom.workspaceId } });

/** What is refused says so, records nothing and changes nothing. */
async function refused(attempt: Promise<Result<unknown>>, refusal: object) {
  const [events, comments] = [await logSize(newsroom.owner), await countComments()];
  expect(await attempt).toMatchObject({ ok: false, refusal });
  expect([await logSize(newsroom.owner), await countComments()]).toEqual([events, comments]);
}

const only = async (claimId: string) => {
  const [thread] = await listThreads(newsroom.reviewer, claimId);
  if (thread === undefined) throw new Error("There is no discussion.");
  return thread;
};

describe("beginning a discussion", () => {
  test("of a claim records who said what, and everybody of the newsroom reads it", async () => {
    const { claimId, articleId } = await aClaim(newsroom);
    const { threadId, commentId } = await aThread(newsroom.reviewer, claimId, "Is this the whole sum, @Ravi Reviewer?");
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      type: "thread.begun",
      actor: { id: newsroom.reviewer.userId },
      subject: { articleId, claimId },
      payload: {
        ...{ threadId, commentId, about: "claim", text: "Is this the whole sum, @Ravi Reviewer?" },
        ...{ reservedFor: [], mentions: [newsroom.secondReviewer.userId], revision: 1 },
      },
    });
    for (const who of [newsroom.owner, newsroom.editor, newsroom.secondReviewer, newsroom.viewer]) {
      expect(await listThreads(who, claimId)).toMatchObject([
        { id: threadId, isResolved: false, comments: [{ id: commentId, author: { name: "Rita Reviewer" }, isKept: false }] },
      ]);
    }
    expect((await only(claimId)).comments[0]?.mentions).toEqual([{ start: 23, end: 37, memberIds: [newsroom.secondReviewer.userId] }]);
    expect(await getCommentPlace(newsroom.viewer, commentId)).toEqual({ threadId, articleId, claimId });
  });

  test("of evidence and of words of the article, anchored like claims", async () => {
    const { claimId, articleId, evidenceId, snapshotId, text } = await aClaimInReview(newsroom);
    accepted(await beginThread(newsroom.reviewer, { about: { kind: "evidence", evidenceId }, text: "Which page?" }));
    expect(await only(claimId)).toMatchObject({ about: "evidence", subjectId: evidenceId, evidence: 1 });
    const exact = "the city is not the master of its own accounts";
    const start = text.lastIndexOf(exact);
    const passage = { kind: "passage" as const, snapshotId, start, end: start + exact.length, exact };
    accepted(await beginThread(newsroom.reviewer, { about: passage, text: "Said twice." }));
    const stored = await database.thread.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId, about: "passage" } });
    expect(stored.selector).toMatchObject({ exact, start, end: start + exact.length });
    expect(stored.selector).toMatchObject({ prefix: expect.stringContaining("after the opening"), suffix: expect.any(String) });
    expect((await listArticleThreads(newsroom.viewer, articleId)).map(({ about }) => about)).toEqual(["evidence", "passage"]);
    expect(await listThreads(newsroom.viewer, claimId)).toHaveLength(1);
  });

  test("is refused to viewers, without words, on other words than stand there, and on what is elsewhere or not", async () => {
    const { claimId, snapshotId, text } = await aClaim(newsroom);
    const about = { kind: "claim" as const, claimId };
    await refused(beginThread(newsroom.viewer, { about, text: "Hm." }), { code: "FORBIDDEN" });
    await refused(beginThread(newsroom.reviewer, { about, text: "  " }), { code: "INVALID", fields: { text: ["Write your comment."] } });
    await refused(beginThread(newsroom.reviewer, { about, text: "x".repeat(10_001) }), { code: "INVALID" });
    const passage = { kind: "passage" as const, snapshotId, start: 0, end: 3 };
    await refused(beginThread(newsroom.reviewer, { about: { ...passage, exact: "thé" }, text: "Hm." }), { code: "INVALID" });
    await refused(beginThread(newsroom.reviewer, { about: { ...passage, end: text.length + 1, exact: "The" }, text: "Hm." }), {
      code: "INVALID",
    });
    const other = await aNewsroom();
    await refused(beginThread(other.reviewer, { about, text: "Hm." }), { code: "NOT_FOUND" });
    expect(await listThreads(other.reviewer, claimId)).toEqual([]);
    expect(await listThreads(visitor, claimId)).toEqual([]);
  });
});

describe("a discussion", () => {
  test("goes on, is resolved, takes nothing more, and is reopened", async () => {
    const { claimId } = await aClaim(newsroom);
    const { threadId } = await aThread(newsroom.reviewer, claimId);
    const commentId = await aComment(newsroom.editor, threadId, "Yes.");
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "comment.added", payload: { threadId, commentId, text: "Yes." } });
    await refused(resolveThread(newsroom.viewer, { threadId }), { code: "FORBIDDEN" });
    await refused(reopenThread(newsroom.reviewer, { threadId }), { code: "FORBIDDEN" });
    accepted(await resolveThread(newsroom.secondReviewer, { threadId }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "thread.resolved", payload: { threadId, about: "claim" } });
    expect(await only(claimId)).toMatchObject({ isResolved: true, resolvedBy: "Ravi Reviewer" });
    await refused(addComment(newsroom.reviewer, { threadId, text: "And?" }), {
      code: "FORBIDDEN",
      reason: "This discussion is resolved. Reopen it to go on.",
    });
    await refused(resolveThread(newsroom.reviewer, { threadId }), { code: "FORBIDDEN" });
    accepted(await reopenThread(newsroom.reviewer, { threadId }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "thread.reopened" });
    await aComment(newsroom.reviewer, threadId, "And the rest?");
    expect((await only(claimId)).comments.map(({ text }) => text)).toEqual(["Is this the whole sum?", "Yes.", "And the rest?"]);
    await refused(addComment(newsroom.viewer, { threadId, text: "Hm." }), { code: "FORBIDDEN" });
    const other = await aNewsroom();
    await refused(addComment(other.reviewer, { threadId, text: "Hm." }), { code: "NOT_FOUND" });
  });
});

describe("a comment", () => {
  test("is edited by its author alone, and every wording stays readable", async () => {
    const { claimId } = await aClaim(newsroom);
    const { commentId } = await aThread(newsroom.reviewer, claimId, "Forty milion?");
    const edit = { commentId, revision: 1, text: "Forty million, @Edith Editor?" };
    await refused(editComment(newsroom.owner, edit), { code: "FORBIDDEN", reason: "Only its author may edit a comment." });
    await refused(editComment(newsroom.reviewer, { ...edit, text: "Forty milion?" }), { code: "INVALID" });
    accepted(await editComment(newsroom.reviewer, edit));
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      type: "comment.edited",
      payload: { commentId, revision: 2, text: edit.text, mentions: [newsroom.editor.userId] },
    });
    const [comment] = (await only(claimId)).comments;
    expect(comment).toMatchObject({ revision: 2, text: edit.text, earlier: [{ number: 1, text: "Forty milion?" }] });
    expect(comment?.editedAt).toBeInstanceOf(Date);
    await refused(editComment(newsroom.reviewer, { ...edit, text: "From the other window." }), { code: "CONFLICT" });
    expect((await only(claimId)).comments[0]?.text).toBe(edit.text);
  });

  test("that is withdrawn leaves its place without its words, and can be put back", async () => {
    const { claimId } = await aClaim(newsroom);
    const { commentId } = await aThread(newsroom.reviewer, claimId, "A rash word.");
    await refused(withdrawComment(newsroom.editor, { commentId }), { code: "FORBIDDEN" });
    await refused(restoreComment(newsroom.reviewer, { commentId }), { code: "FORBIDDEN" });
    accepted(await withdrawComment(newsroom.reviewer, { commentId }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "comment.withdrawn", payload: { commentId } });
    const gone = await only(claimId);
    expect(gone.comments).toMatchObject([{ id: commentId, text: null, earlier: [], mentions: [] }]);
    expect(JSON.stringify(gone)).not.toContain("rash");
    await refused(editComment(newsroom.reviewer, { commentId, revision: 1, text: "Better." }), { code: "FORBIDDEN" });
    await refused(withdrawComment(newsroom.reviewer, { commentId }), { code: "FORBIDDEN" });
    accepted(await restoreComment(newsroom.reviewer, { commentId }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "comment.restored", payload: { commentId } });
    expect((await only(claimId)).comments[0]?.text).toBe("A rash word.");
  });

  test("loses its words to an owner’s erasure, here and in the log, and keeps their hashes; the log still verifies", async () => {
    const { claimId } = await aClaim(newsroom);
    const { commentId } = await aThread(newsroom.reviewer, claimId, "His number is 0171 first-words.");
    accepted(await editComment(newsroom.reviewer, { commentId, revision: 1, text: "His number is 0172 second-words." }));
    const erase = { commentId, revision: 2, ground: "Art. 17 GDPR, on request." };
    for (const who of [newsroom.editor, newsroom.reviewer]) {
      await refused(redactComment(who, erase), { code: "FORBIDDEN", reason: "Only an owner may erase the words of a comment." });
    }
    await refused(redactComment(newsroom.owner, { ...erase, revision: 1 }), { code: "CONFLICT" });
    await refused(redactComment(newsroom.owner, { ...erase, ground: " " }), { code: "INVALID" });
    accepted(await redactComment(newsroom.owner, erase));
    const { events } = await listEvents(newsroom.owner, { lengthMax: 3 });
    expect(events.map(({ type }) => type)).toEqual(["record.erased", "record.erased", "comment.redacted"]);
    expect(events[2]?.sentence).toBe("erased the words of a comment on the claim, on the ground: Art. 17 GDPR, on request.");
    const [comment] = (await only(claimId)).comments;
    const hashOf = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
    expect(comment).toMatchObject({ text: null, earlier: [], textHash: hashOf("His number is 0172 second-words.") });
    // Nowhere in the tables or the log, in whichever form.
    const where = { workspaceId: newsroom.workspaceId };
    const stored = JSON.stringify([
      await database.comment.findMany({ where }),
      await database.commentRevision.findMany({ where }),
      (await database.auditEvent.findMany({ where, select: { bytes: true, private: true } })).map((row) => [
        new TextDecoder().decode(row.bytes),
        row.private,
      ]),
    ]);
    expect(stored).not.toMatch(/first-words|second-words/);
    expect(stored).toContain(hashOf("His number is 0171 first-words."));
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
    await refused(redactComment(newsroom.owner, erase), { code: "FORBIDDEN", reason: "The words of this comment are erased already." });
    await refused(editComment(newsroom.reviewer, { commentId, revision: 2, text: "Again." }), { code: "FORBIDDEN" });
  });

  test("that is kept from the blind is erased without telling them of it", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const { commentId } = await aThread(newsroom.reviewer, claimId, "I rated it false.");
    accepted(await redactComment(newsroom.owner, { commentId, revision: 1, ground: "Art. 17 GDPR." }));
    const told = async (who: Actor) => (await listEvents(who, { lengthMax: 2 })).events.map(({ type }) => type);
    expect(await told(newsroom.owner)).toEqual(["record.erased", "comment.redacted"]);
    expect((await told(newsroom.thirdReviewer)).filter((type) => /erased|redacted/.test(type))).toEqual([]);
  });

  test("cannot be changed past its command: PostgreSQL refuses", async () => {
    const { claimId } = await aClaim(newsroom);
    const { commentId } = await aThread(newsroom.reviewer, claimId);
    const attacker = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
    await attacker.connect();
    const attempt = (sql: string) =>
      attacker.query(sql, [commentId]).then(
        () => "done",
        (error: Error) => error.message,
      );
    expect(await attempt(`update "CommentRevision" set text = 'Other words.' where "commentId" = $1`)).toContain("permanent");
    expect(await attempt(`update "CommentRevision" set "textHash" = repeat('0', 64) where "commentId" = $1`)).toContain("permanent");
    expect(await attempt(`delete from "CommentRevision" where "commentId" = $1`)).toContain("permanent");
    expect(await attempt(`update "Comment" set text = 'Other words.' where id = $1`)).toContain("has no audit event");
    await attacker.end();
    const wordings = await database.commentRevision.findMany({ where: { workspaceId: newsroom.workspaceId, commentId } });
    expect(wordings).toMatchObject([{ number: 1, text: "Is this the whole sum?", textHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });
});
