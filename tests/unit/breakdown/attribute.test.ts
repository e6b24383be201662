import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attribution, attribute } from "@/lib/breakdown/attribute";

function read(text: string) {
  const words = (span: { start: number; end: number } | null) => (span === null ? null : text.slice(span.start, span.end));
  return attribute(text).map(({ source, cue, content }) => ({ source: words(source), cue: words(cue), content: words(content) }));
}

describe("attribution", () => {
  it("finds who said what before and after what is said", () => {
    expect(read("The mayor said that the dam was safe.")).toEqual([{ source: "The mayor", cue: "said", content: "that the dam was safe" }]);
    expect(read("“The dam was safe on Monday,” said Irene Falk.")).toEqual([
      { source: "Irene Falk", cue: "said", content: "“The dam was safe on Monday,”" },
    ]);
    expect(read("The dam was safe, the mayor said.")).toEqual([{ source: "the mayor", cue: "said", content: "The dam was safe" }]);
  });

  it("finds a source named with according to", () => {
    expect(read("According to the ministry, prices rose by 4 percent.")).toEqual([
      { source: "the ministry", cue: "According to", content: "prices rose by 4 percent" },
    ]);
    expect(read("Prices rose by 4 percent, according to the ministry.")).toEqual([
      { source: "the ministry", cue: "according to", content: "Prices rose by 4 percent" },
    ]);
  });

  it("finds who cites behind a quotation that closes with a comma", () => {
    expect(read("Citing a “lack of trust,” the union rejected the offer.").map(({ source, cue }) => [source, cue])).toEqual([
      ["the union", "Citing"],
    ]);
  });

  it("joins a quotation that is interrupted and keeps its parts", () => {
    const text = "“The water came over the crest,” said the mayor, “at ten past four.”";
    const [found] = attribute(text);
    expect(found?.content.parts?.map(({ start, end }) => text.slice(start, end))).toEqual([
      "“The water came over the crest,”",
      "“at ten past four.”",
    ]);
  });

  it("keeps a quotation of several sentences and its rest together", () => {
    const text = "“The dam broke. Nobody had been warned,” Mr. Falk said on Monday. “It took the bridge with it.”";
    const [found] = attribute(text);
    expect(found?.source && text.slice(found.source.start, found.source.end)).toBe("Mr. Falk");
    expect(found?.content.parts?.map(({ start, end }) => text.slice(start, end))).toEqual([
      "“The dam broke. Nobody had been warned,”",
      "“It took the bridge with it.”",
    ]);
  });

  it("finds who is put in between", () => {
    const text = "The dam, the mayor said, is the oldest in the valley.";
    const [found] = attribute(text);
    expect(found?.content.parts?.map(({ start, end }) => text.slice(start, end))).toEqual(["The dam", "is the oldest in the valley"]);
  });

  it("gives the speaker an apposition and gives a participle to the speaker of its clause", () => {
    expect(read("Irene Falk, the mayor of Castell, rejected the report, saying that the dam was safe.")).toEqual([
      { source: "Irene Falk, the mayor of Castell", cue: "rejected", content: "the report" },
      { source: "Irene Falk, the mayor of Castell", cue: "saying", content: "that the dam was safe" },
    ]);
  });

  it("reads judging, willing and passive words by what they take", () => {
    expect(read("The union opposes the sale of the dam.")).toEqual([
      { source: "The union", cue: "opposes", content: "the sale of the dam" },
    ]);
    expect(read("The council refused to publish the report.")).toEqual([
      { source: "The council", cue: "refused", content: "to publish the report" },
    ]);
    expect(read("Many residents are afraid that the dam will break.")).toEqual([
      { source: "Many residents", cue: "are afraid", content: "that the dam will break" },
    ]);
    expect(read("The sale was criticised by the union.")).toEqual([{ source: "the union", cue: "was criticised by", content: "The sale" }]);
    expect(read("Residents doubt her claim that the dam is safe.")[0]?.source).toBe("Residents");
  });

  it("leaves what is said inside what someone else says to the outer speaker", () => {
    expect(read("The mayor said the ministry claimed that the dam was safe.")).toEqual([
      { source: "The mayor", cue: "said", content: "the ministry claimed that the dam was safe" },
    ]);
  });

  it("finds speakers named by a label, a signature or a lead-in", () => {
    expect(read("FALK: The dam is safe, as far as we know.\n\nBRANDT: Who has looked at it since May?")).toEqual([
      { source: "FALK", cue: ":", content: "The dam is safe, as far as we know." },
      { source: "BRANDT", cue: ":", content: "Who has looked at it since May?" },
    ]);
    expect(read("“The water came over the crest at four.” ― Odile Brandt")).toEqual([
      { source: "Odile Brandt", cue: "―", content: "“The water came over the crest at four.”" },
    ]);
    expect(read("The mayor added:\n\n“We had no choice that night.”")).toEqual([
      { source: "The mayor", cue: "added", content: "“We had no choice that night.”" },
    ]);
  });

  it("shows which name a pronoun stands for, and none that cannot be meant", () => {
    const text = "Ms. Brandt met the Water Board on Monday. She said the dam was safe. It denied that there was a leak.";
    const names = attribute(text).map(({ antecedent }) => (antecedent ? text.slice(antecedent.start, antecedent.end) : null));
    expect(names).toEqual(["Ms. Brandt", null]);
    const him = attribute("Ms. Brandt left early. He said the dam was safe.");
    expect(him.map(({ antecedent }) => antecedent)).toEqual([undefined]);
  });

  it("takes a pronoun for the nearest that fits, named or not", () => {
    const meant = (text: string) => {
      const { antecedent } = attribute(text).at(-1) ?? {};
      return antecedent === undefined ? null : text.slice(antecedent.start, antecedent.end);
    };
    expect(meant("Ellis Water, which supplies us, refused. A spokesman said it was wrong. The pipe is new, he added.")).toBe("A spokesman");
    expect(meant("“The referee lost the plot,” said coach Anders Lund. He added that the club would appeal.")).toBe("Anders Lund");
    expect(meant("“It is a chance,” said Halden's chief executive, Marguerite Loy. She said that savings had been found.")).toBe(
      "Marguerite Loy",
    );
    expect(meant("I called Congressman Petrie this morning. He said that he had been called worse by his cattle.")).toBe(
      "Congressman Petrie",
    );
    expect(meant("The admission by Norland was late. Norland, at talks in Geneva, refused. It said that the pact forbade it.")).toBe(
      "Norland",
    );
  });

  it("takes a pronoun for nobody rather than for a thing, a group or an opening word", () => {
    const meant = (text: string) => attribute(text).at(-1)?.antecedent;
    for (const text of [
      "The Cold War was long. He said that it had to end.",
      "Teachers got a raise. She said that it was overdue.",
      "Eggs cost more. He said that it was up.",
      "The Hansens lost their barn. He said that farmers could grow something else.",
      "Budgets are dull. It says that the state spends 38 billion.",
      "The bill passed. They said that it was late.",
    ])
      expect(meant(text), text).toBeUndefined();
  });

  it("names no source where the text names none", () => {
    expect(read("The dam broke at noon.")).toEqual([]);
    expect(read("The dam was found broken.")).toEqual([]);
  });

  it("lists what others are quoted as saying inside what somebody says", () => {
    const tree = (text: string, found = attribute(text)): unknown[] =>
      found.map(({ source, cue, content, nested }) => [
        ...[source, cue, content].map((span) => span && text.slice(span.start, span.end)),
        ...(nested ? tree(text, nested) : []),
      ]);
    expect(tree("It rained. “Irene Falk told us that the dam was safe,” the mayor said.")).toEqual([
      ["the mayor", "said", "“Irene Falk told us that the dam was safe,”", ["Irene Falk", "told", "that the dam was safe"]],
    ]);
    expect(tree("The mayor said that Falk had told him that Brandt claims the wall was cracked.")).toEqual([
      [
        "The mayor",
        "said",
        "that Falk had told him that Brandt claims the wall was cracked",
        ["Falk", "had told", "that Brandt claims the wall was cracked", ["Brandt", "claims", "the wall was cracked"]],
      ],
    ]);
    expect(tree("“The minister said, ‘We don’t pay a penny back,’ and I believed him,” Brandt told the committee.")).toEqual([
      [
        "Brandt",
        "told",
        "“The minister said, ‘We don’t pay a penny back,’ and I believed him,”",
        ["The minister", "said", "‘We don’t pay a penny back,’"],
      ],
    ]);
    expect(attribute("“I think we will win,” Falk said.").map(({ nested }) => nested)).toEqual([undefined]);
  });

  it("has spans inside the text, whatever the text", () => {
    const parts = fc.constantFrom(
      "The mayor",
      "said",
      ",",
      "“",
      "”",
      '"',
      "that",
      "it rained",
      "according to",
      ". ",
      "\n\n",
      "told",
      "Ana",
      "''",
      "\ud83d",
      ":",
      "and",
      "she added",
      "FALK:",
      "―",
      "Mr.",
      "is afraid",
      "her claim",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        const withNested = (found: Attribution[]): Attribution[] => found.flatMap((one) => [one, ...withNested(one.nested ?? [])]);
        for (const { source, cue, content, antecedent } of withNested(attribute(text))) {
          for (const span of [source, cue, content, antecedent ?? null, ...(content.parts ?? [])]) {
            if (span) expect(span.start >= 0 && span.end > span.start && span.end <= text.length).toBe(true);
          }
        }
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });
});
