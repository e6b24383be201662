import { beforeAll, describe, expect, test } from "vitest";
import { submitVersion } from "@/lib/articles/submit-version";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { compareTables } from "@/lib/audit/compare-tables";
import { listEvents } from "@/lib/audit/queries";
import { getDesk } from "@/lib/claims/desk-queries";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { placeClaim } from "@/lib/claims/place-claim";
import { wordsOf } from "@/lib/claims/places";
import { getClaim } from "@/lib/claims/queries";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { countWaiting, listWaitingClaims } from "@/lib/claims/waiting-queries";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getArticleAnnotations } from "@/lib/exchange/queries";
import { checkGate } from "@/lib/reports/gate";
import { getPublication } from "@/lib/reports/queries";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { listVerdicts } from "@/lib/verdicts/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { placesOn } from "@/tests/builders/places";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aRating, assess, markAlso, someEvidence } from "@/tests/builders/review";

const cost = "The city paid 41 million for the new bridge in 2024";
const ferry = "Ferry traffic fell by a third after the opening";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

/** A settled claim that was made of two, and stands where both stood. The later one in the text is named first. */
async function aSettledMerge() {
  const { editor, reviewer, secondReviewer } = newsroom;
  const article = await aClaim(newsroom);
  const other = await markAlso(newsroom, article, ferry);
  const claims = [other, article.claimId].map((claimId) => ({ claimId, revisionNumber: 1 }));
  const { claimId } = accepted(await mergeClaims(editor, { claims, statement: "The bridge cost 41 million and the ferry lost a third." }));
  accepted(await attachEvidence(reviewer, { claimId, ...someEvidence }));
  for (const one of [reviewer, secondReviewer]) accepted(await assess(newsroom, one, { claimId }));
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "So it is.", verdictNumber: 0 };
  accepted(await decideClaim(editor, ruling));
  return { ...article, claimId };
}

async function renew(articleId: string, text: string, snapshotNumber = 1) {
  const renewal = accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber, way: "paste", text }));
  const where = { workspaceId: newsroom.workspaceId, articleId };
  return { renewal, snapshot: await database.snapshot.findFirstOrThrow({ where, orderBy: { number: "desc" } }) };
}

async function wordsNow(claimId: string) {
  const claim = await getClaim(newsroom.viewer, claimId);
  if (claim === null) throw new Error("The claim is gone.");
  return { state: claim.state, ...wordsOf(claim.appearances, claim.article.snapshots[0]?.number ?? 0) };
}

const staleReason = async (claimId: string) => (await listVerdicts(newsroom.editor, claimId))[0]?.staleReason ?? null;

const waitingIn = async (articleId: string) => (await listWaitingClaims(newsroom.viewer, articleId))?.claims ?? [];

/** In how many places a claim needs a person, as the list on the desk says. */
const waitingOnDesk = async (articleId: string, claimId: string) =>
  (await getDesk(newsroom.viewer, articleId))?.claims.find(({ id }) => id === claimId)?.waiting;

async function asTold(articleId: string, claimId: string) {
  const found = await getArticleAsOf(newsroom.owner, { articleId, at: Number.MAX_SAFE_INTEGER });
  const { quote, isQuoteGone } = found?.state.claims.find((one) => one.claimId === claimId) ?? {};
  return { quote, isQuoteGone };
}

const inOrder = async () => expect((await compareTables(newsroom.owner)).faults).toEqual([]);

async function anchorsAreCertain(articleId: string) {
  const publication = await getPublication(newsroom.editor, articleId);
  if (publication === null) throw new Error("The article is gone.");
  const findings = checkGate({ publication, version: null, publisherId: newsroom.editor.userId, baseUrl: "https://x.example" });
  return findings.find(({ code }) => code === "anchorsCertain")?.outcome === "passed";
}

