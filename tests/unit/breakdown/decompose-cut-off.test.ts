import { describe, expect, it } from "vitest";
import { decompose } from "@/lib/breakdown/decompose";

const statementsOf = (text: string) => decompose(text).map(({ statement }) => statement);

/** A sentence, and the false statement that it gave before. */
function withholds(text: string, statement: string): void {
  expect(statementsOf(text), text).not.toContain(statement);
}

describe("a statement that is cut off is withheld", () => {
  it("completes its verb behind what commas put in", () => {
    withholds(
      "A boy born there will live, on average, fourteen years less than a boy born in Castell.",
      "A boy born there will live, on average.",
    );
    withholds("The board has, in other words, sold the pier, and it is glad of it.", "The board has, in other words.");
  });

  it("says in which year, of which kind, and when", () => {
    withholds(
      "The library was paid for in the year that the pier was sold, and it opened in May.",
      "The library was paid for in the year.",
    );
    withholds("It was 388 the year before she came, and it is 410 now.", "It was 388 the year.");
    withholds("It is the sort of detail that no clerk would invent, and it is true.", "It is the sort of detail.");
    withholds("We will build a state where the poor can vote, and we will pay for it.", "We will build a state.");
    withholds("Eggs were $3.10 when he came in, and they are $6.85 now.", "Eggs were $3.10.");
    withholds("You could sail a ferry through the gap when the tide is in, and it is closed.", "You could sail a ferry through the gap.");
    expect(statementsOf("I shall sign a decree that opens the archive, and the clerks will read it.")).toContain("I shall sign a decree.");
    expect(statementsOf("The bridge fell when a barge struck it, and the ferry sank.")).toContain(
      "The bridge fell when a barge struck it.",
    );
  });

  it("states nothing that need never have been", () => {
    withholds("She voted for the bill before she had read it.", "She had read it.");
    withholds("The ferries are out, in case you were wondering, and the pier is open.", "You were wondering.");
    withholds("He had nothing else to do but watch the same film, because the road was closed.", "He watch the same film.");
    withholds("The clerk has not spoken in court since the trial began, and the mayor was there.", "The clerk has not spoken in court.");
  });

  it("keeps what goes with a word", () => {
    withholds("The show went out live, with two hosts and a goat.", "The show went with two hosts.");
    withholds("I would ask them how many more years they will wait, and they know.", "I would ask them many more years they will wait.");
    withholds("She slept in the ward so that she would not carry it home.", "She slept in the ward that she would not carry it home.");
    withholds("Turnout, at 77 percent, was higher than in any vote since 1999.", "Turnout was higher than since 1999.");
    withholds("The board sold it in one afternoon, every clerk voted no, and the mayor left.", "The board sold it in one.");
    withholds(
      "The video was viewed six million times and the correction, which came late, hardly at all.",
      "The video was viewed the correction.",
    );
  });
});

describe("what is one thing is told as one", () => {
  it("holds measures, bodies and so many of both together", () => {
    expect(statementsOf("The play runs for three hours and ten minutes.")).toEqual(["The play runs for three hours and ten minutes."]);
    expect(statementsOf("Nine of them were within a mile and a half of my church.")).not.toContain("Nine of them were within a mile.");
    expect(statementsOf("Falk sat on the Ways and Means Committee and voted no.")).toEqual([
      "Falk sat on the Ways and Means Committee.",
      "Falk voted no.",
    ]);
    expect(statementsOf("The storm killed seven men and women in Castell.")).not.toContain("The storm killed seven men.");
    expect(statementsOf("The storm killed seven men and a horse in Castell.")).toContain("The storm killed a horse.");
  });

  it("does not give a quality of both to the first alone", () => {
    withholds("Old men and women queued for bread outside the mill.", "Women queued for bread outside the mill.");
    withholds("The fund helps single mothers and fathers in the capital.", "The fund helps fathers.");
    expect(statementsOf("The board pays farmers and fishermen in the capital.")).toContain("The board pays fishermen.");
    expect(statementsOf("Oil has made some nations rich and many nations foolish.")).toEqual([
      "Oil has made some nations rich.",
      "Oil has made many nations foolish.",
    ]);
  });

  it("leaves a list alone that may begin before its preposition", () => {
    withholds("The victims were a couple in their seventies and a firefighter.", "The victims were a couple in a firefighter.");
    withholds("The books showed a surplus on paper and a hole in practice.", "The books showed a surplus on a hole.");
    expect(statementsOf("The firm opened a shop in Castell and Orlen.")).toContain("The firm opened a shop in Orlen.");
  });

  it("gives no verb to what it is put into", () => {
    withholds("Retired nurses, it turns out, were along for the ride.", "Retired nurses, it turns out.");
    withholds("Some of them, I have it on good authority, voted for the other side.", "I voted for the other side.");
    withholds("I signed an order this morning that closes the schools.", "This morning closes the schools.");
    withholds("Where a rule protects nobody, we will strike it.", "A rule protects nobody.");
    withholds(
      "The bill would have done it for everyone, not only for seniors, and it died.",
      "The bill would have done it for everyone only for seniors.",
    );
  });
});

describe("when something was so is told with it", () => {
  it("keeps a clause with `when`, and states it only where it was so once", () => {
    expect(statementsOf("Eggs were $3.10 when he took office, and they are $6.85 now.")).toEqual([
      "He took office.",
      "Eggs were $3.10 when he took office.",
      "They are $6.85.",
    ]);
    expect(statementsOf("It is my fault when the lake falls, and it is the weather when it rises.")).not.toContain("The lake falls.");
    withholds("There was a time when ministers would have wept.", "Ministers would have wept.");
    withholds("There were Fridays when I took nothing home.", "I took nothing home.");
  });
});
