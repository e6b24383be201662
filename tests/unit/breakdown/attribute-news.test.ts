import { describe, expect, it } from "vitest";
import { attribute } from "@/lib/breakdown/attribute";

function read(text: string) {
  const words = (span: { start: number; end: number } | null) => (span === null ? null : text.slice(span.start, span.end));
  return attribute(text).map(({ source, cue, content }) => ({ source: words(source), cue: words(cue), content: words(content) }));
}

describe("attribution in the sentences of news", () => {
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

  it("finds an object behind a day, a pointer, an adverb or nobody addressed", () => {
    expect(read("Police announced on Friday the arrest of a man.")[0]?.content).toBe("the arrest of a man");
    expect(read("The judge rejected that argument in a ruling.")[0]?.content).toBe("that argument");
    expect(read("The ministers have proposed jointly owned drones.")[0]?.content).toBe("jointly owned drones");
    expect(read("The mayor has promised a veto and attempted to win over the council.")[0]).toEqual({
      source: "The mayor",
      cue: "has promised",
      content: "a veto",
    });
    expect(read("Polls show a close contest in the valley.")[0]).toEqual({
      source: "Polls",
      cue: "show",
      content: "a close contest in the valley",
    });
  });

  it("goes back over a quoted infinitive to the subject of what is said next", () => {
    expect(read("Falk urged voters to “vote your conscience” and said he was standing on principle.").at(-1)).toEqual({
      source: "Falk",
      cue: "said",
      content: "he was standing on principle",
    });
  });
});
