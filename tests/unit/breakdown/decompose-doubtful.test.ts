import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence of which no part holds alone comes back as it is. */
function staysWhole(...texts: readonly string[]): void {
  for (const text of texts) expect(statementsOf(text)).toEqual([text]);
}

describe("verbs are found for what they are", () => {
  it("takes no verb without an object for a passive", () => {
    expect(statementsOf("Mr Falk studied law in Castell, worked for nine years in Norland and now runs the mill.")).toEqual([
      "Mr Falk studied law in Castell.",
      "Mr Falk worked for nine years in Norland.",
      "Mr Falk now runs the mill.",
    ]);
    expect(statementsOf("The clerk took the post in May after her brother resigned over a loan.")).toEqual([
      "Her brother resigned over a loan.",
      "The clerk took the post.",
      "The clerk took the post in May.",
      "The clerk took the post after her brother resigned over a loan.",
    ]);
  });

  it("finds a past form before a sum, and a noun behind `of`", () => {
    expect(statementsOf("In 2019 the fund lent £300 million to the port, which closed a year later.")).toEqual([
      "In 2019 the fund lent £300 million to the port.",
      "The fund lent £300 million to the port.",
      "The port closed a year later.",
    ]);
    expect(statementsOf("The drug cut the risk of fever by a fifth.")).toEqual(["The drug cut the risk of fever by a fifth."]);
    expect(statementsOf("The river rose, saving the port an estimated £2m a year.")).not.toContain("The river [rose], saving the port an.");
  });
});

describe("several subjects", () => {
  it("gives one of them the form of the verb for one, in brackets", () => {
    expect(statementsOf("Anna and Ben were elected in May.")).toEqual(["Anna [was] elected in May.", "Ben [was] elected in May."]);
    expect(statementsOf("Anna and Ben have resigned over the loan.")).toEqual([
      "Anna [has] resigned over the loan.",
      "Ben [has] resigned over the loan.",
    ]);
  });

  it("keeps them together where none is what all are", () => {
    staysWhole("Anna and Ben are sailors.", "Anna and Ben run the mill.", "Anna and Ben have sold their mill.");
  });

  it("keeps a list together that could end in two ways", () => {
    staysWhole("Anna, Ben and the mayor and her deputy were elected in May.");
  });

  it("takes an age and what somebody is for no others", () => {
    expect(statementsOf("Ms Falk, 44, a former sailor and the first woman to lead the port, has sold nine boats.")).toEqual([
      "Ms Falk [is] a former sailor and the first woman to lead the port.",
      "Ms Falk has sold nine boats.",
    ]);
  });
});

describe("who says so", () => {
  it("is told with each fact where the sentence ends with it", () => {
    expect(statementsOf("The river flooded the lower town and forced 900 people from their homes, the fire service said.")).toEqual([
      "The river flooded the lower town, the fire service said.",
      "The river forced 900 people from their homes, the fire service said.",
    ]);
    expect(
      statementsOf("The drug was tested on 400 sailors and cut the risk of fever by a fifth, according to a paper published in May."),
    ).toEqual([
      "The drug was tested on 400 sailors, according to a paper published in May.",
      "The drug cut the risk of fever by a fifth, according to a paper published in May.",
    ]);
    staysWhole("The mill, according to the town, was sold in May.");
    expect(statementsOf("Bees can tell faces apart and remember them for three days, sailors said in the Journal of Nets.")).toContain(
      "Bees can remember them for three days, sailors said in the Journal of Nets.",
    );
  });

  it("goes with what is said, over an aside and behind `because`", () => {
    staysWhole(
      "Sailors think the captain, who had been ill, misread the chart.",
      "At the heart of it: the mayor, at talks in May, told the town that it could not pay because it is bound by the loan.",
    );
  });
});

describe("a verb that is left out", () => {
  it("keeps the sentence whole", () => {
    staysWhole(
      "Norland will supply the sails, Castell the ropes and Westland the boats.",
      "The Reds won 214 seats, the Blues 87 and the Greens 31.",
      "The will gave one party this house and the other that one.",
    );
  });
});

describe("verbs among the items of a list", () => {
  it("are the subject's, and the items the verb's", () => {
    expect(statementsOf("The storm has shut the port of Castell and cost the town £90 million a day.")).toEqual([
      "The storm has shut the port of Castell.",
      "The storm cost the town £90 million a day.",
    ]);
    expect(statementsOf("Two clerks are accused of taking £11 million in bribes and hiding it in Castell.")).toEqual([
      "Two clerks are accused of taking £11 million in bribes and hiding it in Castell.",
    ]);
    expect(statementsOf("Mrs. Falk taught music at the school for 36 years, raised four sons on her own and wrote nine books.")).toEqual([
      "Mrs. Falk taught music at the school for 36 years.",
      "Mrs. Falk raised four sons on her own.",
      "Mrs. Falk wrote nine books.",
    ]);
    expect(statementsOf("Her mother cleaned offices and her brother, Ben, died at Castell.")).toContain("Her brother died at Castell.");
  });

  it("keeps particles, second objects and who they are given to", () => {
    expect(statementsOf("The storm brought down power lines across four towns and left the port without light.")).toEqual([
      "The storm brought down power lines across four towns.",
      "The storm left the port without light.",
    ]);
    expect(statementsOf("The mill laid off 700 sailors and paid its clerk, Anna Falk, a bonus of £3m.")).not.toContain(
      "The mill paid its clerk.",
    );
    expect(statementsOf("Our town kept its promise, whatever the clerk may say.")).not.toContain("Whatever the clerk may say.");
  });
});

