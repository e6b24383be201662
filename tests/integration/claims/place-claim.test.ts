import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { submitVersion } from "@/lib/articles/submit-version";
import { holdClaim } from "@/lib/claims/hold-claim";
import { markClaim } from "@/lib/claims/mark-claim";
import { placeClaim } from "@/lib/claims/place-claim";
import { wordsOf } from "@/lib/claims/places";
import { getClaim } from "@/lib/claims/queries";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { countWaiting, listWaitingClaims } from "@/lib/claims/waiting-queries";
import { database } from "@/lib/database";
import { listVerdicts } from "@/lib/verdicts/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { placeOn } from "@/tests/builders/places";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDecidedClaim, anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const cost = "The city paid 41 million for the new bridge in 2024";

async function renew(articleId: string, text: string, snapshotNumber = 1) {
  return accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber, way: "paste", text }));
}

async function newestSnapshot(articleId: string) {
  return database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId }, orderBy: { number: "desc" } });
}

async function wordsNow(claimId: string) {
  const claim = await getClaim(newsroom.viewer, claimId);
  if (claim === null) throw new Error("The claim is gone.");
  return { state: claim.state, ...wordsOf(claim.appearances, claim.article.snapshots[0]?.number ?? 0) };
}

/** A settled claim whose article then said something else in the same place. */
async function aChangedClaim() {
  const claim = await aDecidedClaim(newsroom);
  await renew(claim.articleId, claim.text.replace("41 million", "38 million"));
  const snapshot = await newestSnapshot(claim.articleId);
  const exact = cost.replace("41", "38");
  const start = snapshot.text.indexOf(exact);
  return { ...claim, snapshot, place: { start, end: start + exact.length, exact } };
}

/** A claim on a sentence that then stands twice, each time in other surroundings. */
async function anAmbiguousClaim() {
  const twin = "Nobody was told of it.";
  const { articleId, snapshotId, text } = await anArticle(newsroom, `It was decided in May. ${twin} The bridge then opened in June.`);
  const start = text.indexOf(twin);
  const marked = { snapshotId, start, end: start + twin.length, exact: twin, statement: "Nobody was told." };
  const { claimId } = accepted(await markClaim(newsroom.reviewer, marked));
  await renew(articleId, `At first all went well for the city. ${twin} Quite another story. ${twin} And so it ended badly for all.`);
  return { articleId, claimId, snapshot: await newestSnapshot(articleId), twin };
}

/** The place of a claim that is to be settled on a snapshot. */
async function at(claimId: string, snapshotId: string) {
  return { claimId, snapshotId, placeId: await placeOn(newsroom, claimId, snapshotId) };
}

async function refused(attempt: () => ReturnType<typeof placeClaim>, code: string, words = "") {
  const before = await logSize(newsroom.owner);
  const result = await attempt();
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.owner)).toBe(before);
}

describe("a claim whose words were changed by the publisher", () => {
  test("is lost, its verdict stale and it has to be settled anew; tied to the new words it shows both", async () => {
    const { articleId, claimId, snapshot, place } = await aChangedClaim();
    expect(await wordsNow(claimId)).toMatchObject({ state: "assessed", now: cost, waiting: "lost", change: null });
    const [verdict] = await listVerdicts(newsroom.editor, claimId);
    expect(verdict?.staleReason).toContain("Snapshot 2 of the article no longer holds the claim’s words");
    expect(await countWaiting(newsroom.viewer, articleId)).toBe(1);
    const queue = await listWaitingClaims(newsroom.viewer, articleId);
    expect(queue?.claims[0]).toMatchObject({ id: claimId, anchorState: "lost", before: { exact: cost, snapshotNumber: 1 } });
    expect(queue?.claims[0]?.places.map((one) => one.exact).join()).toContain("38 million");

    accepted(await placeClaim(newsroom.editor, { ...(await at(claimId, snapshot.id)), place }));
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.placed",
      subject: { articleId, claimId },
      payload: { snapshot: { number: 2 }, from: "lost", before: { exact: cost }, place, isSameWords: false, staleVerdict: null },
    });
    expect(await wordsNow(claimId)).toMatchObject({ now: place.exact, waiting: null, change: { before: cost, snapshotNumber: 2 } });
    expect(await countWaiting(newsroom.viewer, articleId)).toBe(0);
  });

  test("can be confirmed to be gone, and is not asked about again; words that come back carry on from where they stood", async () => {
    const { articleId, claimId, snapshot, text } = await aChangedClaim();
    accepted(await placeClaim(newsroom.reviewer, { ...(await at(claimId, snapshot.id)), place: null }));
    expect(await wordsNow(claimId)).toMatchObject({ now: cost, waiting: null, goneSince: 2 });
    expect(await renew(articleId, `${snapshot.text}\nA line more.`, 2)).toMatchObject({ anchors: { lost: 1 } });
    expect(await countWaiting(newsroom.viewer, articleId)).toBe(0);
    expect(await renew(articleId, text, 3)).toMatchObject({ anchors: { exact: 1, lost: 0 } });
    expect(await wordsNow(claimId)).toMatchObject({ now: cost, waiting: null, goneSince: null, change: null });
  });

  test("that was on hold is settled anew after the hold, too", async () => {
    const { articleId, claimId, text } = await aDecidedClaim(newsroom);
    accepted(await holdClaim(newsroom.editor, { claimId, reason: "waits for the court" }));
    await renew(articleId, text.replace("41 million", "38 million"));
    expect((await listVerdicts(newsroom.editor, claimId))[0]?.staleAt).not.toBeNull();
    accepted(await resumeClaim(newsroom.editor, { claimId }));
    expect((await wordsNow(claimId)).state).toBe("assessed");
  });

  test("keeps its verdict when only other words changed", async () => {
    const { articleId, claimId, text } = await aDecidedClaim(newsroom);
    await renew(articleId, text.replace("Ferry traffic fell", "Ferry traffic dropped"));
    expect(await wordsNow(claimId)).toMatchObject({ state: "decided", now: cost, waiting: null, change: null });
    expect((await listVerdicts(newsroom.editor, claimId))[0]?.staleAt).toBeNull();
  });
});

