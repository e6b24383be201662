import { expect, test } from "vitest";
import { sayLack, saySufficient } from "@/components/evidence/sufficiency-words";
import { lacksOf } from "@/lib/evidence/sufficiency";

const piece = (number: number, became: { revision?: number; withdrawnAt?: Date; state?: string } = {}) => ({
  evidenceRevision: 2,
  evidence: {
    ...{ number, revision: became.revision ?? 2, withdrawnAt: became.withdrawnAt ?? null },
    checks: became.state === undefined ? [] : [{ state: became.state }, { state: "gone" }],
  },
});
const set = (pieces: ReturnType<typeof piece>[], said: { carriedFromId?: string; revisionNumber?: number } = {}) =>
  lacksOf({ carriedFromId: said.carriedFromId ?? null, revisionNumber: said.revisionNumber ?? 3, pieces }, { revisionNumber: 3 });

test.each([
  ["with all as it was", set([piece(1), piece(2)]), []],
  ["with a withdrawn piece", set([piece(1, { withdrawnAt: new Date(0) }), piece(2)]), ["Evidence 1 was withdrawn."]],
  ["with a revised piece", set([piece(1), piece(2, { revision: 3 })]), ["Evidence 2 was revised since."]],
  ["whose passage changed", set([piece(4, { state: "changed" })]), ["Evidence 4 quotes a passage that changed on its page."]],
  ["whose page is gone", set([piece(4, { state: "gone" })]), ["Evidence 4 quotes a page that is gone."]],
  ["whose passage only moved", set([piece(4, { state: "moved" })]), []],
  ["of an earlier wording", set([piece(1)], { revisionNumber: 2 }), ["It was said of an earlier wording."]],
  [
    "carried from the claim before, with a withdrawn piece",
    set([piece(1, { withdrawnAt: new Date(0) })], { carriedFromId: "before" }),
    ["It was said of the claim before.", "Evidence 1 was withdrawn."],
  ],
])("a set %s says what it lacks", (_, lacks, words) => {
  expect(lacks.map(sayLack)).toEqual(words);
});

test("only whole sets suffice, each side by itself, the same one said twice once", () => {
  const refutes = (pieces: number[], lacks = set([piece(1)])) => ({ stance: "refutes" as const, pieces, lacks });
  expect(saySufficient([])).toEqual([]);
  expect(saySufficient([refutes([1, 3]), refutes([2]), refutes([1, 3]), refutes([4], set([piece(4, { state: "gone" })]))])).toEqual([
    "Any one of these suffices to refute it: [1]+[3] · [2]",
  ]);
  expect(saySufficient([refutes([2]), { stance: "supports", pieces: [5], lacks: [] }])).toEqual([
    "This suffices to support it: [5]",
    "This suffices to refute it: [2]",
  ]);
});
