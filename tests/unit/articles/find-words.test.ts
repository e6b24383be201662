import { expect, test } from "vitest";
import { wordFinder } from "@/lib/articles/find-words";

test.each([
  ["in any typography", 'He said “no –  never” twice, "no - never".', '"no - never"', ["“no –  never”", '"no - never"']],
  ["across line ends", "one\ntwo three", " one two ", ["one\ntwo"]],
  ["only as they are spelled", "The Quay", "the quay", []],
  ["never as nothing", "some text", "   ", []],
])("words are found %s", (_, text, words, found) => {
  expect(wordFinder(text)(words, 10).map(({ start, end }) => text.slice(start, end))).toEqual(found);
});

test("no more places are named than asked for", () => {
  expect(wordFinder("ab ".repeat(100))("ab", 3)).toHaveLength(3);
});
