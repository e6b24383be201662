import { describe, expect, it } from "vitest";
import { countRows, filterRows, kindsOf, rowsOf, unfiltered, wholeList } from "@/components/desk/list-rows";
import { sayToPlace } from "@/components/desk/mark-words";
import { marksOf } from "@/components/desk/marks";
import type { DeskCandidate, DeskClaim } from "@/lib/claims/desk-queries";

function aClaim(id: string, start: number, changed: Partial<DeskClaim> = {}): DeskClaim {
  return {
    ...{ id, state: "accepted", position: start, revisionNumber: 1, updatedAt: new Date(0), createdBy: { name: "Rita" } },
    ...{
      judged: null,
      statement: `The bridge ${id} closed.`,
      claimant: "Nan Osei",
      verdict: null,
      assignments: [],
      evidenceCount: 0,
      waiting: 0,
      shocks: [],
    },
    appearances: [{ snapshotId: "s", start, end: start + 5, exact: "words", state: "exact" }],
    ...changed,
  };
}

function aCandidate(id: string, start: number, changed: Partial<DeskCandidate> = {}): DeskCandidate {
  return {
    ...{ id, start, end: start + 5, sentence: 0, kind: "claim", statement: `The ferry ${id} sank.`, claimant: null },
    ...{ checkWorthiness: 0.8, reasons: [], state: "proposed", claimId: null, provider: "rules", model: null, version: "1", saidAgain: [] },
    ...changed,
  };
}

const claims = [aClaim("c1", 10), aClaim("c2", 40, { state: "dismissed" })];
const candidates = [aCandidate("k1", 0), aCandidate("k2", 20, { state: "dismissed" }), aCandidate("k3", 30, { state: "accepted" })];
const rows = rowsOf(claims, candidates, marksOf("s", claims, candidates));
const ids = (kinds: "all" | "claims" | "candidates" | "aside", words = "") =>
  filterRows(rows, { ...wholeList, kinds, words }).map(({ id }) => id);

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
    expect(countRows(rows)).toEqual({ all: 2, claims: 1, candidates: 1, waiting: 0, aside: 2 });
  });

  const at = (start: number, state: "exact" | "moved" | "ambiguous" | "lost" = "exact") => {
    const isFound = state === "exact" || state === "moved";
    return { snapshotId: "s", ...(isFound ? { start, end: start + 5 } : { start: -1, end: -1 }), exact: "words", state };
  };
  const row = (waiting: number, ...appearances: DeskClaim["appearances"]) => {
    const one = [aClaim("c", 90, { appearances, waiting })];
    const [found, ...others] = rowsOf(one, [], marksOf("s", one, []));
    expect(others).toEqual([]);
    return found?.kind === "claim" ? { start: found.start, look: found.look, places: found.places } : null;
  };

  it("have one line for a claim that stands in several places, at the first that is certain, which says in how many", () => {
    expect(row(0, at(40), at(10))).toEqual({ start: 10, look: "accepted", places: 2 });
    expect(row(1, at(40), at(10, "moved"))).toEqual({ start: 40, look: "attention", places: 1 });
    expect(row(1, at(10, "moved"))).toEqual({ start: 10, look: "attention", places: 0 });
  });

  it("look as if they need a person when a place waits for one, also where no mark in the text shows it", () => {
    for (const state of ["ambiguous", "lost"] as const) {
      expect(row(1, at(40), at(10, state))).toEqual({ start: 40, look: "attention", places: 1 });
      expect(row(1, at(10, state))).toEqual({ start: 90, look: "attention", places: 0 });
    }
    // Somebody has said that these words are gone.
    expect(row(0, at(40), at(10, "lost"))).toEqual({ start: 40, look: "accepted", places: 1 });
    expect(row(0, at(10, "lost"))).toEqual({ start: 90, look: null, places: 0 });
  });

  it("are filtered and counted by whether somebody has to say where they stand, but for what is set aside", () => {
    const appearances = [at(40), at(10, "lost")];
    const waiting = [aClaim("w1", 40, { appearances, waiting: 1 }), aClaim("w2", 40, { appearances, waiting: 1, state: "withdrawn" })];
    const all = rowsOf([...claims, ...waiting], candidates, marksOf("s", [...claims, ...waiting], candidates));
    expect(filterRows(all, { ...wholeList, kinds: "waiting" }).map(({ id }) => id)).toEqual(["w1"]);
    expect(countRows(all)).toEqual({ all: 3, claims: 2, candidates: 1, waiting: 1, aside: 3 });
    expect(all.find(({ id }) => id === "w2")?.look).toBeNull();
  });

  it("say how many of a claim's places need a person, and where it has but one no number", () => {
    expect(sayToPlace({ waiting: 1, places: 0 })).toBe("Place needs a person");
    expect(sayToPlace({ waiting: 1, places: 1 })).toBe("1 of 2 places needs a person");
    expect(sayToPlace({ waiting: 2, places: 1 })).toBe("2 of 3 places need a person");
    expect(sayToPlace({ waiting: 2, places: 0 })).toBe("2 of 2 places need a person");
  });

  it("go from the highest score down, with what the machine says nothing of last", () => {
    const scored = [aCandidate("low", 0, { checkWorthiness: 0.4 }), aCandidate("high", 20), aCandidate("also-high", 30)];
    const marked = aClaim("by-hand", 10);
    const kept = aClaim("kept", 50, { judged: { kind: "opinion", checkWorthiness: 0.6 } });
    const all = rowsOf([marked, kept], scored, marksOf("s", [marked, kept], scored));
    const order = filterRows(all, { ...wholeList, order: "worth" }).map(({ id }) => id);
    expect(order).toEqual(["high", "also-high", "kept", "low", "by-hand"]);
  });

  it("are narrowed by kind and score, and given back whole in the same order", () => {
    const mixed = [
      aCandidate("quote", 0, { kind: "quoted-claim", checkWorthiness: 0.5 }),
      aCandidate("plain", 20, { checkWorthiness: 0.49 }),
    ];
    const all = rowsOf([aClaim("by-hand", 10)], mixed, []);
    const narrowed = { ...wholeList, order: "worth", worthMin: 0.5 } as const;
    expect(filterRows(all, narrowed).map(({ id }) => id)).toEqual(["quote"]);
    expect(filterRows(all, { ...wholeList, kind: "claim" }).map(({ id }) => id)).toEqual(["plain"]);
    expect(kindsOf(all)).toEqual(["claim", "quoted-claim"]);
    expect(unfiltered(narrowed)).toEqual({ ...wholeList, order: "worth" });
  });
});
