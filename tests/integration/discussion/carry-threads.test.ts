import { beforeAll, describe, expect, test } from "vitest";
import { submitVersion } from "@/lib/articles/submit-version";
import { listEvents } from "@/lib/audit/queries";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { beginThread } from "@/lib/discussion/begin-thread";
import { placeThread } from "@/lib/discussion/place-thread";
import { getThread } from "@/lib/discussion/queries";
import { reopenThread } from "@/lib/discussion/reopen-thread";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { countWaitingWords, listWaitingThreads } from "@/lib/discussion/waiting-threads";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaimInReview, anArticle, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const twin = "Nobody was told of it.";
const text = `The city paid 41 million for the new bridge in 2024, the mayor said. It was decided in May. ${twin} The bridge then opened in June.`;
const cost = "The city paid 41 million for the new bridge in 2024";

async function renew(articleId: string, to: string, snapshotNumber = 1) {
  accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber, way: "paste", text: to }));
  return database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId }, orderBy: { number: "desc" } });
}

async function aDiscussion(exact: string) {
  const article = await anArticle(newsroom, text);
  const start = article.text.indexOf(exact);
  const about = { kind: "passage" as const, snapshotId: article.snapshotId, start, end: start + exact.length, exact };
  return { ...article, about, ...accepted(await beginThread(newsroom.reviewer, { about, text: "Who says so?" })) };
}

const wordsOf = async (threadId: string) => (await getThread(newsroom.viewer, threadId))?.words ?? expect.fail("no words");
const placeOf = (snapshotText: string, exact: string, from = 0) => {
  const start = snapshotText.indexOf(exact, from);
  return { start, end: start + exact.length, exact };
};

async function refused(attempt: ReturnType<typeof placeThread>, code: string, words = "") {
  const before = await logSize(newsroom.owner);
  const result = await attempt;
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.owner)).toBe(before);
}

