import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";
import { noReferents } from "@/lib/breakdown/referents";
import { standAlone } from "@/lib/breakdown/stand-alone";

const worded = (quote: string) => standAlone(quote, noReferents());

describe("the words of a claim that stands alone", () => {
  it("leave out a quotation mark whose other one stands in another sentence", () => {
    expect(worded("“We sold 12 ships in 2021.")).toBe("We sold 12 ships in 2021.");
    expect(worded("the yard lost a third of its orders.”")).toBe("The yard lost a third of its orders.");
    expect(worded('"The yard opened in 1931.')).toBe("The yard opened in 1931.");
    expect(worded('The yard closed in 2009".')).toBe("The yard closed in 2009.");
  });

  it("keep marks that belong together, and one in the middle", () => {
    for (const quote of [
      "“We sold 12 ships in 2021,” said Ana Petrova.",
      "“The Yard” opened in 1931, in what he called “a shed”.",
      '"Low Water" was shown in 1979.',
      "She said that “the yard lost its orders.",
      "The yard’s owners’ sons sold it.",
    ])
      expect(worded(quote)).toBe(quote);
  });

  it("stand so in an article, anchored to the words with their marks", () => {
    const text = "“We sold 12 ships in 2021. The yard lost a third of its orders in 2022,” said Ana Petrova.";
    const [first] = breakDown(text).candidates;
    expect([first?.start, first?.statement]).toEqual([0, "We sold 12 ships in 2021."]);
  });
});
