import { expect, test } from "vitest";
import { presentRow } from "@/lib/audit/present-row";
import type { ReadEvent } from "@/lib/audit/read-event";
import { replayFacts } from "@/lib/audit/recorded-facts";
import { emptyReplay } from "@/lib/audit/replay";
import { faultOfUntold } from "@/lib/audit/untold-rows";

const [articleId, claimId, person] = ["a", "c", "p"];
const time = "2026-11-28T10:00:00.000Z";
let sequence = 0;

function event(type: string, payload: Record<string, unknown>, isNew: boolean): ReadEvent {
  sequence += 1;
  return {
    ...{ version: 2, workspace: "w", sequence, stream: `claim:${claimId}`, streamSequence: sequence, previous: null, type, time, salt: "" },
    ...{ actor: { id: person, name: "Rita", role: "reviewer" }, subject: { articleId, claimId }, payload },
    ...(isNew ? { timesRows: true as const } : {}),
  };
}

const place = { exact: "Words", start: 0, end: 5, snapshotId: "s" };
const oldWording = { revision: 1, statement: "Words.", claimant: "Nan Osei" };
const newWording = { ...oldWording, claimantKind: "person", claimedOn: null };
const assessed = {
  ...{
    assessmentId: "x",
    revision: 1,
    number: 1,
    rating: { key: "true", label: "True", value: 5 },
    justification: "So.",
    confidence: "low",
  },
  ...{ cites: [], changeReason: "", secondsSpent: null },
};

function expected(events: readonly ReadEvent[], place: string) {
  return replayFacts(events, emptyReplay()).get(place)?.expected;
}

test("events say who made a row and, since they hold its time, when", () => {
  const [before, since] = [false, true].map((isNew) => [event("claim.marked", { place, wording: isNew ? newWording : oldWording }, isNew)]);
  expect(expected(before ?? [], `Claim/${claimId}`)?.createdAt).toBeUndefined();
  expect(expected(before ?? [], `Claim/${claimId}`)).toMatchObject({ articleId, createdById: person });
  expect(expected(since ?? [], `Claim/${claimId}`)).toMatchObject({ articleId, createdById: person, createdAt: time });
  expect(expected(before ?? [], `ClaimRevision/${claimId}/1`)?.claimantKind).toBeUndefined();
  expect(expected(since ?? [], `ClaimRevision/${claimId}/1`)).toMatchObject({ claimantKind: "person", claimedOn: "", createdAt: time });
});

test("what an event of before does not say is not known from then on, until another says it", () => {
  const marked = event("claim.marked", { place, wording: newWording }, true);
  expect(expected([marked], `Claim/${claimId}`)).toMatchObject({ openedRevision: "" });
  const before = event("assessment.submitted", assessed, false);
  expect(expected([marked, before], `Claim/${claimId}`)?.openedRevision).toBeUndefined();
  expect(expected([marked, before], "Assessment/x")?.isInformed).toBeUndefined();
  const since = event("assessment.submitted", { ...assessed, assessmentId: "y", isInformed: true, opened: [claimId] }, true);
  expect(expected([marked, before, since], `Claim/${claimId}`)).toMatchObject({ openedRevision: 1 });
  expect(expected([marked, before, since], "Assessment/y")).toMatchObject({ isInformed: true, submittedAt: time });
});

test("a claim is set aside from where it stood, and comes back there", () => {
  const marked = event("claim.marked", { place, wording: newWording }, true);
  const held = event("claim.held", { from: "accepted", reason: "" }, true);
  const resumed = event("claim.resumed", { to: "accepted" }, true);
  expect(expected([marked, held], `Claim/${claimId}`)).toMatchObject({ state: "onHold", heldFrom: "accepted" });
  expect(expected([marked, held, resumed], `Claim/${claimId}`)).toMatchObject({ state: "accepted", heldFrom: "" });
});