describe("a discussion of words of the article", () => {
  test("carries on where they stand for certain, also in other typography", async () => {
    const { articleId, threadId } = await aDiscussion("The city paid 41 million");
    const snapshot = await renew(articleId, `A line before.\n\n${text.replace("41 million", "41\u00a0million")}`);
    const place = { start: 16, end: 16 + "The city paid 41 million".length };
    expect(await wordsOf(threadId)).toMatchObject({ now: "The city paid 41\u00a0million", place, waiting: null, change: null });
    const { events } = await listEvents(newsroom.viewer, { articleId, types: ["thread.anchored"] });
    expect(events).toHaveLength(1);
    const stored = await database.threadPlace.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, snapshotId: snapshot.id } });
    expect(stored).toMatchObject({ threadId, ...place, state: "normalised", confirmedById: null });
    expect(await countWaitingWords(newsroom.viewer, articleId)).toEqual({ claims: 0, threads: 0 });
  });

  test("whose words changed waits, and shows both once a person has tied it to the new ones", async () => {
    const { articleId, threadId } = await aDiscussion(cost);
    const snapshot = await renew(articleId, text.replace("41 million", "38 million"));
    expect(await wordsOf(threadId)).toMatchObject({ now: cost, place: null, waiting: "lost" });
    expect(await countWaitingWords(newsroom.viewer, articleId)).toEqual({ claims: 0, threads: 1 });
    const [waiting, ...others] = await listWaitingThreads(newsroom.viewer, articleId);
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ kind: "thread", id: threadId, words: "Who says so?", anchorState: "lost", before: { exact: cost } });
    expect(waiting?.places.map(({ exact }) => exact).join()).toContain("38 million");
    const place = placeOf(snapshot.text, cost.replace("41", "38"));
    accepted(await placeThread(newsroom.editor, { threadId, snapshotId: snapshot.id, place }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "thread.placed", subject: { articleId } },
      payload: { threadId, about: "passage", snapshot: { number: 2 }, from: "lost", before: { exact: cost }, place, isSameWords: false },
    });
    expect(await wordsOf(threadId)).toMatchObject({ now: place.exact, waiting: null, change: { before: cost, snapshotNumber: 2 } });
    expect(await countWaitingWords(newsroom.viewer, articleId)).toEqual({ claims: 0, threads: 0 });
  });

  test("whose words stand twice is tied to neither until one of two people says to which", async () => {
    const { articleId, threadId } = await aDiscussion(twin);
    const snapshot = await renew(articleId, `At first all went well. ${twin} Quite another story. ${twin} And so it ended badly for all.`);
    expect(await wordsOf(threadId)).toMatchObject({ place: null, waiting: "ambiguous" });
    expect((await listWaitingThreads(newsroom.editor, articleId))[0]?.places).toHaveLength(2);
    const place = placeOf(snapshot.text, twin, 60);
    const choice = { threadId, snapshotId: snapshot.id, place };
    const results = await Promise.all([placeThread(newsroom.editor, choice), placeThread(newsroom.secondEditor, choice)]);
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(JSON.stringify(results)).toContain("was quicker and tied this discussion to");
    expect(await wordsOf(threadId)).toMatchObject({ place: { start: place.start, end: place.end }, waiting: null });
  });

  test("whose words are gone is not asked about again, and carries on when they come back", async () => {
    const { articleId, threadId } = await aDiscussion(twin);
    const without = text.replace(twin, "");
    const snapshot = await renew(articleId, without);
    accepted(await placeThread(newsroom.reviewer, { threadId, snapshotId: snapshot.id, place: null }));
    await renew(articleId, `${without} A line more.`, 2);
    expect(await countWaitingWords(newsroom.viewer, articleId)).toEqual({ claims: 0, threads: 0 });
    expect(await wordsOf(threadId)).toMatchObject({ now: twin, place: null, goneSince: 2 });
    await renew(articleId, text, 3);
    expect(await wordsOf(threadId)).toMatchObject({ now: twin, place: placeRange(text), goneSince: null });
  });

  test("that is resolved is not asked about until it is taken up again", async () => {
    const { articleId, threadId } = await aDiscussion(twin);
    accepted(await resolveThread(newsroom.reviewer, { threadId }));
    await renew(articleId, text.replace(twin, ""));
    expect(await countWaitingWords(newsroom.viewer, articleId)).toEqual({ claims: 0, threads: 0 });
    accepted(await reopenThread(newsroom.reviewer, { threadId }));
    expect(await countWaitingWords(newsroom.viewer, articleId)).toEqual({ claims: 0, threads: 1 });
  });

  test("is placed by staff on the newest snapshot, at words that stand there", async () => {
    const { articleId, threadId, about, snapshotId } = await aDiscussion(cost);
    const snapshot = await renew(articleId, text.replace("41 million", "38 million"));
    const choice = { threadId, snapshotId: snapshot.id, place: null };
    await refused(placeThread(newsroom.viewer, choice), "FORBIDDEN");
    await refused(placeThread(newsroom.editor, { ...choice, place: { start: 0, end: 4, exact: "else" } }), "INVALID", "does not hold");
    await refused(placeThread(newsroom.editor, { ...choice, snapshotId }), "CONFLICT", "snapshot 2 is here");
    await refused(placeThread((await aNewsroom()).owner, choice), "NOT_FOUND");
    // Words chosen in a text that is no longer the newest would have no place in the newest.
    const marked = { snapshotId, start: about.start, end: about.end, exact: cost, statement: "The bridge cost 41 million." };
    for (const late of [await beginThread(newsroom.reviewer, { about, text: "And this?" }), await markClaim(newsroom.reviewer, marked)])
      expect(late).toMatchObject({ refusal: { code: "CONFLICT", reason: expect.stringContaining("snapshot 2 is here") } });
  });

  test("is told of to nobody who may not know of it, not even to whoever brought the new text in", async () => {
    const claim = await aClaimInReview(newsroom);
    accepted(await assess(newsroom, newsroom.secondReviewer, claim));
    const about = { kind: "passage" as const, snapshotId: claim.snapshotId, ...placeOf(claim.text, "41 million for the new bridge") };
    const { threadId } = accepted(await beginThread(newsroom.secondReviewer, { about, text: "It is false." }));
    const snapshot = await renew(claim.articleId, claim.text.replace("41 million", "38 million"));
    const { articleId } = claim;
    // `newsroom.reviewer` is still to assess the claim, and brought the new text in.
    expect(await countWaitingWords(newsroom.reviewer, articleId)).toEqual({ claims: 1, threads: 0 });
    expect(await listWaitingThreads(newsroom.reviewer, articleId)).toEqual([]);
    const types = ["thread.begun", "thread.anchored"];
    expect((await listEvents(newsroom.reviewer, { articleId, types })).events).toEqual([]);
    await refused(placeThread(newsroom.reviewer, { threadId, snapshotId: snapshot.id, place: null }), "NOT_FOUND");
    expect(await listWaitingThreads(newsroom.secondReviewer, articleId)).toMatchObject([{ id: threadId }]);
    accepted(await assess(newsroom, newsroom.reviewer, claim));
    expect((await listEvents(newsroom.reviewer, { articleId, types })).events).toHaveLength(2);
    expect(await countWaitingWords(newsroom.reviewer, articleId)).toEqual({ claims: 1, threads: 1 });
  });
});

function placeRange(of: string) {
  const { start, end } = placeOf(of, twin);
  return { start, end };
}
