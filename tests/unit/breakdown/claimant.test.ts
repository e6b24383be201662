import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";

const text = `Tap water in Port Ellis contained lead at twice the legal limit in October, the group Clear Coast said on Monday.

"This is the worst result in the county for twenty years," said Ada Lindqvist, who chairs the group. "The company has known about the pipes since 2019 and has done nothing."

Ellis Water, which supplies 74,000 households, rejected the findings in a letter of 3 November. A spokesman said that its own laboratory took 900 samples in 2025. The company replaced 3.8 kilometres of lead pipe last year, he added.`;

const sentencesOf = (whole: string) => {
  const { sentences, candidates } = breakDown(whole, { author: "Jonas Weir" });
  return sentences.map((sentence, at) => ({
    words: whole.slice(sentence.start, sentence.end),
    kind: sentence.kind,
    saying: sentence.saying,
    claimant: candidates.find((candidate) => candidate.sentence === at)?.claimant,
  }));
};

describe("who claims what a sentence says", () => {
  it("is who is quoted, in a sentence that is all quotation, too, and where a pronoun names them", () => {
    const told = sentencesOf(text).map(({ claimant, kind }) => [claimant, kind]);
    expect(told).toEqual([
      ["the group Clear Coast", "quoted-claim"],
      ["Ada Lindqvist", "quoted-claim"],
      ["Ada Lindqvist", "quoted-claim"],
      ["Jonas Weir", "claim"],
      ["A spokesman", "quoted-claim"],
      ["A spokesman", "quoted-claim"],
    ]);
  });

  it("is shown with the words that say so", () => {
    const last = sentencesOf(text).at(-1)?.saying;
    const said = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
    expect([said(last?.source), said(last?.cue), said(last?.antecedent)]).toEqual(["he", "added", "A spokesman"]);
    expect(sentencesOf(text)[3]?.saying).toBeUndefined();
  });

  it("is nobody where somebody is quoted who is not known, and never the author then", () => {
    const [only] = sentencesOf("They told the committee on 4 May that the bridge had cost 41 million euros by 2019.");
    expect(only).toMatchObject({ kind: "quoted-claim", claimant: null });
  });

  it("is the speaker of a transcript, whose own words are no quotation", () => {
    const [first] = sentencesOf("FALK: The dam cost 41 million euros and was finished in 2019.\n\nBRANDT: Who has looked at it since May?");
    expect(first).toMatchObject({ claimant: "FALK", kind: "claim" });
  });

  it("is nobody by what is left unsaid", () => {
    const [demand] = sentencesOf(
      "Instead of demanding recognition of a “right to close,” Varland should open its books, offering yearly accounts.",
    );
    expect(demand).toMatchObject({ kind: "recommendation" });
    expect(demand?.saying).toBeUndefined();
    const whole = "Instead of a toll, the council raised the fee to 41 euros in May 2019.";
    expect(breakDown(whole).candidates[0]?.statement).toBe(whole);
    const [said] = sentencesOf("Demanding that the mine reopen by 4 May, Ada Lindqvist said on Monday that 300 jobs were lost.");
    expect(said).toMatchObject({ kind: "quoted-claim", claimant: "Ada Lindqvist" });
  });
});
