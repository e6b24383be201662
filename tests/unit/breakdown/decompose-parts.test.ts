import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence that states one thing comes back as it is. */
function staysWhole(text: string): void {
  expect(statementsOf(text)).toEqual([text]);
}

describe("what a sentence is taken apart into", () => {
  it("finds the verb that looks like a plural, a noun or a name", () => {
    expect(statementsOf("Castell borders Norland, Sudland and Westland.")).toEqual([
      "Castell borders Norland.",
      "Castell borders Sudland.",
      "Castell borders Westland.",
    ]);
    expect(statementsOf("These habits involve physical courage between two or more sailors and are usually learnt among friends.")).toEqual(
      ["These habits involve physical courage between two or more sailors.", "These habits are usually learnt among friends."],
    );
  });

  it("keeps adverbs with their verb, and floating and comparing words out of the way", () => {
    staysWhole("The bridge is also loosely based on a drawing.");
    staysWhole("She is best known for her maps.");
    staysWhole("The keys are all held by the clerk.");
    staysWhole("The town moved to further develop its harbour.");
    expect(statementsOf("He narrowly won the vote and quickly left the hall.")).toEqual([
      "He narrowly won the vote.",
      "He quickly left the hall.",
    ]);
  });

  it("reads a participle before a noun as its quality, and two words as one preposition", () => {
    staysWhole("The number of manufactured boats exceeded 1,000 in 2019.");
    staysWhole("He protects boats against badly aimed shots.");
    expect(statementsOf("Due to the flood, the mill was closed.")).toContain("Due to the flood, the mill was closed.");
  });

  it("keeps a second object and an infinitive with what they complete", () => {
    staysWhole("The Journal named him one of the best painters.");
    staysWhole("He was chosen as the first painter to hold the office.");
    staysWhole("The council is said to have told Falk in March.");
    expect(statementsOf("He was the first man to swim in the lake with a dog.")).toContain(
      "He was the first man to swim in the lake with a dog.",
    );
  });

  it("gives two verbs before one object a claim each, with the helping verb of both", () => {
    expect(statementsOf("He planned and built the dam.")).toEqual(["He planned the dam.", "He built the dam."]);
    expect(statementsOf("It was planned and built by Falk.")).toEqual(["It was planned by Falk.", "It was built by Falk."]);
    expect(statementsOf("He returned and sold the hall.")).not.toContain("He returned the hall.");
  });

  it("tells whom or what a relative clause is about", () => {
    expect(statementsOf("There are several laws that forbid it.")).toContain("Several laws forbid it.");
    expect(statementsOf("He moved to Castell, where the river is wide.")).toContain("The river is wide [in] Castell.");
    expect(statementsOf("Castell, whose harbour is deep, has two banks.")).toEqual([
      "Castell[’s] harbour is deep.",
      "Castell has two banks.",
    ]);
    expect(statementsOf("It was the first boat in which the hull was made of glass.")).toContain(
      "It was the first boat in which the hull was made of glass.",
    );
    expect(statementsOf("The dam that he built has failed.")).toContain("The dam that he built has failed.");
    expect(statementsOf("He is a painter, poet and teacher who lived in Castell.")).toContain("He lived in Castell.");
    staysWhole("Nobody who saw the fire has spoken.");
    expect(statementsOf("The river rose quickly, which helped them.")).toEqual(["The river rose quickly."]);
  });

  it("says of the subject what stands between commas behind it", () => {
    expect(statementsOf("Falk, born on June 1, 1988, is a painter.")).toEqual(["Falk [was] born on June 1, 1988.", "Falk is a painter."]);
    expect(statementsOf("The mill, also known as Old Tom, closed in 1999.")).toEqual([
      "The mill [was] also known as Old Tom.",
      "The mill closed in 1999.",
    ]);
  });

  it("says what a named person or work is", () => {
    expect(statementsOf("The painter Ellis Falk opened the 1979 show Low Water.")).toContain("Ellis Falk [was a] painter.");
    expect(statementsOf("He was married to actress Ana Petrova.")).toEqual([
      "He was married to actress Ana Petrova.",
      "Ana Petrova [was an] actress.",
    ]);
    staysWhole("Old Tom opened a shop.");
  });

  it("takes brackets inside brackets and numbers joined by a dash for what they are", () => {
    expect(statementsOf("The mill (Norish: Mala (old); Sudish: Melo) is a museum.")).toEqual([
      "The mill (Norish: Mala (old).",
      "The mill Sudish: Melo.",
      "The mill is a museum.",
    ]);
    expect(statementsOf("They won the 41–33 match.")).toEqual(["They won the 41–33 match."]);
    expect(statementsOf("He called the show “Low Water” in 2019.")).toEqual(["He called the show “Low Water” in 2019."]);
  });

  it("gives each example behind including in place of the general", () => {
    expect(statementsOf("He keeps animals, including goats and geese.")).toEqual([
      "He keeps animals.",
      "He keeps goats.",
      "He keeps geese.",
    ]);
  });

  it("repeats an article that fits for each thing somebody is", () => {
    expect(statementsOf("He was an actor, author and poet.")).toEqual(["He was an actor.", "He was an author.", "He was poet."]);
  });

  it("puts a clause before the subject where it belongs", () => {
    expect(statementsOf("Although parts of the wall have cracks, the wall as a whole is safe.")).toEqual([
      "Parts of the wall have cracks.",
      "The wall as a whole is safe.",
    ]);
    expect(statementsOf("Since leaving office, Falk has written two books.")).toEqual([
      "Since leaving office, Falk has written two books.",
      "Falk has written two books.",
    ]);
  });

  it("states nothing that is only said, or only under a condition", () => {
    staysWhole("The council sold the hall, a survey of voters shows.");
    staysWhole("According to the ministry, the levy raised £2 million.");
    staysWhole("The witness said in evidence that she had seen nothing.");
    staysWhole("If the river rises, the mill floods.");
    staysWhole("The clerk will resign if the council agrees.");
  });
});
