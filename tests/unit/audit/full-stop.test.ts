import { expect, test } from "vitest";
import { withFullStop } from "@/lib/audit/full-stop";

test.each([
  ["signed in", "signed in."],
  ["accepted “The bridge is closed” as a claim", "accepted “The bridge is closed” as a claim."],
  ["marked the claim as a duplicate of “The bridge is closed.”", "marked the claim as a duplicate of “The bridge is closed.”"],
  ["withdrew the claim, because it was asked: who knows?", "withdrew the claim, because it was asked: who knows?"],
  ["dismissed the candidate “A long one that goes on…”", "dismissed the candidate “A long one that goes on…”"],
  ["rewrote the claim to “Die Brücke ist zu”", "rewrote the claim to “Die Brücke ist zu”."],
  ["merged the claim into “पुल बंद है।”", "merged the claim into “पुल बंद है।”"],
])("%s", (sentence, expected) => {
  expect(withFullStop(sentence)).toBe(expected);
});
