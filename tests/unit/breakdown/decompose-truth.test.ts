import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence of which no part holds alone comes back as it is. */
function staysWhole(text: string): void {
  expect(statementsOf(text)).toEqual([text]);
}

describe("a statement says no more than its sentence", () => {
  it("keeps words that bound how many", () => {
    staysWhole("Only three of the 27 mills have met the target.");
    staysWhole("Hardly any of the grain reached the northern ports.");
    staysWhole("Not all of the boats have been found.");
    staysWhole("Almost half of the clerks have left the port.");
    expect(statementsOf("Almost every mill in the valley lacks a pump, and some have closed.")).toEqual([
      "Almost every mill in the valley lacks a pump.",
      "Some have closed.",
    ]);
    expect(statementsOf("The flood killed at least 14 people and injured dozens.")).toEqual([
      "The flood killed at least 14 people.",
      "The flood injured dozens.",
    ]);
    staysWhole("The dam prevented an estimated 20,000 floods in its first year.");
    staysWhole("The clerk reported nothing unusual.");
    staysWhole("The odds of a flood are one in twelve.");
    staysWhole("We are the only town on the coast that taxes salt.");
    staysWhole("Ports have been asked to postpone all but urgent repairs.");
  });

  it("states no condition, nor what hangs on one", () => {
    staysWhole("Had the alarm worked, the mill would not have burned down.");
    staysWhole("Were the subsidy to end, half the mills would close.");
    staysWhole("Unless the strike ends this week, at least 30 boats will be sold.");
    staysWhole("Without the subsidy, millers would have lost money.");
    staysWhole("The mayor would not say whether she had met the builder.");
    expect(statementsOf("If elected, I will double the pension.")).toEqual(["If elected, I will double the pension."]);
  });

  it("states nothing that is denied, doubted or one of two", () => {
    staysWhole("Neither the mayor nor her deputy attended the hearing.");
    staysWhole("The harbour board neither confirmed nor denied the report.");
    staysWhole("Either the auditor lied or the books were forged.");
    staysWhole("The town will sell the mill or the dam.");
    expect(statementsOf("The contract was signed in April, not in June.")).toEqual(["The contract was signed in April, not in June."]);
    staysWhole("The mayor's claim that half of all boats are for sale is false.");
    staysWhole("Only after the flood did the bank publish its accounts.");
    expect(statementsOf("We have paved 900 miles of road and not raised the tax once.")).toContain("We have not raised the tax once.");
  });

  it("keeps what somebody says with who says it", () => {
    staysWhole("She said the port had turned away boats last winter.");
    staysWhole("Critics say the plan ignores fishermen, who have lost a quarter of their boats.");
    staysWhole("The tunnel will cost twice as much as planned, engineers warned on Monday.");
    staysWhole("Every fourth child in the town is hungry, doctors told the harbour paper on Monday.");
    staysWhole("Grain prices fell after the flood, according to a report by the harbour board.");
    expect(statementsOf("My rival claims that theft doubled; in fact it fell.")).toEqual([
      "My rival claims that theft doubled.",
      "In fact it fell.",
    ]);
    staysWhole("Exports to Norland and Sudland grew by 8 and 11 percent respectively.");
  });

  it("keeps who says it where the verb stands before them", () => {
    const statements = {
      "The bridge cost $3 million and carries 20,000 cars a day, said Ana Petrova.": [
        "The bridge cost $3 million, said Ana Petrova.",
        "The bridge carries 20,000 cars a day, said Ana Petrova.",
      ],
      "Unemployment fell to 4 percent in May, said the minister, who took office in 2020.": [
        "Unemployment fell to 4 percent in May, said the minister.",
        "The minister took office in 2020.",
      ],
      "The dam leaked in 2019 and was closed, said Ana Petrova, the town's engineer.": [
        "The dam leaked in 2019, said Ana Petrova.",
        "The dam was closed, said Ana Petrova.",
        "Ana Petrova [was] the town's engineer.",
      ],
      "The fire, which killed two, started in a shed, said police on Monday.": [
        "The fire killed two, said police on Monday.",
        "The fire started in a shed, said police on Monday.",
      ],
    };
    for (const [text, expected] of Object.entries(statements)) expect(statementsOf(text)).toEqual(expected);
    // What somebody who is quoted is, stands beside the quotation and not in its place.
    const quoted = "“We have built 400 homes,” said Mayor Ruth Okafor, who was elected in 2021.";
    expect(statementsOf(quoted)).toEqual([quoted, "Mayor Ruth Okafor was elected in 2021."]);
  });

  it("keeps whole what somebody says who is put in before the verb", () => {
    staysWhole("The law, said the minister, has saved 300 jobs and cost nothing.");
    staysWhole("The law, the minister said, has saved 300 jobs and cost nothing.");
    staysWhole("In March, said the clerk, the port closed.");
    // Verbs of a list, whose subject stands before the first.
    expect(statementsOf("The mayor sold the mill, said nothing and left the town.")).toEqual([
      "The mayor sold the mill.",
      "The mayor said nothing.",
      "The mayor left the town.",
    ]);
    expect(statementsOf("An audit of the precincts, which ended on Wednesday, found a difference of three votes.")).toContain(
      "An audit of the precincts found a difference of three votes.",
    );
  });
});

