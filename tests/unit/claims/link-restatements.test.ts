import { expect, test } from "vitest";
import { findRestatements } from "@/lib/breakdown/restatements";
import { linkRestatements } from "@/lib/claims/link-restatements";

const once = "The bridge cost 41 million euros in 2024.";
const again = "In 2024 the bridge cost 41 million euros, he said.";
const other = "Ferry traffic fell by a third after the opening.";
const text = [once, other, again, once].join(" ");
const placeOf = (words: string, id: string, claimId: string | null = null) => {
  const start = id === "last" ? text.lastIndexOf(words) : text.indexOf(words);
  return { id, claimId, start, end: start + words.length };
};
const places = [placeOf(once, "first", "a-claim"), placeOf(other, "other"), placeOf(again, "again"), placeOf(once, "last")];

test("places that say the same are linked both ways, as the candidate there or the claim it has become", () => {
  const links = linkRestatements(findRestatements(text, places), places);
  expect([...links.keys()].toSorted()).toEqual(["again", "first", "last"]);
  expect(links.get("last")).toEqual([{ kind: "claim", id: "a-claim", start: 0, end: once.length, isVerbatim: true }]);
  expect(links.get("again")?.map(({ id, isVerbatim }) => [id, isVerbatim])).toEqual([["a-claim", false]]);
  expect(links.get("first")?.map(({ kind, id }) => [kind, id])).toEqual([
    ["candidate", "again"],
    ["candidate", "last"],
  ]);
});