test("of imports and withdrawals from before they had names it is known how many rows there are", () => {
  const imported = (count: number, named = {}) => event("factChecks.imported", { imported: count, ...named }, false);
  const events = [
    ...[imported(3), imported(2), imported(7, { importId: "i", tableHash: "h" })],
    event("factChecks.withdrawn", { withdrawn: 1, reason: "Wrong." }, false),
  ];
  expect(expected(events, "FactCheckImport/unnamed")).toEqual({ rows: 5 });
  expect(expected(events, "FactCheckImport/i")).toMatchObject({ tableHash: "h" });
  expect(expected(events, "FactCheckWithdrawal/unnamed")).toEqual({ rows: 1 });
});

test("a claim of which no event says in which snapshot it was marked, and what is made of it, may stand in others", () => {
  const replay = emptyReplay();
  const { snapshotId: _, ...nowhere } = place;
  replayFacts([event("claim.marked", { place: nowhere, wording: oldWording }, false)], replay);
  expect([...replay.unplaced]).toEqual([claimId]);
  const present = (of: string) => presentRow("Appearance", `${of}/s`, {});
  expect(faultOfUntold(present(claimId), replay)).toBeNull();
  expect(faultOfUntold(present("another"), replay)).toBe("was never recorded");
});

test("of several places, events of before each was told of leave open which was settled, and whose answer stays", () => {
  const of = (id: string, type: string, payload: Record<string, unknown>): ReadEvent => ({
    ...event(type, payload, true),
    subject: { articleId, claimId: id },
  });
  const words = (exact: string, start: number) => ({ exact, start, end: start + exact.length });
  const [one, other] = [words("Words", 0), words("Others", 9)];
  const marked = [one, other].map((begun, at) =>
    of(`c${at}`, "claim.marked", { place: { ...begun, snapshotId: "s1" }, wording: newWording }),
  );
  const merged = { stepId: "m", relation: "merged", from: ["c0", "c1"], wording: newWording, carried: [] };
  const carried = (before: typeof one, more: object = {}) =>
    of("c", "claim.anchored", { snapshot: { id: "s2" }, state: "lost", before, place: null, staleVerdict: null, ...more });
  const placed = (more: object = {}) =>
    of("c", "claim.placed", {
      ...{ snapshot: { id: "s2" }, from: "lost", before: one, place: null, isSameWords: false, staleVerdict: null },
      ...more,
    });
  const told = { isStillGone: false };
  const places = (...events: ReadEvent[]) => expected([...marked, of("c", "claim.derived", merged), ...events], "Appearance/c/s2")?.places;
  expect(places(carried(one))).toBeUndefined();
  const each = [carried(one, told), carried(other, told)];
  expect(places(...each)).toEqual(expect.any(String));
  expect(places(...each, placed())).toBeUndefined();
  expect(places(...each, placed({ placeId: "p" }))).toEqual(expect.any(String));
  expect(places(...each, placed({ placeId: "p" }))).not.toBe(places(...each));
});

test("a decision on a candidate counts on a later snapshot when somebody made it on an earlier one, as far as its event says", () => {
  const replay = emptyReplay();
  replayFacts([event("candidate.dismissed", { candidateId: "x", reason: "An opinion." }, false)], replay);
  const holds = { articleId, claimId, state: "dismissed", decidedById: person, decidedAt: time, dismissReason: "An opinion." };
  const fault = (changes: object) => faultOfUntold(presentRow("Candidate", "y", { ...holds, snapshotNumber: 2, ...changes }), replay);
  expect(fault({})).toBeNull();
  expect(fault({ decidedAt: "2026-11-28T09:59:59.000Z" })).toBeNull();
  for (const changed of [{ snapshotNumber: 1 }, { dismissReason: "None" }, { decidedById: "q" }, { state: "accepted" }, { articleId: "b" }])
    expect(fault(changed)).toBe("holds a decision that was never recorded");
  const undecided = { state: "proposed", claimId: "", dismissReason: "", decidedById: null, decidedAt: null };
  expect(fault(undecided)).toBeNull();
  expect(fault({ ...undecided, decidedById: person })).toBe("holds a decision that was never recorded");
});
