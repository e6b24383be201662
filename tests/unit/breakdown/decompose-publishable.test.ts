import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence of which no part holds alone comes back as it is. */
function staysWhole(text: string): void {
  expect(statementsOf(text)).toEqual([text]);
}

describe("every statement is a sentence", () => {
  it("puts in brackets the form of be that a participle or a naming lacks", () => {
    expect(statementsOf("The mill, based in Norland, sells flour.")).toEqual(["The mill [is] based in Norland.", "The mill sells flour."]);
    expect(statementsOf("The dams, built in 1921 and repaired by two brothers, supply water to the valley.")).toEqual([
      "The dams [were] built in 1921.",
      "The dams [were] repaired by two brothers.",
      "The dams supply water to the valley.",
    ]);
    expect(statementsOf("The clerk, a sailor from Castell, opposed the levy.")).toEqual([
      "The clerk [was] a sailor from Castell.",
      "The clerk opposed the levy.",
    ]);
    expect(statementsOf("Founded in 1921, the bakery sells bread.")).toContain("The bakery [was] founded in 1921.");
  });

  it("tells in brackets what an -ing form hangs on", () => {
    expect(statementsOf("The river burst its banks, flooding 40 mills and forcing the port to close.")).toEqual([
      "The river burst its banks.",
      "The river [burst its banks], flooding 40 mills.",
      "The river [burst its banks], forcing the port to close.",
    ]);
    expect(statementsOf("Falk has sold ten boats since taking office.")).toEqual([
      "Falk [has sold ten boats since] taking office.",
      "Falk has sold ten boats.",
    ]);
    staysWhole("The mill has 4,000 drums, most of them given by sailors.");
  });

  it("gives an owner its noun", () => {
    expect(statementsOf("Mr Falk, a former sailor whose father died at sea, has sold his boat.")).toEqual([
      "Mr Falk [is] a former sailor whose father died at sea.",
      "Mr Falk[’s] father died at sea.",
      "Mr Falk has sold his boat.",
    ]);
  });

  it("finds verbs that look like nouns, and nouns that look like verbs", () => {
    expect(statementsOf("The dam, which supplies water to three ports, was built in May.")).toContain(
      "The dam supplies water to three ports.",
    );
    expect(statementsOf("A new law bans the sale of nets, and shops that sell them face fines of up to £500.")).toEqual([
      "A new law bans the sale of nets.",
      "Shops that sell them face fines of up to £500.",
    ]);
    expect(statementsOf("The drug, approved in 2016, reduces the risk of fever.")).toContain("The drug reduces the risk of fever.");
    expect(statementsOf("The report blames poor nets, not fog, for the wreck.")).toEqual([
      "The report blames poor nets, not fog, for the wreck.",
    ]);
    expect(statementsOf("Too few beds are free, yet waiting lists keep growing.")).toContain("Waiting lists keep growing.");
    expect(statementsOf("The port employs 900 people and supplies coal to two mills.")).toEqual([
      "The port employs 900 people.",
      "The port supplies coal to two mills.",
    ]);
  });

  it("keeps a second quality between commas with its noun", () => {
    expect(statementsOf("She became the first, and so far the only, woman to command the port.")).toEqual([
      "She became the first, and so far the only, woman to command the port.",
    ]);
  });
});

describe("a statement does not break off", () => {
  it("keeps particles, later and else, and both halves of a comparison", () => {
    expect(statementsOf("The bridge was opened in 1934 and reopened three years later.")).toContain(
      "The bridge reopened three years later.",
    );
    staysWhole("Sudland has so far given up rather little.");
    staysWhole("We have built more miles of road in four years than were built in the ten years before it.");
    staysWhole("The port gave 412 passes on Monday, about ten times as many as on a quiet day.");
  });

  it("keeps what somebody is asked, and what is denied, chosen or counted", () => {
    staysWhole("The law would require firms with more than 250 clerks to publish their pay.");
    expect(statementsOf("The money was kept by law and could be used for nothing else.")).not.toContain("The money could be used.");
    staysWhole("The boats will be repaired or replaced within five years.");
    expect(statementsOf("Of the 212 mills, 31 were closed and 12 were sold.")).not.toContain("12 were sold.");
    staysWhole("The clerk said the boat had been tested and was both safe and quick.");
    expect(statementsOf("The treaty bans the making and use of nets.")).not.toContain("The treaty bans the making.");
    expect(statementsOf("Millers would receive money for drains or for planting trees.")).toEqual([
      "Millers would receive money for drains or for planting trees.",
    ]);
  });

  it("states nothing of all that is told of some", () => {
    expect(statementsOf("The law lets boats that carry salt dock first.").every((one) => !/^Boats carry/.test(one))).toBe(true);
    expect(statementsOf("The levy would be lower than in any of the ports that touch our coast.")).toEqual([
      "The levy would be lower than in any of the ports that touch our coast.",
    ]);
    expect(statementsOf("Women, boys and anyone with a history of fever were left out.")).toEqual([
      "Women, boys and anyone with a history of fever were left out.",
    ]);
    expect(statementsOf("There were 40 mills with a licence in May.")).not.toContain("There were 40 mills.");
  });
});

describe("a statement mixes no two clauses", () => {
  it("cuts where a clause of its own begins", () => {
    expect(statementsOf("We lose a fifth of our water through leaks, and ten years ago it was a quarter.")).toContain(
      "We lose a fifth of our water through leaks.",
    );
    expect(statementsOf("The staff put the cost at $188 million, and the levy brought in $240 million in the year.")).not.toContain(
      "The staff put the cost in $240 million.",
    );
    expect(statementsOf("I grew up in Castell, and there's one mill left there.")).toContain("I grew up in Castell.");
    expect(statementsOf("It is not always wrong: the fund paid for the boats.")).toContain("It is not always wrong.");
  });

  it("shares what two verbs have in common, and no more", () => {
    expect(statementsOf("The firm plans to close two mills and cut 1,200 jobs.")).toEqual([
      "The firm plans to close two mills.",
      "The firm plans to cut 1,200 jobs.",
    ]);
    expect(statementsOf("Norland exports timber to Sudland, imports rice and depends on fish.")).toEqual([
      "Norland exports timber to Sudland.",
      "Norland imports rice.",
      "Norland depends on fish.",
    ]);
    staysWhole("Milk brought millers $25 in 2014 and $15 last year.");
    expect(statementsOf("Scientists who analysed the samples found traces of salt, but said the levels were low.")).toEqual([
      "Scientists who analysed the samples found traces of salt.",
      "Scientists who analysed the samples said the levels were low.",
    ]);
  });

  it("leaves what somebody says to them", () => {
    staysWhole("“We will not raise the levy,” the mayor told the hall, adding that trade had grown.");
    staysWhole("The clerk stole £300 from the till, a jury at Castell heard on Tuesday.");
    staysWhole("Sailors believe the boat sank within the first hour and lies near the port.");
  });

  it("ends a question as it was asked", () => {
    staysWhole("Does the clerk recall that the port never once closed?");
  });
});
