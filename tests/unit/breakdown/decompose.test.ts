import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";
import { countSteps } from "@/tests/support/counted-steps";

const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.constantFrom(
        "the",
        "mayor",
        "who",
        "sold",
        ",",
        "and",
        "is",
        "of",
        "(",
        ")",
        "in 2019",
        "Ana",
        "that",
        "to build",
        "because",
        "such as",
        "“",
        "’s",
        ".",
        "10",
        "led",
        "by",
      ),
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(" "));

describe("decomposing a sentence", () => {
  it("gives each predicate, place and time a claim of its own", () => {
    const statements = decompose("The council sold the hall in 2019 and opened a library in Brook Street.").map(
      ({ statement }) => statement,
    );
    expect(statements).toEqual(["The council sold the hall in 2019.", "The council opened a library in Brook Street."]);
  });

  it("gives each item of a list a claim of its own", () => {
    const statements = decompose("The company makes shirts, hats and shoes.").map(({ statement }) => statement);
    expect(statements).toEqual(["The company makes shirts.", "The company makes hats.", "The company makes shoes."]);
  });

  const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

  it("says what stands in brackets of the noun before it and goes on with the list", () => {
    expect(statementsOf("He appeared in The Right Road (1983), Enemy Hill (1985) and Inner Sea (1987).")).toEqual(
      expect.arrayContaining(["The Right Road (1983).", "He appeared in Enemy Hill.", "He appeared in Inner Sea."]),
    );
  });

  it("keeps a place within a place, a purpose and a repeated preposition apart as they belong", () => {
    expect(statementsOf("The film premiered at the Castell Theatre in Brookvale in 2019.")).toContain(
      "The film premiered at the Castell Theatre in Brookvale.",
    );
    expect(statementsOf("The train goes to Castell, to Brookvale and to Port Easton.")).toEqual([
      "The train goes to Castell.",
      "The train goes to Brookvale.",
      "The train goes to Port Easton.",
    ]);
    expect(statementsOf("The consortium led by Falk includes two banks.")).toEqual([
      "The consortium [is] led by Falk.",
      "The consortium led by Falk includes two banks.",
    ]);
  });

  it("says once more without it what begins with a time or place", () => {
    expect(statementsOf("In 2019, the council sold the hall.")).toEqual([
      "In 2019, the council sold the hall.",
      "The council sold the hall.",
    ]);
    expect(statementsOf("A month before the vote, Falk resigned.")).toContain("Falk resigned.");
    expect(statementsOf("Although the dam held, the river rose by two metres.")).toEqual([
      "The dam held.",
      "The river rose by two metres.",
    ]);
  });

  it("keeps apart what only stands side by side", () => {
    expect(statementsOf("Unemployment fell to 4.1% in October, its lowest level since 2008, while wages rose by 2.3%.")).toEqual([
      "Unemployment fell to 4.1% in October.",
      "Wages rose by 2.3%.",
    ]);
    expect(statementsOf("The buyer, which is based in Port Easton, has 84 flats; work may begin next spring.")).toEqual([
      "The buyer is based in Port Easton.",
      "The buyer has 84 flats.",
      "Work may begin next spring.",
    ]);
    expect(statementsOf("The council sold the hall, according to its accounts.")).toEqual([
      "The council sold the hall, according to its accounts.",
    ]);
    expect(statementsOf("The firm moved to Castell, Norland, in 2019.")).toEqual(["The firm moved to Castell, Norland, in 2019."]);
  });

  it("never states by itself what somebody only says", () => {
    for (const text of [
      "The mayor said on Monday that the bridge would fall in March.",
      "She told reporters she had never met the donor, who gave £2 million to the party.",
    ])
      expect(statementsOf(text).every((statement) => /mayor|reporters/.test(statement))).toBe(true);
  });

  it("takes qualities apart behind a or an alone, and only where the article fits", () => {
    expect(statementsOf("Falk is a young Norish painter.")).toContain("Falk is a young painter.");
    expect(statementsOf("Castell is the fifth largest town.")).toEqual(["Castell is the fifth largest town."]);
    expect(statementsOf("It combines a concise and clear syntax with a big library.")).toContain(
      "It combines a clear syntax with a big library.",
    );
  });

  it("gives the general and each example behind such as", () => {
    expect(statementsOf("The law banned tools such as hammers and saws.")).toEqual([
      "The law banned tools.",
      "The law banned hammers.",
      "The law banned saws.",
    ]);
  });

  it("keeps a sentence whole that states one thing", () => {
    expect(decompose("The dam broke.").map(({ statement }) => statement)).toEqual(["The dam broke."]);
  });

  it("has ordered spans inside the text, says nothing twice, and adds no word", () => {
    fc.assert(
      fc.property(words, (text) => {
        const claims = decompose(text);
        expect(new Set(claims.map(({ spans }) => JSON.stringify(spans))).size).toBe(claims.length);
        for (const { spans, statement } of claims) {
          let last = 0;
          for (const { start, end } of spans) {
            expect(start >= last && end > start && end <= text.length).toBe(true);
            last = end;
          }
          const said = spans.map(({ start, end }) => text.slice(start, end)).join("");
          // A form of `be`, a preposition, an owner's ending or words of the sentence itself may be put in, in [brackets]; nothing else.
          const put = text.includes("[") ? null : / ?\[([^\]]*)\],? ?/.exec(statement);
          const isOfSentence = put?.[1]?.split(" ").every((word) => text.includes(word)) === true;
          expect(put === null || isOfSentence || /^(?:is|are|was|were)(?: an?)?$|^(?:in|on|at|by|of|to|for)$|^’s$/.test(put[1] ?? "")).toBe(
            true,
          );
          const letters = (value: string) => [...value.replace(/[\s.,)\]]/g, "").toLowerCase()].sort().join("");
          const owner = put?.[1] === "’s" ? "whose" : "";
          expect(letters(put === null ? statement : statement.replace(put[0], owner))).toBe(letters(said));
        }
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });

  it("takes steps that grow with the length of the sentence, and no faster", () => {
    // The tagger's weights are read with the first sentence.
    decompose("The dam broke.");
    const steps = (part: string, times: number) => countSteps(() => decompose(part.repeat(times)));
    for (const part of ["and the man, ", "who said that ", "(a; ", "is a big, ", "of the ", "the red, blue and "]) {
      const once = steps(part, 1000);
      expect(once, part).toBeGreaterThan(10_000);
      expect(steps(part, 2000) / once, part).toBeLessThan(2.01);
    }
  });
});
