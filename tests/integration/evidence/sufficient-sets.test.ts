import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { visitor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { listEvents } from "@/lib/audit/queries";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { undoLineage } from "@/lib/claims/undo-lineage";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { nameSufficientSet } from "@/lib/evidence/name-sufficient-set";
import { reviseEvidence } from "@/lib/evidence/revise-evidence";
import { listSufficientSets } from "@/lib/evidence/sufficiency-queries";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import { withdrawSufficientSet } from "@/lib/evidence/withdraw-sufficient-set";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaimInReview, assess, someEvidence } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

/** A claim with two pieces of evidence, of which the first alone is said to suffice, and then both. */
async function aClaimWithSets() {
  const { claimId, evidenceId: first } = await aClaimInReview(newsroom);
  const { evidenceId: second } = accepted(
    await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, quote: "It was 38 million." }),
  );
  const name = (evidenceIds: string[]) =>
    nameSufficientSet(newsroom.reviewer, { claimId, revisionNumber: 1, stance: "refutes", evidenceIds, note: "The accounts are final." });
  const { setId } = accepted(await name([first]));
  accepted(await name([second, first]));
  return { claimId, first, second, setId };
}

const setsOf = async (viewer: Actor, claimId: string) => (await getClaimAtHand(viewer, claimId))?.hand.sufficient ?? [];
const lacksIn = async (claimId: string) => (await setsOf(newsroom.reviewer, claimId)).map(({ lacks }) => lacks);
const toldOf = async (viewer: Actor, claimId: string) =>
  (await listEvents(viewer, { claimId })).events.filter(({ type }) => type.startsWith("sufficientSet."));

describe("evidence that suffices by itself", () => {
  test("is named in several sets, taken back by its author or an editor, and on record as the tables have it", async () => {
    const { claimId, setId, first, second } = await aClaimWithSets();
    expect((await newestEvent(newsroom.reviewer)).type).toBe("sufficientSet.named");
    expect(await setsOf(newsroom.reviewer, claimId)).toMatchObject([
      { pieces: [1], stance: "refutes", note: "The accounts are final.", isOwn: true, lacks: [], mayWithdraw: true },
      { pieces: [1, 2], lacks: [] },
    ]);
    expect(await withdrawSufficientSet(newsroom.secondReviewer, { setId, reason: "No." })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    accepted(await withdrawSufficientSet(newsroom.editor, { setId, reason: "A draft." }));
    expect((await newestEvent(newsroom.reviewer)).type).toBe("sufficientSet.withdrawn");
    expect(await withdrawSufficientSet(newsroom.editor, { setId, reason: "Again." })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await setsOf(newsroom.reviewer, claimId)).toMatchObject([{ pieces: [1, 2] }]);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    expect([first, second]).not.toContain(setId);
  });

  test("is no longer whole once a piece is withdrawn or revised, or the claim reworded", async () => {
    const { claimId, first, second } = await aClaimWithSets();
    const revised = { ...someEvidence, evidenceId: second, revision: 1, quote: "It was 39 million." };
    accepted(await reviseEvidence(newsroom.secondReviewer, revised));
    expect(await lacksIn(claimId)).toEqual([[], [{ piece: 2, became: "revised" }]]);
    accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId: first, reason: "Superseded." }));
    const withdrawn = { piece: 1, became: "withdrawn" };
    expect(await lacksIn(claimId)).toEqual([[withdrawn], [withdrawn, { piece: 2, became: "revised" }]]);
    accepted(await rewriteClaim(newsroom.reviewer, { claimId, revisionNumber: 1, statement: "The bridge cost 41 million." }));
    expect((await lacksIn(claimId))[0]).toEqual([{ piece: null, became: "reworded" }, withdrawn]);
  });

  test("says what is missing, and is refused without evidence that stands on the claim, for an old wording, and to viewers", async () => {
    const { claimId, first, second } = await aClaimWithSets();
    const other = await aClaimInReview(newsroom);
    accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId: second, reason: "Superseded." }));
    const set = { claimId, revisionNumber: 1, stance: "refutes" as const, evidenceIds: [first], note: "Enough." };
    const before = await logSize(newsroom.editor);
    for (const evidenceIds of [[second], [first, other.evidenceId], []]) {
      const refused = await nameSufficientSet(newsroom.reviewer, { ...set, evidenceIds });
      expect(refused).toMatchObject({ refusal: { code: "INVALID", fields: { evidenceIds: [expect.any(String)] } } });
    }
    expect(await nameSufficientSet(newsroom.reviewer, { ...set, note: " " })).toMatchObject({
      refusal: { fields: { note: ["Say why this suffices."] } },
    });
    expect(await nameSufficientSet(newsroom.reviewer, { ...set, revisionNumber: 2 })).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await nameSufficientSet(newsroom.viewer, set)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await nameSufficientSet((await aNewsroom()).reviewer, set)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await logSize(newsroom.editor)).toBe(before);
  });
});

describe("whoever is still to assess", () => {
  test("reads neither what others say suffices nor that they said so, until theirs is in; and then not whose it is", async () => {
    const { claimId } = await aClaimWithSets();
    expect(await setsOf(newsroom.secondReviewer, claimId)).toEqual([]);
    expect(await toldOf(newsroom.secondReviewer, claimId)).toEqual([]);
    expect(await listSufficientSets(visitor, claimId, { isBlind: false })).toEqual([]);
    expect(await toldOf(newsroom.reviewer, claimId)).toHaveLength(2);
    accepted(await assess(newsroom, newsroom.secondReviewer, { claimId }));
    expect(await setsOf(newsroom.secondReviewer, claimId)).toMatchObject([
      { pieces: [1], by: null, createdAt: null, mayWithdraw: false },
      { pieces: [1, 2], by: null },
    ]);
    expect((await toldOf(newsroom.secondReviewer, claimId)).map(({ actor }) => actor.name)).toEqual(["Somebody", "Somebody"]);
  });
});

test("a claim that is split takes along what was whole, marked as said of the claim before", async () => {
  const { claimId, second } = await aClaimWithSets();
  accepted(await withdrawEvidence(newsroom.reviewer, { evidenceId: second, reason: "Superseded." }));
  const parts = ["The city paid 41 million for the bridge.", "The bridge is from 2024."];
  const { claimIds, stepId } = accepted(await splitClaim(newsroom.reviewer, { claimId, revisionNumber: 1, parts }));
  for (const part of claimIds)
    expect(await setsOf(newsroom.reviewer, part)).toMatchObject([{ pieces: [1], lacks: [{ piece: null, became: "carried" }] }]);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  accepted(await undoLineage(newsroom.reviewer, { stepId }));
  expect(await setsOf(newsroom.reviewer, claimId)).toHaveLength(2);
});
