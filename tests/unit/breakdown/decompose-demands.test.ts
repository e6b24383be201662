import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

describe("what somebody is told to do is no fact", () => {
  it("takes no demand apart, also where its verb looks like a noun", () => {
    for (const text of [
      "Publish the minutes, cut the fees and tell parents what the review found.",
      "Release the figures and fire the auditors.",
      "Let the harbour board borrow, and let the ferry go back to its pier.",
      "Please check the meters before you leave the building.",
    ])
      expect(statementsOf(text)).toEqual([text]);
  });

  it("states what stands beside a demand", () => {
    expect(statementsOf("Let us turn to the ferries; fares rose by a tenth in March.")).toContain("Fares rose in March.");
    expect(statementsOf("Look, the pier is safe, and the ferry is not.")).toContain("The pier is safe.");
    expect(statementsOf("Spare the miners your advice, because they have heard it from both parties.")).toContain(
      "They have heard it from both parties.",
    );
  });

  it("gives a demand behind a comma to nobody", () => {
    const statements = statementsOf("God keep you, drive slowly, and don't leave your coats in the hall.");
    expect(statements).not.toContain("God don't leave your coats in the hall.");
    expect(statementsOf("I thank you all, get home safe.")).not.toContain("I get home safe.");
  });

  it("leaves a sentence alone that opens with a time or a name before an article", () => {
    expect(statementsOf("Yesterday the board sold the pier and closed the hall.")).toContain("The board sold the pier.");
    expect(statementsOf("Half the mills closed in March and the rest were sold.")).not.toEqual([]);
    expect(statementsOf("Meanwhile the family makes $900 less than it did in 2019, and rents rose by a third.")).toContain(
      "The family makes $900 less than it did in 2019.",
    );
  });
});

describe("a verb that looks like another word is read as one", () => {
  it("reads a second verb behind its joint", () => {
    expect(statementsOf("The county has built 36 houses since 2000 and sold 212.")).toContain("The county has sold 212.");
    expect(statementsOf("Ministers ought to drop the bill and use the time to talk.")).not.toContain(
      "Ministers ought to drop use the time.",
    );
  });

  it("reads the verb of one behind `a` and its noun", () => {
    expect(statementsOf("Parents raise children, and a decent state stands behind the parents.")).toEqual([
      "Parents raise children.",
      "A decent state stands behind the parents.",
    ]);
  });

  it("names who opens the sentence before what it is", () => {
    const statements = statementsOf("Harwell, the largest maker of boats, will close its plants and cut 1,850 jobs.");
    expect(statements).toContain("Harwell [is] the largest maker of boats.");
    expect(statements).toContain("Harwell will close its plants.");
  });
});
