import { expect, test } from "vitest";
import { proposePairs } from "@/lib/claims/propose-pairs";

const claim = (id: string, statement: string, ...sources: string[]) => ({ id, statement, sources });
const paired = (...lists: Parameters<typeof proposePairs>) => Object.fromEntries(proposePairs(...lists));

test("claims are proposed as the same by their sources, then numbers, wherever they stand", () => {
  const originals = [
    claim("cost", "The bridge cost 41.5 million.", "https://city.example/accounts"),
    claim("vote", "The council voted for it.", "https://city.example/minutes"),
    claim("trees", "300 trees were cut."),
  ];
  const german = [
    claim("Bäume", "300 Bäume wurden gefällt."),
    claim("Kosten", "Die Brücke kostete 41,5 Millionen."),
    claim("Wahl", "Der Rat stimmte zu.", "https://city.example/minutes"),
  ];
  expect(paired(german, originals)).toEqual({ Bäume: "trees", Kosten: "cost", Wahl: "vote" });
});

test("by their place only where both articles have equally many, each at most once", () => {
  const originals = [claim("one", "The first."), claim("two", "The second.")];
  expect(paired([claim("eins", "Das Erste."), claim("zwei", "Das Zweite.")], originals)).toEqual({ eins: "one", zwei: "two" });
  expect(paired([claim("eins", "Das Erste.")], originals)).toEqual({});
  const same = [claim("a", "41 million."), claim("b", "41 million.")];
  expect(Object.values(paired(same, [claim("only", "41 million.")]))).toEqual(["only"]);
  expect(paired([], originals)).toEqual({});
});
