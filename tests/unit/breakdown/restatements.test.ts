import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";
import { findRestatements } from "@/lib/breakdown/restatements";
import { splitSentences } from "@/lib/breakdown/sentences";

function links(text: string) {
  return findRestatements(text, splitSentences(text)).map(({ earlier, later, kind }) => `${later} ${kind} ${earlier}`);
}

describe("restatements within an article", () => {
  it("links a sentence said twice and one said again in other words, each in its own place", () => {
    expect(
      links(
        "The council of Castell sold the old dam for 4.2 million crowns in 2019. Nobody had asked the residents. " +
          "The council of Castell sold the old dam for 4.2 million crowns in 2019. In 2019 Castell council sold its old dam, for 4.2 million crowns.",
      ),
    ).toEqual(["2 verbatim 0", "3 reworded 0"]);
  });

  it("does not link what has other figures or denies it", () => {
    expect(
      links("Castell council sold the old dam for 4.2 million crowns. Castell council sold the old dam for 5.1 million crowns."),
    ).toEqual([]);
    expect(links("Castell council sold the old dam last spring. Castell council never sold the old dam last spring.")).toEqual([]);
  });

  it("links only backwards and inside the list, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("The dam broke. ", "It rained hard on the dam today. ", "7 dams. ", "…", "\ud83d"), { maxLength: 30 }),
        (parts) => {
          const text = parts.join("");
          const spans = splitSentences(text);
          for (const { earlier, later } of findRestatements(text, spans))
            expect(earlier >= 0 && earlier < later && later < spans.length).toBe(true);
        },
      ),
      { numRuns: 100, seed: 20261124 },
    );
  });
});

describe("definite noun phrases in statements", () => {
  const statementsOf = (text: string) => breakDown(text).candidates.map(({ statement }) => statement);

  it("says in brackets which agreement is meant when one alone was introduced", () => {
    const text =
      "Castell signed a secret agreement with the Water Board in 2019. The council paid 40 million crowns under the agreement in 2021.";
    expect(statementsOf(text)[1]).toBe(
      "The council paid 40 million crowns under the agreement [a secret agreement with the Water Board] in 2021.",
    );
  });

  it("says nothing when two were introduced or more is said of it", () => {
    const two =
      "Castell signed a secret agreement with the Water Board in 2019. Brookvale signed a new agreement in 2020. The council paid 40 million crowns under the agreement in 2021.";
    expect(statementsOf(two).join(" ")).not.toContain("[");
    const told =
      "Castell signed a secret agreement with the Water Board in 2019. The council paid 40 million crowns under the agreement of 2015 last year.";
    expect(statementsOf(told).join(" ")).not.toContain("[");
  });

  it("does not put a name of the other sex or of a body in the place of a pronoun", () => {
    expect(statementsOf("Mrs. Brandt sold the dam in 2019. He received 4 million crowns in 2020.").join(" ")).not.toContain("[Mrs");
    expect(statementsOf("The Water Board sold the dam in 2019. She received 4 million crowns in 2020.").join(" ")).not.toContain("Board]");
  });
});