describe("a statement is about whom its sentence is about", () => {
  it("gives each clause its own subject", () => {
    expect(statementsOf("Prices rose 6 percent in March, and millers blamed fuel costs.")).toEqual([
      "Prices rose 6 percent in March.",
      "Millers blamed fuel costs.",
    ]);
    expect(statementsOf("Output fell to 4 percent in June, but wages barely moved.")).toEqual([
      "Output fell to 4 percent in June.",
      "Wages barely moved.",
    ]);
    expect(statementsOf("The clerk blamed the delay on fog, but records show that the sky was clear.")).toEqual([
      "The clerk blamed the delay on fog.",
      "Records show that the sky was clear.",
    ]);
  });

  it("gives what follows an object to the one who does it", () => {
    expect(statementsOf("We built 12,000 homes, hired 600 clerks and cut taxes.")).toEqual([
      "We built 12,000 homes.",
      "We hired 600 clerks.",
      "We cut taxes.",
    ]);
    expect(statementsOf("Guards arrested a man suspected of theft and charged him with fraud.")).toContain(
      "Guards charged him with fraud.",
    );
    expect(statementsOf("Both the army and the guards denied it.")).toEqual(["The army denied it.", "The guards denied it."]);
  });

  it("repeats what two verbs share", () => {
    expect(statementsOf("The mayor refused to publish the minutes or to name the donors.")).toEqual([
      "The mayor refused to publish the minutes.",
      "The mayor refused to name the donors.",
    ]);
    expect(statementsOf("The mill was built by the Norlanders, captured by the Sudlanders and sold in 1802.")).toEqual([
      "The mill was built by the Norlanders.",
      "The mill was captured by the Sudlanders.",
      "The mill was sold in 1802.",
    ]);
    expect(statementsOf("The report was written by two clerks and published on Friday.")).toContain("The report was published on Friday.");
  });

  it("finds the subject behind a time or those spoken to", () => {
    expect(statementsOf("In 1998 the town had 14 mills; today it has two.")).toContain("Today it has two.");
    expect(statementsOf("Last year the county sold 312 boats.")).toContain("Last year the county sold 312 boats.");
    expect(statementsOf("Friends, in four years we have paved 900 miles.")).toContain("We have paved 900 miles.");
  });

  it("takes a past that is no noun for a verb", () => {
    expect(statementsOf("Prices rose and wages fell.")).toEqual(["Prices rose.", "Wages fell."]);
    expect(statementsOf("Ticket sales fell and costs rose by a third.")).toEqual(["Ticket sales fell.", "Costs rose by a third."]);
    staysWhole("The strike ended on Friday and ferries resumed.");
  });

  it("takes nouns that look like verbs for nouns", () => {
    staysWhole("Police conduct fell under review.");
    staysWhole("If the ferry is cut, 400 clerks will lose their only link to the port.");
    expect(statementsOf("Taxes went up, wages went down.")).toEqual(["Taxes went up.", "Wages went down."]);
  });

  it("keeps particles, and those named among others", () => {
    expect(statementsOf("Porters in the harbour walked out on Tuesday over pay.")).toEqual([
      "Porters in the harbour walked out on Tuesday.",
      "Porters in the harbour walked out over pay.",
    ]);
    staysWhole("The king pardoned 17 people, among them a former clerk and two of his own aides.");
    expect(statementsOf("Contrary to what the minister told parliament, the contract was signed in April.")).toContain(
      "Contrary to what the minister told parliament, the contract was signed in April.",
    );
    expect(statementsOf("Two of the three clerks, both from Castell, were released.")).toContain("Two of the three clerks were released.");
    expect(statementsOf("She voted against it twice and then co-sponsored it.")).toContain("She then co-sponsored it.");
  });
});
