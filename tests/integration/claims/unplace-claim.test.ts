import { beforeAll, describe, expect, test } from "vitest";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { compareTables } from "@/lib/audit/compare-tables";
import { getDesk } from "@/lib/claims/desk-queries";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { wordsOf } from "@/lib/claims/places";
import { getClaim } from "@/lib/claims/queries";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { listSettledPlaces } from "@/lib/claims/settled-places";
import { unplaceClaim } from "@/lib/claims/unplace-claim";
import { countWaiting, listWaitingClaims } from "@/lib/claims/waiting-queries";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { database } from "@/lib/database";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { listVerdicts } from "@/lib/verdicts/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestOf, placeOn, placeOnWords, renewArticle, takePlaceBack } from "@/tests/builders/places";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, aDecidedClaim, aRating, markAlso } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const cost = "The city paid 41 million for the new bridge in 2024";
const ferry = "Ferry traffic fell by a third after the opening";
const twice = () => `At first all went well. ${cost}. Quite another story. ${cost}. And so it ended badly for all.`;

const without = ({ createdAt: _, ...place }: Awaited<ReturnType<typeof rowOf>>) => place;

function rowOf(id: string) {
  return database.appearance.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: newsroom.workspaceId, id } } });
}

/** A claim whose words stand twice in the newest text, which a person then tied to some of them, or said to be gone; and what its place was before. */
async function aPlacedClaim(exact: string | null = cost, change: (text: string) => string = twice) {
  const claim = await aClaim(newsroom);
  await renewArticle(newsroom, claim.articleId, change);
  const snapshot = await newestOf(newsroom, claim.articleId);
  const placeId = await placeOn(newsroom, claim.claimId, snapshot.id);
  const before = await rowOf(placeId);
  await placeOnWords(newsroom, claim, exact);
  const start = snapshot.text.indexOf(exact ?? "");
  const place = exact === null ? null : { start, end: start + exact.length, exact };
  return { ...claim, snapshot, before, asked: { claimId: claim.claimId, placeId, snapshotId: snapshot.id, place } };
}

async function wordsNow(claimId: string) {
  const claim = await getClaim(newsroom.viewer, claimId);
  if (claim === null) throw new Error("The claim is gone.");
  return wordsOf(claim.appearances, claim.article.snapshots[0]?.number ?? 0);
}

const inOrder = async () => expect((await compareTables(newsroom.owner)).faults).toEqual([]);

async function asTold(articleId: string, claimId: string) {
  const found = await getArticleAsOf(newsroom.owner, { articleId, at: Number.MAX_SAFE_INTEGER });
  const { quote, isQuoteGone } = found?.state.claims.find((one) => one.claimId === claimId) ?? {};
  return { quote, isQuoteGone };
}

async function refused(attempt: () => ReturnType<typeof unplaceClaim>, code: string, words = "") {
  const before = await logSize(newsroom.owner);
  const result = await attempt();
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.owner)).toBe(before);
}

