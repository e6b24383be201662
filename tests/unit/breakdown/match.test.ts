import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexClaims, matchClaims } from "@/lib/breakdown/match";
import { wordStem } from "@/lib/breakdown/word-stem";

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

  it("knows a family name from the Jr. behind it, which many share", () => {
    const juniors = indexClaims([
      { id: "brandt", text: "The state lost 551 dairies in one year.", claimant: "Odile Brandt Jr." },
      { id: "lindqvist", text: "The state lost 551 dairies in one year.", claimant: "Peter Lindqvist, Jr." },
    ]);
    for (const claimant of ["LINDQVIST", "Peter Lindqvist Jr.", "Peter Lindqvist III"])
      expect(matchClaims(juniors, { text: "We lost 551 dairies in a year", claimant })[0]?.id, claimant).toBe("lindqvist");
    const plain = matchClaims(juniors, { text: "We lost 551 dairies in a year" });
    expect(matchClaims(juniors, { text: "We lost 551 dairies in a year", claimant: "Jr." })).toEqual(plain);
  });

  it("prefers the claim made shortly before among equals, and one made long afterwards least", () => {
    const dated = indexClaims([
      { id: "old", text: "The state lost 551 dairies in one year.", date: "2009-05-01" },
      { id: "later", text: "The state lost 551 dairies in one year.", date: "2021-05-01" },
      { id: "recent", text: "The state lost 551 dairies in one year.", date: "2019-04-01" },
    ]);
    const found = matchClaims(dated, { text: "We lost 551 dairies", date: "2019-05-02" });
    expect(found.map(({ id }) => id)).toEqual(["recent", "old", "later"]);
  });

  it("takes what was said a week afterwards for no earlier claim, and what was dated a day late for one", () => {
    const claims = (date: string) => [
      { id: "before", text: "The state lost 551 dairies in one year.", date: "2019-01-02" },
      { id: "after", text: "The state lost 551 dairies in one year.", date },
    ];
    const first = (date: string) => matchClaims(indexClaims(claims(date)), { text: "We lost 551 dairies", date: "2019-05-02" })[0]?.id;
    expect(first("2019-05-09")).toBe("before");
    expect(first("2019-05-03")).toBe("after");
  });

  it("takes a text without a date for one of the days when most of the likely claims were made", () => {
    const dated = indexClaims([
      { id: "long-ago", text: "The state lost 551 dairies in one year.", date: "2003-05-01" },
      { id: "dateless", text: "The state lost 551 dairies in one year." },
      { id: "that-spring", text: "The state lost 551 dairies in one year.", date: "2019-04-01" },
      { id: "aside", text: "Dairies close because milk is cheap.", date: "2019-03-20" },
      { id: "elsewhere", text: "Dairies in the valley lost a tenth of their cows.", date: "2019-04-11" },
    ]);
    for (const date of [undefined, "no date"]) {
      const found = matchClaims(dated, { text: "We lost 551 dairies", ...(date ? { date } : {}) });
      const places = ["that-spring", "dateless", "long-ago"].map((id) => found.findIndex((match) => match.id === id));
      expect(places[0]).toBeLessThan(places[2] ?? -1);
      expect(places[1]).toBeLessThan(places[2] ?? -1);
    }
    const alone = indexClaims([{ id: "one", text: "The state lost 551 dairies.", date: "2019-04-01" }]);
    const dateless = indexClaims([{ id: "one", text: "The state lost 551 dairies." }]);
    expect(matchClaims(alone, { text: "551 dairies" })).toEqual(matchClaims(dateless, { text: "551 dairies" }));
  });

  it("prefers the claim that is about the speaker among equals", () => {
    const about = indexClaims([
      { id: "other", text: "The mayor owns 12 flats in Port Easton.", claimant: "The Courier" },
      { id: "own", text: "Odile Brandt owns 12 flats in Port Easton.", claimant: "The Courier" },
    ]);
    expect(matchClaims(about, { text: "I own 12 flats in Port Easton", claimant: "BRANDT" })[0]?.id).toBe("own");
    expect(matchClaims(about, { text: "I own 12 flats in Port Easton" })[0]?.id).toBe("other");
  });

  it("takes forms of one word and ways of writing a number for the same", () => {
    for (const forms of [
      "spend spends spent spending",
      "job jobs",
      "vote votes voted voting",
      "city cities",
      "stop stopped stopping",
      "woman women",
      "insure insured insurance",
    ])
      expect(new Set(forms.split(" ").map(wordStem)).size, forms).toBe(1);
    expect(new Set(["new", "news", "organ", "policy", "polite"].map(wordStem)).size).toBe(5);
    const numbers = indexClaims([
      { id: "four", text: "Four million people lost cover, 12 per cent of them twice." },
      { id: "five", text: "Five million people lost cover, 20% of them twice." },
    ]);
    expect(matchClaims(numbers, { text: "4 million lost their cover" })[0]?.id).toBe("four");
    expect(matchClaims(numbers, { text: "twenty percent lost cover twice" })[0]?.id).toBe("five");
  });

  it("leaves words of other scripts and endless ones as they are", () => {
    expect(wordStem("السد")).toBe("السد");
    expect(wordStem("a".repeat(100_000))).toHaveLength(100_000);
    fc.assert(fc.property(fc.string(), (word) => wordStem(word).length <= Math.max(word.length + 1, 12)));
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
