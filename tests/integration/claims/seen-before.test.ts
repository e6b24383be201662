import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { listCandidates } from "@/lib/claims/queries";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { listClaimsSeenBefore } from "@/lib/claims/seen-before";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim, aDecidedClaim, anAssessedClaim } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const bridge = "The city paid 41 million for the new bridge in 2024";
const ferry = "Ferry traffic fell by a third after the opening";

async function seen(of: Parameters<typeof listClaimsSeenBefore>[1]) {
  const claims = await listClaimsSeenBefore(newsroom.viewer, of);
  if (claims === null) throw new Error("It does not exist for this viewer.");
  return claims;
}

describe("claims seen before", () => {
  test("are found for a claim in another article, with what became of them, and never the claim itself", async () => {
    const earlier = await aDecidedClaim(newsroom);
    const other = await aClaim(newsroom, ferry);
    const { claimId } = await aClaim(newsroom);
    const found = await seen({ claimId });
    expect(found.map(({ id }) => id)).toContain(earlier.claimId);
    expect(found.map(({ id }) => id)).not.toContain(claimId);
    expect(found.map(({ id }) => id)).not.toContain(other.claimId);
    const [first] = found;
    expect(first).toMatchObject({ statement: `${bridge}.`, claimant: "Nan Osei", state: "decided", isInThisArticle: false });
    expect(first?.verdict).toMatchObject({ staleAt: null, rating: { key: "false", label: "False", value: 1 } });
    expect(first?.verdict?.decidedAt).toBeInstanceOf(Date);
  });

  test("are found for a candidate, in its own article too, by words in other forms", async () => {
    const own = await aNewsroom();
    const earlier = await aClaim(own, ferry);
    const reworded = { claimId: earlier.claimId, revisionNumber: 1, statement: "Traffic of ferries has fallen a third.", claimantName: "" };
    accepted(await rewriteClaim(own.reviewer, reworded));
    const candidate = (await listCandidates(own.reviewer, earlier.snapshotId)).find(({ statement }) => statement.includes("Ferry"));
    const found = await listClaimsSeenBefore(own.viewer, { candidateId: candidate?.id ?? "" });
    expect(found?.map(({ id, isInThisArticle }) => [id, isInThisArticle])).toEqual([[earlier.claimId, true]]);
    // Its present wording counts, not what it once said.
    accepted(await rewriteClaim(own.reviewer, { ...reworded, revisionNumber: 2, statement: "Nobody rows any more." }));
    expect(await listClaimsSeenBefore(own.viewer, { candidateId: candidate?.id ?? "" })).toEqual([]);
  });

  test("are at most five, and those dismissed are among them", async () => {
    const own = await aNewsroom();
    const claims = [];
    for (let number = 0; number < 7; number += 1) claims.push(await aClaim(own));
    const [first] = claims;
    accepted(await dismissClaim(own.reviewer, { claimId: first?.claimId ?? "", reason: "settled long ago" }));
    const found = await listClaimsSeenBefore(own.viewer, { claimId: claims.at(-1)?.claimId ?? "" });
    expect(found).toHaveLength(5);
    const states = await Promise.all(claims.slice(1, 3).map(({ claimId }) => listClaimsSeenBefore(own.viewer, { claimId })));
    expect(states.flatMap((one) => one ?? []).some(({ state }) => state === "dismissed")).toBe(true);
  });

  test("beside the rating are those with a settled verdict, stale or not, however many others say the same; never an assessment", async () => {
    const own = await aNewsroom();
    const settled = await aDecidedClaim(own);
    const stale = await aDecidedClaim(own);
    accepted(await reopenClaim(own.editor, { claimId: stale.claimId, reason: "The city corrected its accounts." }));
    for (let number = 0; number < 5; number += 1) await aClaim(own);
    const open = await anAssessedClaim(own);
    const { claimId } = await aClaim(own);
    for (const viewer of [own.thirdReviewer, own.viewer, own.editor]) {
      const found = (await listClaimsSeenBefore(viewer, { claimId, only: "settled" })) ?? [];
      expect(found.map(({ id }) => id).toSorted()).toEqual([settled.claimId, stale.claimId].toSorted());
      expect(found.map(({ verdict }) => verdict?.staleAt === null).toSorted()).toEqual([false, true]);
      // The claim that two people assessed is there without their ratings, for whoever is blind and whoever is not.
      const all = (await listClaimsSeenBefore(viewer, { claimId: open.claimId })) ?? [];
      expect(JSON.stringify([found, all])).not.toMatch(/mostly-false|Mostly false|read the accounts/);
    }
  });

  test("are of one newsroom only, and not for visitors", async () => {
    const { claimId } = await aClaim(newsroom);
    const stranger = await aNewsroom();
    expect(await listClaimsSeenBefore(stranger.owner, { claimId })).toBeNull();
    expect(await listClaimsSeenBefore(visitor, { claimId })).toBeNull();
    const { claimId: strange } = await aClaim(stranger);
    expect(await listClaimsSeenBefore(stranger.owner, { claimId: strange })).toEqual([]);
  });

  test("are none for a statement without a telling word", async () => {
    const { claimId } = await aClaim(newsroom);
    let revisionNumber = 1;
    for (const statement of ["It is what it is.", "' | & ! :* \\ ()", "他们说"]) {
      accepted(await rewriteClaim(newsroom.reviewer, { claimId, revisionNumber, statement, claimantName: "" }));
      revisionNumber += 1;
      expect(await seen({ claimId })).toEqual([]);
    }
  });
});