describe("an ambiguous claim", () => {
  test("goes where a person says; of two editors at once the slower hears what the other decided", async () => {
    const { articleId, claimId, snapshot, twin } = await anAmbiguousClaim();
    const places = [snapshot.text.indexOf(twin), snapshot.text.lastIndexOf(twin)].map((start) => ({
      ...{ start, end: start + twin.length },
      exact: twin,
    }));
    expect((await listWaitingClaims(newsroom.viewer, articleId))?.claims[0]?.places.map(({ start }) => start).toSorted()).toEqual(
      places.map(({ start }) => start).toSorted(),
    );
    const asked = await at(claimId, snapshot.id);
    const choose = (editor: Actor, index: number) => placeClaim(editor, { ...asked, place: places[index] ?? null });
    const before = await logSize(newsroom.owner);
    const results = await Promise.all([choose(newsroom.editor, 0), choose(newsroom.secondEditor, 1)]);
    const [won, lost] = [results.find((result) => result.ok), results.find((result) => !result.ok)];
    expect(won).toMatchObject({ ok: true, value: { isSameWords: true, isStale: false } });
    expect(lost).toMatchObject({ refusal: { code: "CONFLICT", reason: expect.stringMatching(/^E\w+ Editor was quicker and tied this/) } });
    expect(await logSize(newsroom.owner)).toBe(before + 1);
  });

  test("that was settled keeps its verdict at the same words, and loses it to others", async () => {
    for (const [placed, isSameWords] of [
      [cost, true],
      [cost.replace("The city", "The country"), false],
    ] as const) {
      const { articleId, claimId } = await aDecidedClaim(newsroom);
      const wording = `At first all went well. ${cost}. Quite another story. ${cost}. And so it ended. ${cost.replace("The city", "The country")}.`;
      expect(await renew(articleId, wording)).toMatchObject({ anchors: { ambiguous: 1 } });
      // While it waits, nothing is known to have changed.
      expect((await listVerdicts(newsroom.editor, claimId))[0]?.staleAt).toBeNull();
      const { id: snapshotId, text } = await newestSnapshot(articleId);
      const start = text.indexOf(placed);
      const place = { start, end: start + placed.length, exact: placed };
      expect(accepted(await placeClaim(newsroom.editor, { ...(await at(claimId, snapshotId)), place }))).toMatchObject({
        isSameWords,
        isStale: !isSameWords,
      });
      expect((await newestEvent(newsroom.editor)).payload).toMatchObject({
        from: "ambiguous",
        isSameWords,
        staleVerdict: isSameWords ? null : 1,
      });
      const [verdict] = await listVerdicts(newsroom.editor, claimId);
      expect(verdict?.staleReason ?? null).toEqual(isSameWords ? null : "The claim’s words changed in snapshot 2 of the article.");
      expect(await wordsNow(claimId)).toMatchObject({ state: isSameWords ? "decided" : "assessed", now: placed, waiting: null });
    }
  });

  test("is refused words that do not stand there, half characters, an older snapshot, and people who only read", async () => {
    const { articleId, claimId, snapshot } = await anAmbiguousClaim();
    const ask = await at(claimId, snapshot.id);
    await refused(() => placeClaim(newsroom.editor, { ...ask, place: { start: 0, end: 4, exact: "else" } }), "INVALID", "does not hold");
    await refused(() => placeClaim(newsroom.viewer, { ...ask, place: null }), "FORBIDDEN");
    await renew(articleId, `${snapshot.text} And more of it.`, 2);
    await refused(() => placeClaim(newsroom.editor, { ...ask, place: null }), "CONFLICT", "snapshot 3 is here");
  });

  test("whose place is certain has nothing to decide", async () => {
    const { articleId, claimId, text } = await aDecidedClaim(newsroom);
    await renew(articleId, `${text}\nA line more.`);
    const { id: snapshotId } = await newestSnapshot(articleId);
    const asked = await at(claimId, snapshotId);
    await refused(() => placeClaim(newsroom.editor, { ...asked, place: null }), "CONFLICT", "certain");
  });
});
