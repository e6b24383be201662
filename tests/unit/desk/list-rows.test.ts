import { describe, expect, it } from "vitest";
import { countRows, filterRows, rowsOf } from "@/components/desk/list-rows";
import { marksOf } from "@/components/desk/marks";
import type { DeskCandidate, DeskClaim } from "@/lib/claims/desk-queries";

function aClaim(id: string, start: number, changed: Partial<DeskClaim> = {}): DeskClaim {
  return {
    ...{ id, state: "accepted", position: start, revisionNumber: 1, updatedAt: new Date(0), createdBy: { name: "Rita" } },
    ...{ statement: `The bridge ${id} closed.`, claimant: "Nan Osei", verdict: null, assignments: [], evidenceCount: 0 },
    appearances: [{ snapshotId: "s", start, end: start + 5, exact: "words", state: "exact" }],
    ...changed,
  };
}

function aCandidate(id: string, start: number, changed: Partial<DeskCandidate> = {}): DeskCandidate {
  return {
    ...{ id, start, end: start + 5, sentence: 0, kind: "claim", statement: `The ferry ${id} sank.`, claimant: null },
    ...{ checkWorthiness: 0.8, reasons: [], state: "proposed", claimId: null },
    ...changed,
  };
}

const claims = [aClaim("c1", 10), aClaim("c2", 40, { state: "dismissed" })];
const candidates = [aCandidate("k1", 0), aCandidate("k2", 20, { state: "dismissed" }), aCandidate("k3", 30, { state: "accepted" })];
const rows = rowsOf(claims, candidates, marksOf("s", claims, candidates));
const ids = (kinds: "all" | "claims" | "candidates" | "aside", words = "") => filterRows(rows, { kinds, words }).map(({ id }) => id);

describe("the rows of the desk", () => {
  it("stand in the order of the text, without candidates that became claims", () => {
    expect(rows.map(({ id }) => id)).toEqual(["k1", "c1", "k2", "c2"]);
  });

  it("are filtered by kind, with what is set aside apart", () => {
    expect(ids("all")).toEqual(["k1", "c1"]);
    expect(ids("claims")).toEqual(["c1"]);
    expect(ids("candidates")).toEqual(["k1"]);
    expect(ids("aside")).toEqual(["k2", "c2"]);
  });

  it("are found by all words of a search, in any case and order, in statement or claimant", () => {
    expect(ids("all", "CLOSED bridge")).toEqual(["c1"]);
    expect(ids("all", "osei")).toEqual(["c1"]);
    expect(ids("all", "bridge sank")).toEqual([]);
  });

  it("are counted as each filter would show them", () => {
    expect(countRows(rows)).toEqual({ all: 2, claims: 1, candidates: 1, aside: 2 });
  });

  it("keep claims whose place is lost, at their position and without a mark", () => {
    const lost = aClaim("c3", 15, { appearances: [{ snapshotId: "s", start: -1, end: -1, exact: "words", state: "lost" }] });
    const found = rowsOf([lost], [], marksOf("s", [lost], []));
    expect(found.map(({ start, look }) => [start, look])).toEqual([[15, null]]);
  });
});
