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

  it("finds a speaker named after an indirect statement, and before what is said at the start of a sentence", () => {
    expect(read("For some, the losses would be larger than the gains, said Irene Falk, the treasurer.")).toEqual([
      {
        source: "Irene Falk, the treasurer",
        cue: "said",
        content: "For some, the losses would be larger than the gains",
      },
    ]);
    expect(read("The bill grew. Said Falk: “It is far too long for anybody to read.”")).toEqual([
      { source: "Falk", cue: "Said", content: "“It is far too long for anybody to read.”" },
    ]);
  });

  it("reads verbs that look like plural nouns by their place", () => {
    expect(read("The campaign plans to publish its accounts.")).toEqual([
      { source: "The campaign", cue: "plans", content: "to publish its accounts" },
    ]);
    expect(read("Falk urges supporters to watch the count.")).toEqual([
      { source: "Falk", cue: "urges", content: "supporters to watch the count" },
    ]);
    expect(read("Bonuses were 500 crowns a year, The Castell Journal reports.")).toEqual([
      { source: "The Castell Journal", cue: "reports", content: "Bonuses were 500 crowns a year" },
    ]);
    expect(read("The plans to drain the lake were dropped.")).toEqual([]);
  });

  it("finds what is said behind a place with a comma, and behind a quantity", () => {
    expect(read("Falk said at a rally in Castell, Ohio, that the dam had failed.")).toEqual([
      { source: "Falk", cue: "said", content: "that the dam had failed" },
    ]);
    expect(read("The mayor says too much is made of the dam.")).toEqual([
      { source: "The mayor", cue: "says", content: "too much is made of the dam" },
    ]);
  });

  it("goes back over a relative clause and a participle to the subject", () => {
    expect(read("Firms that had insured the mine agreed to pay the council.")[0]?.source).toBe("Firms that had insured the mine");
    expect(read("A survey taken in early August found that most voters agreed.")[0]?.source).toBe("A survey taken in early August");
    expect(read("Falk has attacked loopholes that help the rich, and has called for a new tax.").map(({ source }) => source)).toEqual([
      "Falk",
      "Falk",
    ]);
    expect(read("The clerk who said the mayor lied about the dam has gone.")[0]?.content).toMatch(/^the mayor lied about the dam/);
  });

  it("takes the other half of a statement that begins with a condition, and a reason behind the speaker", () => {
    const parts = (text: string) =>
      attribute(text).map(({ content }) => (content.parts ?? [content]).map(({ start, end }) => text.slice(start, end)));
    expect(parts("Though the vote was close, Falk said, replacing the mayor would be harder.")).toEqual([
      ["Though the vote was close", "replacing the mayor would be harder"],
    ]);
    expect(parts("The mill was a giant, Falk said, until it went bankrupt in 1999.")).toEqual([
      ["The mill was a giant", "until it went bankrupt in 1999"],
    ]);
    expect(parts("The hard part now, he told me on Friday, is that nobody knows the figure.")).toEqual([
      ["The hard part now", "is that nobody knows the figure"],
    ]);
    expect(parts("The park is near the stadium, which, Falk said, is full on Sundays.")).toEqual([["which", "is full on Sundays"]]);
  });

  it("goes on with a quotation over an aside, a long speaker, and a rest outside the marks", () => {
    const parts = (text: string) => attribute(text)[0]?.content.parts?.map(({ start, end }) => text.slice(start, end));
    expect(parts("“Every time you say that,” Falk said, referring to the excuse, “you lose a friend.”")).toEqual([
      "“Every time you say that,”",
      "“you lose a friend.”",
    ]);
    expect(
      parts(
        "“We are still on the ballot this year,” Falk said on Saturday night at the annual dinner of the society of river engineers in the old town hall of Castell, where the mayor also spoke. “The dam is on the ballot.”",
      ),
    ).toEqual(["“We are still on the ballot this year,”", "“The dam is on the ballot.”"]);
    expect(parts("“It tinkers at the edges,” said Irene Falk. “I would not call it a reform. It is just a tax” for the few.")).toEqual([
      "“It tinkers at the edges,”",
      "“I would not call it a reform. It is just a tax”",
    ]);
  });

  it("ends what is backed or called where another clause or act begins", () => {
    expect(read("The mayor called the plan a joke, and the union backed the strike.").map(({ content }) => content)).toEqual([
      "the plan a joke",
      "the strike",
    ]);
    expect(read("She called the report useless and called for a new one.").map(({ content }) => content)).toEqual([
      "the report useless",
      "a new one",
    ]);
    expect(read("Irene Falk, head of the union, called for more pay.")[0]?.content).toBe("more pay");
    expect(read("Contrary to the mayor's claim that nobody was hurt, two people are in hospital.")[0]?.content).toBe(
      "that nobody was hurt",
    );
    expect(read("The mayor's determination to act alone inflamed the town.")[0]?.content).toBe("to act alone");
  });

  it("takes no name and no relative clause for something said", () => {
    expect(read("A man named Tom Clarke lives near a stream called Miracle Run.")).toEqual([]);
    expect(read("There is little in the mayor's plan that matches the promise.")).toEqual([]);
  });

  it("reads a quotation that opens with the wrong mark", () => {
    const text = "”Fear is all that he has to offer. He has spread it everywhere.” ― Irene Falk";
    expect(read(text)).toEqual([
      { source: "Irene Falk", cue: "―", content: "”Fear is all that he has to offer. He has spread it everywhere.”" },
    ]);
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
