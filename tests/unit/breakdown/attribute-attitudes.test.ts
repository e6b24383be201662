import { describe, expect, it } from "vitest";
import { attribute } from "@/lib/breakdown/attribute";

function read(text: string) {
  const words = (span: { start: number; end: number } | null) => (span === null ? null : text.slice(span.start, span.end));
  return attribute(text).map(({ source, cue, content }) => [
    words(source),
    words(cue),
    (content.parts ?? [content]).map((part) => words(part)).join(" | "),
  ]);
}

describe("attribution of what is thought, willed and judged", () => {
  it("finds those who are for or against something", () => {
    expect(read("Falk is a staunch opponent of the toll.")).toEqual([["Falk", "is a staunch opponent of", "the toll"]]);
    expect(read("Most members were in favour of closing the bridge.")).toEqual([
      ["Most members", "were in favour of", "closing the bridge"],
    ]);
    expect(read("The guild is against the toll.")).toEqual([["The guild", "is against", "the toll"]]);
    expect(read("Falk is a painter of boats.")).toEqual([]);
  });

  it("finds what a noun of judging says that a light verb carries", () => {
    expect(read("The guild raised doubts about the new bridge.")).toEqual([["The guild", "raised doubts about", "the new bridge"]]);
    expect(read("Falk made the claim that the bridge would fall.")[0]).toEqual(["Falk", "made the claim", "that the bridge would fall"]);
    expect(read("The mayor made a cake.")).toEqual([]);
  });

  it("finds who is behind a passive, over what the subject is called", () => {
    expect(read("Falk was called a fool by the guild.")).toEqual([["the guild", "was called", "Falk | a fool"]]);
    expect(read("The toll is backed by far fewer towns.")).toEqual([["far fewer towns", "is backed by", "The toll"]]);
  });

  it("takes a verb with its particle, and what follows only behind it", () => {
    expect(read("Falk lashed out at the guild.")).toEqual([["Falk", "lashed out at", "the guild"]]);
    expect(read("The mayor is doubling down on the toll.")).toEqual([["The mayor", "is doubling down on", "the toll"]]);
    expect(read("Falk laid out her plans.")).toEqual([["Falk", "laid out", "her plans"]]);
    expect(read("Falk laid the stone.")).toEqual([]);
    expect(read("Some clerks shouted down a speaker.")).toEqual([]);
  });

  it("tells what is added from what somebody adds", () => {
    expect(read("The budget adds $18 million for the bridge.")).toEqual([]);
    expect(read("The mayor adds that the bridge is safe.")[0]?.[2]).toBe("that the bridge is safe");
  });

  it("knows more verbs of saying, judging and willing, in all their forms", () => {
    expect(read("The guild excoriated the mayor.")[0]?.[2]).toBe("the mayor");
    expect(read("A clerk foretold that the bridge would fall.")[0]?.[2]).toBe("that the bridge would fall");
    expect(read("The board forbade him to speak.")[0]?.[1]).toBe("forbade");
    expect(read("“You are all of you too late for this,” he bellowed.")[0]?.[1]).toBe("bellowed");
  });
});

describe("attribution where clauses and quotations meet", () => {
  it("goes on with the one who speaks, not with whom they speak of", () => {
    expect(read("Falk said the bridge had cracks and warned that it might fall.").map(([source]) => source)).toEqual(["Falk", "Falk"]);
    expect(read("Falk noted the stone that had cracked and said it would be mended.").at(-1)?.[0]).toBe("Falk");
  });

  it("takes the nearest noun for who tells, whatever stands before it", () => {
    expect(read("The clerk walked along with Irene Falk, who told me that the dam was safe.")[0]?.[0]).toBe("Irene Falk, who");
  });

  it("takes the other half of a condition that opens with even or so", () => {
    expect(read("Even if the bridge proves weak, Falk said, it has been used for a year.")).toEqual([
      ["Falk", "said", "Even if the bridge proves weak | it has been used for a year"],
    ]);
  });

  it("leaves out of a quotation what leads into it", () => {
    expect(read("The clerk scolded him: “The guild is against you in all of this,” she said.").at(-1)).toEqual([
      "she",
      "said",
      "“The guild is against you in all of this,”",
    ]);
  });

  it("takes a quotation for the rest of an infinitive", () => {
    expect(read("Falk told the clerks to “go home and stay there until the bridge is safe.”")).toEqual([
      ["Falk", "told", "to “go home and stay there until the bridge is safe.”"],
    ]);
  });

  it("ends an object where another act begins, and not where an infinitive goes on", () => {
    expect(read("Some clerks praised the work of Falk but also had to give him time.")[0]?.[2]).toBe("the work of Falk");
    expect(read("Falk asked the clerks to name their own ideas and keep from quarrels.")[0]?.[2]).toBe(
      "to name their own ideas and keep from quarrels",
    );
    expect(read("The clerk said that the letter unmistakably and wrongfully suggests that the town agrees.")[0]?.[2]).toBe(
      "that the letter unmistakably and wrongfully suggests that the town agrees",
    );
  });

  it("tells the verb from a quality of the noun behind it, and from a plural", () => {
    expect(read("The clerks generally praised Mrs. Falk's plan.")).toEqual([["The clerks", "praised", "Mrs. Falk's plan"]]);
    expect(read("“We have been waiting here all day,” Falk sings to the clerks.")[0]?.[1]).toBe("sings");
  });
});
