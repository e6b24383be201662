import { expect, test } from "vitest";
import { because } from "@/lib/audit/because";
import { sayEvent } from "@/lib/audit/catalogue";
import { erasedWords } from "@/lib/audit/private-parts";

test("a reason stands in the history as its author's words, also when it begins like a sentence", () => {
  expect(sayEvent("claim.withdrawn", { from: "inReview", reason: "Not needed for this report." })).toBe(
    "withdrew the claim, because “Not needed for this report.”",
  );
});

test("nothing is said where no reason was given, and what was erased is nobody's words", () => {
  expect(because("")).toBe("");
  expect(because(undefined)).toBe("");
  expect(because(erasedWords)).toBe(", because (erased)");
});