describe("what belongs together", () => {
  it("keeps what several -ing forms hang on", () => {
    staysWhole("The mayor accused them of packing the court, jailing reporters and using the police as a party.");
    expect(statementsOf("The clerk signed the order on Monday, banning nets in the port, setting a limit of 12 miles an hour.")).toEqual([
      "The clerk signed the order on Monday.",
      "The clerk [signed the order on Monday], banning nets in the port.",
      "The clerk [signed the order on Monday], setting a limit of 12 miles an hour.",
    ]);
    expect(statementsOf("We did it without raising a penny in tax.")).toEqual(["We did it without raising a penny in tax."]);
  });

  it("denies no more than the sentence", () => {
    staysWhole("The firm paid no tax in Norland in 2020, 2021 or 2022.", "In his first year the mayor met no sailor.");
    staysWhole("The port has nothing to offer but its name.", "No port has cut its fees faster.");
  });

  it("keeps what bounds a place, a superlative, a rate and a time", () => {
    staysWhole(
      "Norland sold 400 boats in 2023, mostly to Castell and Westland.",
      "The price was the lowest since 1931.",
      "The voyage took him eleven years to plan.",
      "The school sends a fifth of them to Castell or Norland.",
      "The rivalry between Castell and Norland harms the port.",
      "The prize was shared by a clerk from Castell and two sailors from Norland.",
      "The mill must be run openly and honestly.",
    );
  });

  it("keeps the place where something is", () => {
    expect(statementsOf("Its report will be on his desk by May.")).not.toContain("Its report will be by May.");
  });

  it("keeps the rate with all that it counts", () => {
    expect(statementsOf("The port moves 900 crates and 40 boats a day.")).toEqual([
      "The port moves 900 crates a day.",
      "The port moves 40 boats a day.",
    ]);
  });

  it("states no half of what is one of a kind, wanted or made to be", () => {
    staysWhole(
      "There is one bench left in Castell where you can sit without a coat.",
      "It was this party that sold the boats in 2018.",
      "The law makes builders set aside a fifth of their flats.",
      "The number of clerks who quit fell by a third.",
      "Three of the judges, all appointed by the mayor, held that the ban was lawful.",
      "When I was mayor we sold the mill, and the river rose nine feet.",
    );
    expect(statementsOf("Before I turn to the port, I want to thank the clerk.")).not.toContain("I turn to the port.");
    expect(statementsOf("There was a queue around the hall that was mostly sailors.")).not.toContain("The hall was mostly sailors.");
    expect(statementsOf("The town has a nurse, a doctor and a school, which was true of few.")).not.toContain("A school was true of few.");
  });

  it("tells clauses apart that commas alone divide", () => {
    expect(statementsOf("Sales have fallen by a fifth, rent in the lower town has risen and no shop has closed.")).toEqual([
      "Sales have fallen by a fifth.",
      "Rent in the lower town has risen.",
      "No shop has closed.",
    ]);
    expect(statementsOf("Nurses walked out at 6 a.m. on Monday, and sailors and clerks are to join them.")).not.toContain(
      "Nurses walked out at 6 a.m. on sailors.",
    );
  });
});

describe("a statement that breaks what the sentence holds together is withheld", () => {
  it("tells a quotation whole or not at all", () => {
    staysWhole(
      "The minister announced a “root and branch review” of the port.",
      'The minister announced a "root and branch review" of the port.',
      "He told the crowd that he had lost “fair and square, and slowly”.",
      "The paper added “which nobody could check” to her account.",
    );
    expect(statementsOf("The board spoke of “the consensus reached” and ran to four lines.")).toContain(
      "The board spoke of “the consensus reached”.",
    );
  });

  it("states nothing of a time that has not come, nor how long before or after what", () => {
    staysWhole("The lock will be drained before the frost comes.", "Ships will use the lock long after we are gone.");
    expect(statementsOf("The lock was drained before the frost came.")).toContain("The frost came.");
    staysWhole("The museum has owned the boat ever since, and has shown it twice.");
  });

  it("names nobody with a sentence", () => {
    expect(statementsOf("There were two big barns over in Marr, two million birds in all, and those belong to Pell.")).not.toContain(
      "Marr [was] those belong to Pell.",
    );
  });

  it("gives no noun in the singular the verb of a demand", () => {
    staysWhole("Read the label, and buy the one with the shortest list.");
    expect(statementsOf("The committee meet on Friday.")).toEqual(["The committee meet on Friday."]);
  });
});
