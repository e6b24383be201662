import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { asCsvLine } from "@/lib/audit/export-lines";
import { getEvent, listEvents } from "@/lib/audit/queries";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { database } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { beginThread } from "@/lib/discussion/begin-thread";
import { getCommentPlace, getThread, listArticleThreads, listThreads } from "@/lib/discussion/queries";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { aClaimSentBack, aComment, aThread } from "@/tests/builders/discussion";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aClaimInReview, anAssessedClaim, aRating, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

/** All that somebody is told about a claim: discussions, the page, the history, the export. */
async function told(actor: Actor, { claimId, articleId }: { claimId: string; articleId: string }): Promise<string> {
  const [threads, all, hand, log, ofArticle] = await Promise.all([
    listThreads(actor, claimId),
    listArticleThreads(actor, articleId),
    getClaimAtHand(actor, claimId),
    listEvents(actor, { claimId, lengthMax: 500 }),
    listEvents(actor, { articleId, lengthMax: 500 }),
  ]);
  return JSON.stringify([threads, all, hand?.hand, log, ofArticle, ofArticle.events.map(asCsvLine)]);
}

const comments = async (actor: Actor, claimId: string) =>
  (await listThreads(actor, claimId)).flatMap((thread) => thread.comments.map(({ text }) => text));

/** The ways to one comment: its thread, its address, its event. */
async function reaches(actor: Actor, { threadId, commentId, sequence }: { threadId: string; commentId: string; sequence: number }) {
  const thread = await getThread(actor, threadId);
  const inThread = thread?.comments.some(({ id }) => id === commentId) ?? false;
  return [inThread, (await getCommentPlace(actor, commentId)) !== null, (await getEvent(actor, sequence)) !== null];
}

