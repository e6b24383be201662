import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";

/** How the last sentence of a text is stated when every sentence is proposed. */
const lastOf = (text: string) => breakDown(text, { adjust: () => 1 }).candidates.at(-1)?.statement;

describe("an opening pronoun", () => {
  it("is replaced by the one name just before that it can stand for, in full", () => {
    expect(lastOf("Irene Falk joined the council in 2011. She voted against nine budgets.")).toBe(
      "[Irene Falk] voted against nine budgets.",
    );
    expect(lastOf("Castell Bank closed 40 branches in May. Its profits rose by 12 per cent.")).toBe(
      "[Castell Bank’s] profits rose by 12 per cent.",
    );
  });

  it("goes by titles, and by what an earlier pronoun told", () => {
    const sale = "Mr Falk bought the mill from Ms Ward in 2015.";
    expect(lastOf(`${sale} She owned it for 20 years.`)).toBe("[Ms Ward] owned it for 20 years.");
    expect(lastOf(`${sale} He paid £2.4 million in cash.`)).toBe("[Mr Falk] paid £2.4 million in cash.");
    expect(lastOf("Ana Petrova resigned in May. Her successor, Tom Reid, found a hole of £1 million. He told the police.")).toBe(
      "[Tom Reid] told the police.",
    );
  });

  it("stays where two could be meant", () => {
    for (const text of [
      "Irene Falk met Ana Petrova in Castell in 2019. She signed the contract for 4 million euros.",
      "Senator Falk attacked Governor Ward in May. He vetoed 14 bills in 2019.",
      "Norland Steel sued Castell Coal in 2011. It won $539 million in court.",
      "Falk closed the plant in 2013. It made 4 million boats in ten years.",
    ])
      expect(text.endsWith(lastOf(text) ?? "-"), text).toBe(true);
  });

  it("never stands for a day, a place or part of a name", () => {
    for (const text of [
      "The ministry published the figures on Friday. It counted 412 boats in May.",
      "In Norland unemployment doubled. It reached 11 per cent in 2009.",
      "Doctors at St Mary’s Hospital treated 46 sailors. They discharged 40 of them in May.",
    ])
      expect(text.endsWith(lastOf(text) ?? "-"), text).toBe(true);
  });
});
