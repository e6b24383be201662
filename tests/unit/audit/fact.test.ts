import { expect, test } from "vitest";
import { comparable, keptValue } from "@/lib/audit/fact";
import { hashOfJson } from "@/lib/audit/hash-of-json";

test("a list is compared in the order of its code points, as the database has it", () => {
  const tags = ["\u{1F600} crowd", "\uFB50", "fees", "\u00E9tude", "\u{1F600}"];
  expect(comparable(tags)).toBe(hashOfJson(["fees", "\u00E9tude", "\uFB50", "\u{1F600}", "\u{1F600} crowd"]));
  expect([null, 3, "fees"].map(comparable)).toEqual(["", 3, "fees"]);
});

test("a list is not the list of its parts joined together", () => {
  expect(comparable(["one", "two"])).not.toBe(comparable(["one,two"]));
});

test("a long text is kept as its hash, which no text is taken for, and what is kept stays as it is", () => {
  const long = "It is the whole sum. ".repeat(9);
  const kept = keptValue("text", long);
  expect(kept).toMatch(/^\0.{44}$/);
  expect(keptValue("text", `${long}!`)).not.toBe(kept);
  expect(keptValue("text", kept)).toBe(kept);
  expect(["It is.", 3, true, "a".repeat(64)].map((value) => keptValue("text", value))).toEqual(["It is.", 3, true, "a".repeat(64)]);
  expect(keptValue("assignees", long)).toBe(long);
});