describe("what a person said of a claim's place, taken back", () => {
  test.each([
    ["tied to the same words", cost, twice],
    ["tied to other words", "Quite another story", twice],
    ["said to be gone", null, twice],
    ["tied though they were lost", "Nothing of it", () => "Nothing of it is left."],
    ["tied though they had moved", "And more", () => `Something else altogether stands here now. ${cost}! And more of it, all new.`],
  ])("%s, is as it was before, waits again and can be said anew", async (_, exact, change) => {
    const { articleId, claimId, before, asked, snapshot } = await aPlacedClaim(exact, change);
    expect(await countWaiting(newsroom.viewer, articleId)).toBe(0);
    accepted(await unplaceClaim(newsroom.editor, asked));
    expect(without(await rowOf(asked.placeId))).toEqual(without(before));
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.unplaced",
      subject: { articleId, claimId },
      payload: {
        ...{ snapshot: { id: snapshot.id, number: 2 }, placeId: asked.placeId, place: asked.place, to: before.state },
        ...{ before: { exact: cost }, staleVerdict: null },
      },
    });
    expect(await countWaiting(newsroom.viewer, articleId)).toBe(1);
    expect((await listWaitingClaims(newsroom.viewer, articleId))?.claims[0]).toMatchObject({
      anchorState: before.state,
      before: { exact: cost },
    });
    expect((await getDesk(newsroom.viewer, articleId))?.claims[0]?.waiting).toBe(1);
    expect(await wordsNow(claimId)).toMatchObject({ now: cost, waiting: before.state, goneSince: null, change: null });
    expect(await asTold(articleId, claimId)).toEqual({ quote: cost, isQuoteGone: false });
    await inOrder();

    await placeOnWords(newsroom, { articleId, claimId }, exact);
    await inOrder();
    // What waits is looked for in the next text by the words it was always looked for.
    accepted(await unplaceClaim(newsroom.editor, asked));
    await renewArticle(newsroom, articleId, () => `Of all that this is left. ${cost}. Nobody knows why.`);
    expect(await wordsNow(claimId)).toMatchObject({ now: cost });
    await inOrder();
  });

  test("is taken back by who said it or by an editor, once, in the newest text and as it was seen", async () => {
    const { claimId, asked, articleId, snapshot } = await aPlacedClaim();
    await refused(() => unplaceClaim(newsroom.viewer, asked), "FORBIDDEN");
    await refused(() => unplaceClaim(newsroom.reviewer, asked), "FORBIDDEN", "or an editor");
    await refused(() => unplaceClaim(newsroom.editor, { ...asked, place: null }), "CONFLICT", "said anew meanwhile");
    await refused(() => unplaceClaim(newsroom.editor, { ...asked, placeId: "00000000-0000-4000-8000-000000000000" }), "NOT_FOUND");
    const results = await Promise.all([unplaceClaim(newsroom.editor, asked), unplaceClaim(newsroom.secondEditor, asked)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "CONFLICT" } });
    await refused(() => unplaceClaim(newsroom.reviewer, asked), "CONFLICT", "taken back");
    await placeOnWords(newsroom, { articleId, claimId }, cost);
    await renewArticle(newsroom, articleId, () => `${snapshot.text} And more of it.`);
    await refused(() => unplaceClaim(newsroom.reviewer, asked), "CONFLICT", "snapshot 3 is here");
    const newest = await newestOf(newsroom, articleId);
    const found = { ...asked, snapshotId: newest.id, placeId: await placeOn(newsroom, claimId, newest.id) };
    await refused(() => unplaceClaim(newsroom.editor, found), "CONFLICT");
  });

  test("that the words are gone is taken back in a later text, too, while they still are", async () => {
    const { articleId, claimId, asked } = await aPlacedClaim(null, () => "Nothing of it is left.");
    await renewArticle(newsroom, articleId, () => "Nothing of it is left, and nobody asks.");
    const { id: snapshotId } = await newestOf(newsroom, articleId);
    const placeId = await placeOn(newsroom, claimId, snapshotId);
    expect(await listSettledPlaces(newsroom.editor, { claimId, newest: 3 })).toMatchObject([
      { placeId, place: null, words: cost, placedBy: newsroom.editor.name, isOwn: true, canTakeBack: true, changesWords: false },
    ]);
    accepted(await unplaceClaim(newsroom.editor, { ...asked, snapshotId, placeId }));
    expect(await wordsNow(claimId)).toMatchObject({ now: cost, waiting: "lost", goneSince: null });
    expect(await asTold(articleId, claimId)).toEqual({ quote: cost, isQuoteGone: false });
    await inOrder();
  });

  test("is one place of several: the others stay; and of a claim made of others, only what was said of it", async () => {
    const article = await aClaim(newsroom);
    const other = await markAlso(newsroom, article, ferry);
    await renewArticle(newsroom, article.articleId, () => "Nothing of all that is left.");
    for (const claimId of [article.claimId, other]) await placeOnWords(newsroom, { articleId: article.articleId, claimId }, null);
    const claims = [other, article.claimId].map((claimId) => ({ claimId, revisionNumber: 1 }));
    const { claimId } = accepted(await mergeClaims(newsroom.editor, { claims, statement: "Both." }));
    const settled = await listSettledPlaces(newsroom.editor, { claimId, newest: 2 });
    expect(settled.map(({ canTakeBack }) => canTakeBack)).toEqual([false, false]);
    const { id: snapshotId } = await newestOf(newsroom, article.articleId);
    const asked = { claimId, placeId: settled[0]?.placeId ?? "", snapshotId, place: null };
    await refused(() => unplaceClaim(newsroom.editor, asked), "CONFLICT", "not on record");

    // In the next text it is this claim that is said to be without its words.
    await renewArticle(newsroom, article.articleId, () => "Nothing of all that is left, and nobody asks.");
    const again = await listSettledPlaces(newsroom.editor, { claimId, newest: 3 });
    expect(again.map(({ words }) => words).toSorted()).toEqual([ferry, cost]);
    expect(again.every(({ canTakeBack }) => canTakeBack)).toBe(true);
    const one = again.find(({ words }) => words === ferry);
    accepted(await unplaceClaim(newsroom.editor, { ...asked, placeId: one?.placeId ?? "", snapshotId: one?.snapshotId ?? "" }));
    const waiting = (await listWaitingClaims(newsroom.viewer, article.articleId))?.claims.filter(({ id }) => id === claimId);
    expect(waiting?.map(({ before }) => before.exact)).toEqual([ferry]);
    await inOrder();
  });
});