describe("a claim that stands in several places", () => {
  test("has the same words everywhere: the first in reading order", async () => {
    const { articleId, claimId } = await aSettledMerge();
    expect(await wordsNow(claimId)).toMatchObject({ now: cost, waiting: null, standing: 2 });
    expect(await asTold(articleId, claimId)).toEqual({ quote: cost, isQuoteGone: false });
    const annotations = JSON.stringify(await getArticleAnnotations(newsroom.editor, articleId));
    expect([annotations.includes(cost), annotations.includes(ferry)]).toEqual([true, false]);
  });

  test("is carried on in each of them, and the log says so of each", async () => {
    const { articleId, claimId, text } = await aSettledMerge();
    const { renewal, snapshot } = await renew(articleId, `A beginning of its own.\n\n${text}`);
    // The two that it was made of are carried on as well, each claim counted once.
    expect(renewal).toMatchObject({ anchors: { exact: 3, lost: 0 } });
    const claim = await getClaim(newsroom.viewer, claimId);
    const present = claim?.appearances.filter((place) => place.snapshotId === snapshot.id) ?? [];
    expect(present.map(({ exact, state, start }) => [exact, state, start])).toEqual(
      [cost, ferry].map((words) => [words, "exact", snapshot.text.indexOf(words)]),
    );
    const { events } = await listEvents(newsroom.owner, { claimId, lengthMax: 100 });
    expect(events.filter(({ type }) => type === "claim.anchored")).toHaveLength(2);
    expect(await staleReason(claimId)).toBeNull();
    await inOrder();
  });

  test("keeps its verdict when it is gone from one, of which a person is asked; and is asked about each by itself", async () => {
    const { articleId, claimId, text } = await aSettledMerge();
    const { renewal, snapshot } = await renew(articleId, text.replace(ferry, "Nobody counts the ferries"));
    expect(renewal).toMatchObject({ anchors: { exact: 1, lost: 2 } });
    expect(await wordsNow(claimId)).toMatchObject({
      state: "decided",
      now: cost,
      waiting: "lost",
      standing: 1,
      goneSince: null,
      change: null,
    });
    expect(await staleReason(claimId)).toBeNull();
    expect(await anchorsAreCertain(articleId)).toBe(false);
    expect(await countWaiting(newsroom.viewer, articleId)).toBe(1);
    const [waiting, ...others] = await waitingIn(articleId);
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ id: claimId, anchorState: "lost", before: { exact: ferry, snapshotNumber: 1 } });
    await inOrder();
    expect(await waitingOnDesk(articleId, claimId)).toBe(1);

    const asked = { claimId, placeId: waiting?.placeId ?? "", snapshotId: snapshot.id, place: null };
    expect(accepted(await placeClaim(newsroom.editor, asked))).toMatchObject({ isStale: false });
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.placed",
      payload: { placeId: waiting?.placeId, from: "lost", before: { exact: ferry }, place: null, staleVerdict: null },
    });
    expect(await wordsNow(claimId)).toMatchObject({ state: "decided", now: cost, waiting: null, standing: 1, goneSince: null });
    expect(await anchorsAreCertain(articleId)).toBe(true);
    expect(await waitingOnDesk(articleId, claimId)).toBe(0);
    expect(await asTold(articleId, claimId)).toEqual({ quote: cost, isQuoteGone: false });
    // Answered once, it is not asked again; the words that stand are still looked for.
    await renew(articleId, `${snapshot.text}\nA line more.`, 2);
    expect(await waitingIn(articleId)).toEqual([]);
    await renew(articleId, "Nothing of all that is left.", 3);
    expect((await waitingIn(articleId)).map(({ before }) => before.exact)).toEqual([cost]);
    expect(await staleReason(claimId)).toBe("Snapshot 4 of the article no longer holds the claim’s words.");
    await inOrder();
  });

  test("loses its verdict when the last place goes, and when the words of one are others", async () => {
    for (const gone of [true, false]) {
      const { articleId, claimId, text } = await aSettledMerge();
      const changed = text.replace("41 million", "38 million").replace(ferry, `${ferry}. So they say. It is true. ${ferry}`);
      const { snapshot } = await renew(articleId, gone ? "At first all was well. Nothing of it is left." : changed);
      const waiting = await waitingIn(articleId);
      expect(await staleReason(claimId)).toEqual(gone ? expect.stringContaining("no longer holds") : null);
      await inOrder();
      const one = waiting.find(({ before }) => before.exact === cost);
      const words = cost.replace("41", "38");
      const start = snapshot.text.indexOf(words);
      const place = gone ? null : { start, end: start + words.length, exact: words };
      accepted(await placeClaim(newsroom.editor, { claimId, placeId: one?.placeId ?? "", snapshotId: snapshot.id, place }));
      expect(await staleReason(claimId)).toEqual(
        gone ? expect.stringContaining("no longer holds") : expect.stringContaining("changed in snapshot 2"),
      );
      if (!gone) expect(await wordsNow(claimId)).toMatchObject({ now: words, change: { before: cost, after: words } });
      // The other question stays, for whoever answers it.
      const left = waiting.filter(({ placeId }) => placeId !== one?.placeId);
      expect((await waitingIn(articleId)).map(({ placeId }) => placeId)).toEqual(left.map(({ placeId }) => placeId));
      await inOrder();
    }
  });

  test("loses its verdict when a person says that the last place, too, is gone", async () => {
    const { articleId, claimId, text } = await aSettledMerge();
    const twice = `Long ago all was well. ${cost}. Quite another story. ${cost}. And so it ended.`;
    const { snapshot } = await renew(articleId, text.replace(ferry, "Nobody counts the ferries").replace(`${cost}.`, twice));
    const waiting = await waitingIn(articleId);
    expect(waiting.map(({ anchorState }) => anchorState).toSorted()).toEqual(["ambiguous", "lost"]);
    expect(await staleReason(claimId)).toBeNull();
    for (const [at, { placeId }] of waiting.toSorted((one) => (one.anchorState === "lost" ? -1 : 1)).entries()) {
      const told = accepted(await placeClaim(newsroom.editor, { claimId, placeId, snapshotId: snapshot.id, place: null }));
      expect(told.isStale).toBe(at === 1);
    }
    expect(await wordsNow(claimId)).toMatchObject({ state: "assessed", now: cost, waiting: null, standing: 0, goneSince: 2 });
    expect(await asTold(articleId, claimId)).toEqual({ quote: cost, isQuoteGone: true });
    await inOrder();
  });

  test("is placed once by two at the same place, by each at another; a place of an older text, or of nothing, is refused", async () => {
    const { articleId, claimId } = await aSettledMerge();
    const { snapshot } = await renew(articleId, "Nothing of all that is left.");
    const [one, other] = await waitingIn(articleId);
    const gone = (placeId = "") => ({ claimId, placeId, snapshotId: snapshot.id, place: null });
    const before = await logSize(newsroom.owner);
    const results = await Promise.all([
      placeClaim(newsroom.editor, gone(one?.placeId)),
      placeClaim(newsroom.secondEditor, gone(one?.placeId)),
      placeClaim(newsroom.reviewer, gone(other?.placeId)),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "CONFLICT", reason: expect.stringContaining("was quicker") } });
    expect(await logSize(newsroom.owner)).toBe(before + 2);
    expect(await placeClaim(newsroom.editor, gone("00000000-0000-4000-8000-000000000000"))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    await renew(articleId, "Nothing at all.", 2);
    expect(await placeClaim(newsroom.editor, gone(one?.placeId))).toMatchObject({
      refusal: { code: "CONFLICT", reason: expect.stringContaining("snapshot 3 is here") },
    });
    await inOrder();
  });

  test("that was merged while each was nowhere has both to be asked about", async () => {
    const article = await aClaim(newsroom);
    const other = await markAlso(newsroom, article, ferry);
    await renew(article.articleId, "Nothing of all that is left.");
    const claims = [other, article.claimId].map((claimId) => ({ claimId, revisionNumber: 1 }));
    const { claimId } = accepted(await mergeClaims(newsroom.editor, { claims, statement: "Both." }));
    const waiting = (await waitingIn(article.articleId)).filter(({ id }) => id === claimId);
    // In the order in which the words stood, though the later ones were named first.
    expect(waiting.map(({ before }) => before.exact)).toEqual([cost, ferry]);
    await renew(article.articleId, article.text, 2);
    expect(await wordsNow(claimId)).toMatchObject({ now: cost, waiting: null, standing: 2 });
    await inOrder();
  });

  const left = "Nothing of all that is left";
  test.each([
    { by: "two people", change: () => `${left}.`, exact: left, who: ["editor", "reviewer"] },
    { by: "the desk and a person", change: (text: string) => text.replace(cost, "Nothing else"), exact: ferry, who: ["reviewer"] },
  ] as const)("that were put on one range by $by are one for what is made of it, as the log tells", async ({ change, exact, who }) => {
    const { articleId, claimId, text } = await aSettledMerge();
    const { snapshot } = await renew(articleId, change(text));
    const start = snapshot.text.indexOf(exact);
    const place = { start, end: start + exact.length, exact };
    // The last to wait is answered first, so that the database has them in another order than they came.
    const waiting = (await waitingIn(articleId)).filter(({ id }) => id === claimId).toReversed();
    expect(waiting).toHaveLength(who.length);
    for (const [at, { placeId }] of waiting.entries())
      accepted(await placeClaim(newsroom[who[at] ?? "viewer"], { claimId, placeId, snapshotId: snapshot.id, place }));
    accepted(await splitClaim(newsroom.editor, { claimId, revisionNumber: 1, parts: ["One.", "Another."] }));
    await inOrder();
  });

  test("that was withdrawn comes back with its verdict while it stands in one, and to be settled anew when its words are others", async () => {
    for (const [change, state] of [
      [null, "decided"],
      ["41 million", "assessed"],
    ] as const) {
      const { articleId, claimId, text } = await aSettledMerge();
      accepted(await withdrawClaim(newsroom.editor, { claimId, reason: "Nobody asks." }));
      const changed = change === null ? text : text.replace(change, "38 million");
      const { snapshot } = await renew(articleId, changed.replace(ferry, "Nobody counts the ferries"));
      for (const placeId of await placesOn(newsroom, claimId, snapshot.id)) {
        const words = cost.replace("41", "38");
        const start = snapshot.text.indexOf(words);
        const { exact } = await database.appearance.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: placeId } });
        const place = exact === cost && start >= 0 ? { start, end: start + words.length, exact: words } : null;
        if (place !== null || exact === ferry)
          accepted(await placeClaim(newsroom.editor, { claimId, placeId, snapshotId: snapshot.id, place }));
      }
      accepted(await restoreClaim(newsroom.editor, { claimId }));
      expect((await wordsNow(claimId)).state).toBe(state);
      expect(await staleReason(claimId)).toBe(change === null ? null : "Snapshot 2 of the article no longer holds the claim’s words.");
      await inOrder();
    }
  });
});