describe("a comment by somebody who knows an assessment", () => {
  test("is kept from whoever is still to assess, wherever they ask, until theirs is in", async () => {
    const claim = await aClaimInReview(newsroom);
    const { claimId } = claim;
    const { threadId } = await aThread(newsroom.secondReviewer, claimId, "open-words-before");
    accepted(await assess(newsroom, newsroom.reviewer, { claimId, key: "false" }));
    const commentId = await aComment(newsroom.reviewer, threadId, "secret-words I rated it false");
    const sequence = (await logSize(newsroom.owner)) - 1;
    const place = { threadId, commentId, sequence };

    // Two who are blind, and a viewer: not the words, not that there are any.
    for (const blind of [newsroom.secondReviewer, newsroom.thirdReviewer, newsroom.viewer]) {
      const text = await told(blind, claim);
      expect(text).toContain("open-words-before");
      expect(text).not.toContain("secret-words");
      expect(text).not.toContain(commentId);
      expect(text).not.toMatch(/commented on the claim/);
      expect(text).not.toContain("reservedFor");
      expect(await reaches(blind, place)).toEqual([false, false, false]);
    }
    // An editor before the quorum is no less blind to what others think.
    expect(await comments(newsroom.editor, claimId)).toEqual(["open-words-before"]);
    expect(await reaches(newsroom.reviewer, place)).toEqual([true, true, true]);
    const [own] = (await listThreads(newsroom.reviewer, claimId)).flatMap((thread) => thread.comments.filter(({ isOwn }) => isOwn));
    expect(own).toMatchObject({ isKept: true });

    accepted(await assess(newsroom, newsroom.secondReviewer, { claimId, key: "true" }));
    expect(await comments(newsroom.secondReviewer, claimId)).toEqual(["open-words-before", "secret-words I rated it false"]);
    expect(await reaches(newsroom.secondReviewer, place)).toEqual([true, true, true]);
    // The quorum is in: editors read it, and nobody is told that it was kept.
    const [thread] = await listThreads(newsroom.editor, claimId);
    expect(thread?.comments.map(({ isKept }) => isKept)).toEqual([false, false]);
    expect(await comments(newsroom.thirdReviewer, claimId)).toEqual(["open-words-before"]);
  });

  test("is open to all when its author says so, and when nobody is blind any more", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const about = { kind: "claim" as const, claimId };
    accepted(await beginThread(newsroom.reviewer, { about, text: "Page 12 is online now.", audience: "everyone" }));
    expect(await comments(newsroom.thirdReviewer, claimId)).toEqual(["Page 12 is online now."]);
    accepted(await beginThread(newsroom.editor, { about, text: "They differ." }));
    expect(await comments(newsroom.thirdReviewer, claimId)).toEqual(["Page 12 is online now."]);
    const ratingId = await aRating(newsroom);
    accepted(await decideClaim(newsroom.editor, { claimId, revisionNumber: 1, ratingId, justification: "The accounts." }));
    expect(await comments(newsroom.thirdReviewer, claimId)).toEqual(["Page 12 is online now.", "They differ."]);
  });

  test("is kept, too, when what its author knows is of an earlier wording", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    accepted(await rewriteClaim(newsroom.reviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    const about = { kind: "claim" as const, claimId };
    accepted(await beginThread(newsroom.reviewer, { about, text: "secret-words of a reviewer" }));
    accepted(await beginThread(newsroom.editor, { about, text: "secret-words of an editor" }));
    accepted(await beginThread(newsroom.thirdReviewer, { about, text: "open-words" }));
    for (const blind of [newsroom.secondReviewer, newsroom.viewer]) expect(await comments(blind, claimId)).toEqual(["open-words"]);
    const ratingId = await aRating(newsroom);
    const given = { claimId, revisionNumber: 2, ratingId, justification: "The accounts." };
    accepted(await submitAssessment(newsroom.secondReviewer, given));
    expect(await comments(newsroom.secondReviewer, claimId)).toHaveLength(3);
  });

  test("in a discussion that nobody else may know of takes the whole discussion with it", async () => {
    const claim = await aClaimInReview(newsroom);
    const { claimId } = claim;
    accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
    const { threadId } = await aThread(newsroom.reviewer, claimId, "secret-thread");
    accepted(await resolveThread(newsroom.reviewer, { threadId }));
    const text = await told(newsroom.secondReviewer, claim);
    expect(text).not.toContain(threadId);
    expect(text).not.toMatch(/a discussion of the claim/);
    expect(await addComment(newsroom.secondReviewer, { threadId, text: "Guess." })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});

describe("a discussion about assessments", () => {
  test("is for those who may see them, without the names of who gave them", async () => {
    const claim = await aClaimSentBack(newsroom);
    const { claimId, adjudicationId } = claim;
    const about = { kind: "question" as const, adjudicationId };
    const begun = accepted(await beginThread(newsroom.reviewer, { about, text: "I read it twice-over." }));
    accepted(await addComment(newsroom.secondReviewer, { threadId: begun.threadId, text: "So did I." }));
    accepted(await addComment(newsroom.editor, { threadId: begun.threadId, text: "Thank you both.", audience: "everyone" }));

    const [asEditor] = await listThreads(newsroom.secondEditor, claimId);
    expect(asEditor?.comments.map(({ author }) => author)).toEqual([
      { id: null, name: "Reviewer A" },
      { id: null, name: "Reviewer B" },
      { id: newsroom.editor.userId, name: "Edith Editor" },
    ]);
    const history = (await listEvents(newsroom.secondEditor, { claimId })).events;
    const names = history.filter(({ type }) => type.startsWith("thread.") || type.startsWith("comment.")).map(({ actor }) => actor.name);
    expect(names).toEqual(["Somebody", "Somebody", "Somebody"]);
    // One's own name is no secret to oneself.
    const [asAuthor] = await listThreads(newsroom.reviewer, claimId);
    expect(asAuthor?.comments.map(({ author }) => author.name)).toEqual(["Rita Reviewer", "Reviewer A", "Edith Editor"]);
    for (const blind of [newsroom.thirdReviewer, newsroom.viewer]) {
      const text = await told(blind, claim);
      expect(text).not.toMatch(/twice-over|So did I|Thank you both/);
      expect(text).not.toContain(begun.threadId);
      expect(await reaches(blind, { ...begun, sequence: (await logSize(newsroom.owner)) - 3 })).toEqual([false, false, false]);
    }
    expect(await beginThread(newsroom.thirdReviewer, { about, text: "What was asked?" })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });

  test("of one assessment shows its names once the verdict is settled", async () => {
    const { claimId } = await anAssessedClaim(newsroom);
    const where = { workspaceId: newsroom.workspaceId, claimId, reviewerId: newsroom.reviewer.userId ?? "" };
    const { id: assessmentId } = await database.assessment.findFirstOrThrow({ where });
    accepted(await beginThread(newsroom.reviewer, { about: { kind: "assessment", assessmentId }, text: "I was unsure." }));
    const author = async (who: Actor) => (await listThreads(who, claimId))[0]?.comments[0]?.author.name;
    expect(await author(newsroom.editor)).toBe("Reviewer A");
    expect(await author(newsroom.thirdReviewer)).toBeUndefined();
    const ratingId = await aRating(newsroom);
    accepted(await decideClaim(newsroom.editor, { claimId, revisionNumber: 1, ratingId, justification: "The accounts." }));
    expect(await author(newsroom.editor)).toBe("Rita Reviewer");
    expect(await author(newsroom.thirdReviewer)).toBe("Rita Reviewer");
    // A new wording: everybody judges afresh, and the old words would tell.
    accepted(await rewriteClaim(newsroom.reviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    expect(await author(newsroom.thirdReviewer)).toBeUndefined();
  });
});
