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

  it("stays for one of two who share a last name, unless a title tells them apart", () => {
    expect(lastOf("Ida Brandt met Carl Brandt in May. He sold 40 boats.")).toBe("He sold 40 boats.");
    expect(lastOf("Mrs Brandt met Mr Brandt in May. He sold 40 boats.")).toBe("[Mr Brandt] sold 40 boats.");
    expect(lastOf("Mr Brandt left. Mrs Brandt was fined in May. She told the court that she had known.")).toBe(
      "[Mrs Brandt] told the court that she had known.",
    );
    expect(lastOf("Carl Brandt met Mr Falk in May. Mr Brandt left with Mrs Brandt. She sold 40 boats.")).not.toContain("[Carl Brandt]");
  });

  it("goes by a title that comes only later, and by whom a pronoun stood for before", () => {
    const text = "Ida Brandt sued Carl Falk. She won 40 million crowns in May. Mr Falk lost his house.";
    const stated = breakDown(text, { adjust: () => 1 }).candidates.map(({ statement }) => statement);
    expect(stated).toContain("[Ida Brandt] won 40 million crowns in May.");
    const after =
      "Carl Falk left in May. He said that he was ill. The leader of the board, Ida Brandt, stayed. Ms Brandt has debts. She owes 40 million.";
    expect(lastOf(after)).toBe("[Ida Brandt] owes 40 million.");
  });

  it("is nobody whose son, lawyer or mayor is spoken of", () => {
    for (const text of [
      "Mr Falk’s son was fined in May. He told the court that he was ill.",
      "Carl Falk’s former lawyer left in May. He owes 40 million crowns.",
      "The wife of the mayor, Carl Falk, left in May. She owes 40 million crowns.",
    ])
      expect(text.endsWith(lastOf(text) ?? "-"), text).toBe(true);
  });

  it("stands for who is named behind what they said", () => {
    const text = '"The dam is 41 years old," Carl Falk said. Ida Brandt listened. He left in May.';
    expect(lastOf(text)).toBe("He left in May.");
    expect(lastOf('"It is 41 years old," Ida Brandt said. She left in May.')).toBe("[Ida Brandt] left in May.");
  });

  it("is told with a claimant who belongs to it", () => {
    const { candidates } = breakDown("Ida Brandt resigned in May. Her lawyer said that 40 boats had sunk by 2019.");
    expect(candidates.at(-1)).toMatchObject({
      claimant: "Ida Brandt’s lawyer",
      statement: "[Ida Brandt’s] lawyer said that 40 boats had sunk by 2019.",
    });
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

describe("the agreement", () => {
  it("is not told by its kind where it has a name, nor with a day", () => {
    expect(lastOf("A pension fund, Castell Mutual, bought the mill in 2006. The fund sold it for 40 million.")).toBe(
      "The fund sold it for 40 million.",
    );
    expect(lastOf("A federal court on Tuesday closed the mill. The court fined 40 people.")).toBe(
      "The court [a federal court] fined 40 people.",
    );
  });
});

describe("what is said inside quotation marks by nobody who is named", () => {
  it("is not the author's", () => {
    const text =
      "She sat in the kitchen with us for a whole long afternoon in the spring.\n\n“My second book sold 4,000 copies in 2019. They lost money on it for twelve years.”\n\nIt rained that day, and we left.";
    const { candidates } = breakDown(text, { adjust: () => 1, author: "Jonas Weir" });
    const quoted = candidates.filter(({ start, end }) => /copies|twelve/.test(text.slice(start, end)));
    expect(quoted.map(({ claimant }) => claimant)).toEqual([null, null]);
    expect(breakDown("“Our dam cost 41 million euros in 2019.”", { author: "Jonas Weir" }).candidates[0]?.claimant).toBe("Jonas Weir");
  });
});
