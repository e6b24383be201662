import { describe, expect, it } from "vitest";
import { marksOf } from "@/components/desk/marks";
import { segmentText } from "@/components/desk/segments";
import { packDesk, unpackDesk } from "@/lib/claims/desk-packed";
import type { DeskCandidate, DeskClaim } from "@/lib/claims/desk-queries";

const text = "The bridge cost 41 million. The ferry sank. The optics are bad.";
const snapshot = { id: "s2", text };
const rating = { key: "false", label: "False", colour: "#a33", order: 1 } as unknown as NonNullable<DeskClaim["verdict"]>["rating"];

const claim: DeskClaim = {
  ...{
    id: "c1",
    state: "decided",
    revisionNumber: 2,
    position: 0,
    updatedAt: new Date("2026-11-28T05:00:00Z"),
    claimant: "Nan Osei",
    evidenceCount: 3,
    waiting: 2,
    shocks: ["takenBack", "changed"],
  },
  statement: "The bridge cost 41 million.",
  appearances: [{ snapshotId: "s2", start: 0, end: 27, exact: "The bridge cost 41 million.", state: "exact" }],
  verdict: { number: 2, staleAt: new Date("2026-11-27T00:00:00Z"), rating },
  assignments: [{ assignee: { name: "Rita" } }],
  judged: { kind: "claim", checkWorthiness: 0.812 },
};

const candidate: DeskCandidate = {
  ...{ id: "k1", start: 28, end: 43, state: "proposed", kind: "claim", checkWorthiness: 0.654, claimant: null },
  ...{ provider: "rules", model: null, version: "3", statement: "The ferry sank." },
  reasons: [{ code: "past-event", weight: -0.25, start: 38, end: 42 }],
  saidAgain: [{ kind: "claim", id: "c1", start: 0, end: 27, isVerbatim: false }],
};

const sentences = [
  { start: 0, end: 27 },
  { start: 28, end: 43 },
  { start: 44, end: 63 },
];

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("Nothing there.");
  return value;
}

const again = (claims: DeskClaim[], candidates: DeskCandidate[] = []) =>
  unpackDesk(packDesk(text, { claims, candidates, sentences }), snapshot);

describe("a desk packed for the browser", () => {
  it("comes out as it went in", () => {
    expect(again([claim], [candidate])).toEqual({ claims: [claim], candidates: [candidate], sentences });
  });

  it("keeps statements of its own, claims of several places or none, and words that the text spells otherwise", () => {
    const ferry = { snapshotId: "s2", start: 28, end: 43, exact: "The ferry sank.", state: "normalised" as const };
    const gone = { snapshotId: "s2", start: -1, end: -1, exact: "The optics.", state: "lost" as const };
    const several = { ...claim, id: "c5", appearances: [...claim.appearances, ferry, gone] };
    const lost = { ...claim, id: "c2", appearances: [], verdict: null, judged: null, assignments: [], claimant: null, shocks: [] };
    const reworded = { ...claim, id: "c3", statement: "The bridge was dear.", verdict: { number: 1, staleAt: null, rating } };
    const normalised = { ...claim, id: "c4", appearances: claim.appearances.map((place) => ({ ...place, exact: "The bridge  cost" })) };
    expect(again([lost, reworded, normalised, several]).claims).toEqual([lost, reworded, normalised, several]);
  });

  it("rounds scores to three places, and a weight that is next to nothing keeps its sign", () => {
    const reasons = [0.123456, -0.0000001, 0.0000001].map((weight) => ({ code: "wording", weight, start: 28, end: 31 }));
    const [found] = again([], [{ ...candidate, checkWorthiness: 0.65432109, reasons }]).candidates;
    expect(found?.checkWorthiness).toBe(0.654);
    expect(found?.reasons.map(({ weight }) => weight)).toEqual([0.123, -0.001, 0.001]);
  });

  it("holds more claims than an article is meant to have, and each gets its mark", () => {
    const many = Array.from({ length: 2_500 }, (_, number) => {
      const start = number % 60;
      return {
        ...claim,
        id: `c${number}`,
        appearances: [{ ...must(claim.appearances[0]), start, end: start + 3, exact: text.slice(start, start + 3) }],
      };
    });
    const { claims } = again(many);
    expect(claims).toEqual(many);
    const marks = marksOf("s2", claims, []);
    expect(marks).toHaveLength(2_500);
    const [block] = segmentText(text, [{ kind: "paragraph", start: 0, end: text.length, direction: "ltr" }], marks);
    expect(new Set(must(block).segments.flatMap((segment) => segment.marks.map(({ id }) => id))).size).toBe(2_500);
  });

  it("sends no word twice that the article holds", () => {
    expect(packDesk(text, { claims: [claim], candidates: [candidate], sentences })).not.toMatch(/bridge|ferry/);
  });
});
