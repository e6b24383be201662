import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexClaims, matchClaims } from "@/lib/breakdown/match";
import { buildTopicSpace, likeness, placeOf } from "@/lib/breakdown/topic-space";

const claims = [
  { id: "dam", text: "The dam above Castell was last inspected in 2017.", claimant: "Irene Falk" },
  { id: "sirens", text: "Sirens failed in two of five districts of Castell." },
  { id: "dairies", text: "The state lost 551 dairies in one year.", claimant: "Odile Brandt" },
  { id: "dairies-too", text: "The state lost 551 dairies in one year.", claimant: "Peter Lindqvist" },
];

describe("matching against earlier claims", () => {
  const index = indexClaims(claims);

  it("puts the claim with the same words first", () => {
    expect(matchClaims(index, { text: "They say nobody has inspected the Castell dam since 2017" })[0]?.id).toBe("dam");
  });

  it("finds words that a tweet runs together or misspells", () => {
    expect(matchClaims(index, { text: "#CastellSirens failled again!! https://example.org/x" })[0]?.id).toBe("sirens");
  });

  it("prefers the claim of the same claimant among equals", () => {
    expect(matchClaims(index, { text: "We lost 551 dairies in a year", claimant: "LINDQVIST" })[0]?.id).toBe("dairies-too");
    expect(matchClaims(index, { text: "We lost 551 dairies in a year", claimant: "Brandt" })[0]?.id).toBe("dairies");
  });

  it("prefers the claim made shortly before among equals, and one made long afterwards least", () => {
    const dated = indexClaims([
      { id: "old", text: "The state lost 551 dairies in one year.", date: "2009-05-01" },
      { id: "later", text: "The state lost 551 dairies in one year.", date: "2021-05-01" },
      { id: "recent", text: "The state lost 551 dairies in one year.", date: "2019-04-01" },
    ]);
    const found = matchClaims(dated, { text: "We lost 551 dairies", date: "2019-05-02" });
    expect(found.map(({ id }) => id)).toEqual(["recent", "old", "later"]);
    expect(matchClaims(dated, { text: "We lost 551 dairies", date: "no date" }).map(({ id }) => id)).toEqual(["old", "later", "recent"]);
  });

  it("learns from the claims which words go together", () => {
    const topics = buildTopicSpace([
      ["dam", "crest", "water"],
      ["dam", "flood", "water"],
      ["dairi", "milk", "farm"],
      ["milk", "farm", "price"],
    ]);
    const flood = placeOf(topics, ["flood"]);
    expect(likeness(flood, topics.documents[0])).toBeGreaterThan(likeness(flood, topics.documents[3]));
    expect(likeness(placeOf(topics, ["unheard"]), topics.documents[0])).toBe(0);
  });

  it("gives nothing where no word is shared", () => {
    expect(matchClaims(index, { text: "xyzzy" })).toEqual([]);
    expect(matchClaims(indexClaims([]), { text: "The dam" })).toEqual([]);
  });

  it("ranks from the best down and never beyond the limit, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const found = matchClaims(index, { text: `${text} dairies dam` }, 3);
        expect(found.length).toBeLessThanOrEqual(3);
        for (const [at, match] of found.entries())
          expect(match.score).toBeLessThanOrEqual(found[at - 1]?.score ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 100, seed: 20261124 },
    );
  });
});
