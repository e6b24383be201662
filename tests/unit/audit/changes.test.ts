import { describe, expect, test } from "vitest";
import { changesIn } from "@/lib/audit/changes";

describe("what an event changed", () => {
  test("is told value by value, in words, without what stayed", () => {
    const from = { title: "The bridge bill", author: null, selectionReason: "Many read it.", reach: 40, language: "en" };
    const to = { ...from, author: "Nan Osei", selectionReason: "Everybody reads it.", reach: null };
    expect(changesIn("article.described", { from, to })).toEqual([
      { name: "author", before: "", after: "Nan Osei" },
      { name: "why it is checked", before: "Many read it.", after: "Everybody reads it." },
      { name: "readers reached", before: "40", after: "" },
    ]);
  });

  test("leaves numbers of wordings out", () => {
    const payload = {
      from: { revision: 1, statement: "It cost 38." },
      to: { revision: 2, statement: "It cost 41." },
      reason: "",
      staleVerdict: null,
    };
    expect(changesIn("claim.rewritten", payload)).toEqual([{ name: "statement", before: "It cost 38.", after: "It cost 41." }]);
  });

  test.each([
    ["an event that says nothing before and after", "claim.marked", { place: {}, wording: {} }],
    ["a step of the workflow", "claim.dismissed", { from: "accepted", reason: "Not worth it." }],
    ["a payload that was erased", "claim.rewritten", "(erased)"],
    ["an event that others may not read whole", "assessment.submitted", { from: { rating: "true" }, to: { rating: "false" } }],
  ])("is nothing for %s", (_, type, payload) => {
    expect(changesIn(type, payload)).toEqual([]);
  });
});
