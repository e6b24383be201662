import { describe, expect, it } from "vitest";
import { attribute } from "@/lib/breakdown/attribute";
import { breakDown } from "@/lib/breakdown/break-down";
import { nameBehindOffice } from "@/lib/breakdown/speaker-names";
import { kindsTold } from "@/lib/breakdown/told-kinds";

/** The claimants of the sentences of a text, in their order, as far as they are proposed. */
const claimantsOf = (text: string) => breakDown(text, { adjust: () => 1, author: "Jonas Weir" }).candidates.map(({ claimant }) => claimant);
/** Who the last thing said in a text is said by. */
const lastOf = (text: string) => claimantsOf(text).at(-1);
/** What the last pronoun that says something stands for. */
const meant = (text: string) => {
  const { antecedent } = attribute(text).at(-1) ?? {};
  return antecedent === undefined ? null : text.slice(antecedent.start, antecedent.end);
};

describe("the name of a claimant", () => {
  it("is the one behind their office", () => {
    expect(lastOf("The school's bursar, Olga Reuter, said that the roof had cost 41,000 euros.")).toBe("Olga Reuter");
    expect(lastOf("“The pumps failed twice in May 2019,” said its head of safety, Sir Carl Brandt.")).toBe("Sir Carl Brandt");
    expect(lastOf("Its author, Ida Falk of the Castell Institute, said that 41 of the bees had died in the winter of 2019.")).toBe(
      "Ida Falk",
    );
    expect(lastOf("One of the oldest keepers, Ida Falk, said that 41 of the bees had died in the winter.")).toBe("Ida Falk");
    expect(lastOf("His sister, Olga, told the court that he had left at nine on 4 May.")).toBe("Olga");
  });

  it("is no name of somebody or something else that the office tells of", () => {
    for (const phrase of [
      "a lawyer for the driver, Carl Brandt",
      "the mayor of Castell, Norland",
      "the chairman of the brewery, Falk Brothers",
      "the mayor, Olga Reuter, and the governor",
      "Olga Reuter, the mayor",
      "its paper, Times of Castell",
    ])
      expect(nameBehindOffice(phrase, { start: 0, end: phrase.length }), phrase).toBeNull();
  });

  it("has no word before it that joins it to a sentence before, and is no I", () => {
    expect(lastOf("But the ministry says that 41 of the dams were never inspected.")).toBe("the ministry");
    expect(lastOf("And I'm told that 41 of the dams were never inspected by 2019.")).toBe("Jonas Weir");
  });

  it("is theirs where `that` opens what they say, whatever its verb is taken for", () => {
    expect(lastOf("Ida Falk says that water carries memory.")).toBe("Ida Falk");
  });

  it("is theirs where they are named in the middle of a sentence", () => {
    const text = "Olga Reuter spoke first. The dam had leaked water, she said, as soon as the lake was filled in May 1954.";
    expect(lastOf(text)).toBe("Olga Reuter");
    expect(lastOf("According to the Board of Works, owners of wells now pay 41 euros a year.")).toBe("the Board of Works");
  });

  it("does not begin with an answer", () => {
    const text = "Is it safe? No. Olga Reuter of the fire service said that 41 houses had burned since May.";
    expect(lastOf(text)).toBe("Olga Reuter of the fire service");
    expect(breakDown("It was No. 7 of the 41 houses that burned.").sentences).toHaveLength(1);
    expect(breakDown("They live at No. Seven. It burned.").sentences[0]?.end).toBe(23);
  });
});

describe("whom a pronoun stands for that says something", () => {
  it("is no man where it is she, by titles anywhere, kinship and earlier pronouns", () => {
    const both = "Olga Reuter sued Carl Brandt in May.";
    expect(meant(`${both} She said that the dam leaked. Mr Brandt has left.`)).toBe("Olga Reuter");
    expect(meant(`${both} He said that the dam was safe. Ms Reuter has left.`)).toBe("Carl Brandt");
    expect(meant("Carl Brandt resigned. He left at once. Olga Reuter met Carl Brandt's lawyers. She said that he was ill.")).toBe(
      "Olga Reuter",
    );
    expect(meant("Mr Falk’s daughter Ida said that he was ill. “The doctor came twice,” she said.")).toBe("Mr Falk’s daughter Ida");
  });

  it("is nobody of whom they speak by name", () => {
    expect(meant("Ida Falk wrote the report. It praised Olga Reuter. “Olga did all of it,” she said.")).toBe("Ida Falk");
    expect(meant("Mr Falk met Mr Brandt in May. He said that Mr Brandt was ill.")).toBe("Mr Falk");
    expect(meant("Mr Falk left early. He said that Mrs Falk was ill.")).toBe("Mr Falk");
  });

  it("is not who asked", () => {
    expect(meant("Carl Brandt sold the mill in May. Asked by Ida Falk, he said that it had burned.")).toBe("Carl Brandt");
  });

  it("is nobody of an earlier paragraph where somebody else is named in this one", () => {
    const before = "Dr Reuter said that the pumps had failed.\n\nSwans\n\nI was glad of the letter to Professor Falk.";
    expect(meant(`${before} She said that the swans had gone.`)).toBeNull();
    expect(
      meant(
        `${before} The swans had been there for years, and the whole village knew them well. ${"They came in May. ".repeat(6)}She said that the swans had gone.`,
      ),
    ).toBe("Professor Falk");
  });

  it("tells nothing of one of two that share a name", () => {
    const kinds = kindsTold(
      "Mr Brandt came with Mrs Brandt. Mr and Mrs Falk stayed. Miss Ida Reuter left; her brother, Carl Ward, did not.",
    );
    expect(kinds.get("Brandt")).toBeNull();
    expect(kinds.get("Falk")).toBeNull();
    expect([kinds.get("Reuter"), kinds.get("Ida Reuter"), kinds.get("Carl Ward")]).toEqual(["woman", "woman", "man"]);
  });
});
