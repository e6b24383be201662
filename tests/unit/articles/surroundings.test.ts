import { expect, test } from "vitest";
import { surround } from "@/lib/articles/surroundings";

const text = "The city paid for the new bridge, and nobody told the council.";

test("what stands around a place is cut between words, and says where it is cut", () => {
  const start = text.indexOf("the new bridge");
  expect(surround(text, { start, end: start + 14 }, 12)).toEqual({
    ...{ start, end: start + 14, exact: "the new bridge" },
    ...{ before: "… paid for ", after: ", and …" },
  });
  expect(surround(text, { start: 0, end: 3 }, 200)).toMatchObject({ before: "", after: text.slice(3) });
  expect(surround("word", { start: 1, end: 2 }, 1)).toMatchObject({ before: "w", exact: "o", after: "…" });
});