const otherCost = cost.replace("41", "38");
const twiceAndOther = () => `${twice()} ${otherCost}.`;
const lost = (text: string) => text.replace(cost, otherCost);
const takenBack = "Where the claim stands in snapshot 2 of the article was taken back.";
const changed = "The claim’s words changed in snapshot 2 of the article.";

type Way = {
  change: (text: string) => string;
  exact: string | null;
  isSettledAnew: boolean;
  isWithdrawn?: boolean;
  staleReason: string | null;
};

const ways: [string, Way][] = [
  ["tied to its words, keeps it", { change: twiceAndOther, exact: cost, isSettledAnew: false, staleReason: null }],
  ["tied to others, does not get it back", { change: twiceAndOther, exact: otherCost, isSettledAnew: false, staleReason: changed }],
  [
    "tied to others and settled on these, loses it",
    { change: twiceAndOther, exact: otherCost, isSettledAnew: true, staleReason: takenBack },
  ],
  [
    "tied to others, settled on these and withdrawn, loses it",
    { change: twiceAndOther, exact: otherCost, isSettledAnew: true, isWithdrawn: true, staleReason: takenBack },
  ],
  ["lost, tied to others and settled on these, loses it", { change: lost, exact: otherCost, isSettledAnew: true, staleReason: takenBack }],
  ["said to be gone and settled anew, keeps it", { change: twiceAndOther, exact: null, isSettledAnew: true, staleReason: null }],
];

describe("a settled claim of which a placing is taken back", () => {
  test.each(ways)("%s", async (_, { change, exact, isSettledAnew, isWithdrawn = false, staleReason }) => {
    const claim = await aDecidedClaim(newsroom);
    const { claimId } = claim;
    await renewArticle(newsroom, claim.articleId, change);
    await placeOnWords(newsroom, claim, exact);
    const ruling = { claimId, revisionNumber: 1, verdictNumber: 1, ratingId: await aRating(newsroom), justification: "Settled anew." };
    if (isSettledAnew) accepted(await decideClaim(newsroom.editor, ruling));
    if (isWithdrawn) accepted(await withdrawClaim(newsroom.editor, { claimId, reason: "Nobody asks." }));
    const before = (await listVerdicts(newsroom.editor, claimId))[0]?.staleReason ?? null;
    const { isStale } = await takePlaceBack(newsroom, claim);
    expect(isStale).toBe(staleReason !== before);
    if (isWithdrawn) accepted(await restoreClaim(newsroom.editor, { claimId }));
    expect((await listVerdicts(newsroom.editor, claimId))[0]?.staleReason ?? null).toBe(staleReason);
    expect((await getClaim(newsroom.viewer, claimId))?.state).toBe(staleReason === null ? "decided" : "assessed");
    await inOrder();
  });
});
