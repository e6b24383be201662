import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence of which no part holds alone comes back as it is. */
function staysWhole(...texts: readonly string[]): void {
  for (const text of texts) expect(statementsOf(text)).toEqual([text]);
}

describe("a number is one", () => {
  it("holds the joint inside it", () => {
    staysWhole(
      "The valley has a hundred and forty mills.",
      "The board threw out a hundred and six exemptions.",
      "A warming of one and a half degrees would kill the beds by 2050.",
    );
    staysWhole("We lost four and a half million jobs in the decade after 2000.");
  });

  it("keeps a share with what it is a share of", () => {
    expect(statementsOf("That year one clerk in twelve was a woman, and today it is nearly two in five.")).toContain(
      "It is nearly two in five.",
    );
    for (const statement of statementsOf("That year one clerk in twelve was a woman, and today it is nearly two in five."))
      expect(statement).not.toMatch(/two\.$/);
  });
});

describe("what is said instead, or put in between, is not taken apart", () => {
  it("keeps what is denied with what is so", () => {
    staysWhole("Samphire is not a weed but a plant with roots and leaves.", "There is nothing on the quay but a fireworks store.");
  });

  it("takes nothing out around who says so", () => {
    staysWhole(
      "The governor, we are told, has a second name in his drawer.",
      "Rents, I should say, are no burden.",
      "She had, colleagues remember, a voice that filled the hall.",
      "The keeper is, of course, entitled to his view.",
      "The meadows now cover 2,900 hectares, Falk and her colleagues write in the Journal of Bays.",
    );
  });

  it("states no time by itself that only says when", () => {
    expect(statementsOf("The pipes were laid in 1987, two years before the firm was sold.")).not.toContain(
      "Two years before the firm was sold.",
    );
  });
});

describe("words are taken for what they are", () => {
  it("takes a plural that ends a list for a noun, and what follows a modal for a verb", () => {
    expect(statementsOf("The inspector accused the firm of balancing its books on the backs of cleaners and cooks.")).toEqual([
      "The inspector accused the firm of balancing its books.",
      "The inspector accused the firm of balancing its books on the backs of cleaners.",
      "The inspector accused the firm of balancing its books on the backs of cooks.",
    ]);
    expect(statementsOf("The maker will close its plants in Eston and cut 1,850 jobs.")).toContain("The maker will cut 1,850 jobs.");
  });

  it("keeps the quality that a noun opens with", () => {
    expect(statementsOf("We have added seven million jobs, and real wages are up for the first time since 2019.")).toContain(
      "Real wages are up for the first time since 2019.",
    );
    staysWhole("Our people are tough and stubborn and proud.");
  });
});

describe("what hangs on a condition is no fact", () => {
  it("wherever the condition stands", () => {
    staysWhole("Look, Carol, if the dam leaks, we will be here till spring.", "So would I, if I were sixty years younger.");
    expect(statementsOf("Nineteen hours is not long unless you happen to be on a ventilator.")).not.toContain(
      "You happen to be on a ventilator.",
    );
    const both = "If the dam leaks, the town floods; the board met in May.";
    expect(statementsOf(both)).toEqual([both, "The board met in May."]);
  });

  it("takes no clause for an item of a list", () => {
    const text = "The clerks were angels and the queue moved faster than ever.";
    expect(statementsOf(text)).toEqual([text, "The clerks were angels."]);
  });

  it("ends in one mark", () => {
    expect(statementsOf("In the timber counties the mills are quiet, and young people leave.")).toContain("The mills are quiet.");
  });
});
