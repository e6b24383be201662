import { expect, test } from "vitest";
import { proposePairs, sayProposals } from "@/lib/claims/propose-pairs";

const claim = (id: string, statement: string, ...sources: string[]) => ({
  ...{ id, statement, sources, createdAt: new Date("2026-11-01T08:00:00Z") },
  originalsRuledOutAt: null,
});
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

test("what was said to be none of them is proposed only for what the original got since", () => {
  const originals = [claim("same", "41 million."), claim("other", "Nobody knows.")];
  const german = [{ ...claim("eins", "41 Millionen."), originalsRuledOutAt: new Date("2026-11-01T08:00:00Z") }, claim("zwei", "Niemand.")];
  expect(paired(german, originals)).toEqual({ zwei: "other" });
  const later = { ...claim("later", "Of 41 million."), createdAt: new Date("2026-11-01T08:00:00.001Z") };
  expect(paired(german, [...originals, later])).toEqual({ eins: "later" });
});

test.each([
  ["دفعت المدينة ٤١٫٥ مليون.", "The city paid 41.5 million."],
  ["۴۱ میلیون پرداخت شد.", "The city paid 41 million."],
  ["नगर ने ४१२,००० टिकट बेचे।", "412,000 tickets were sold."],
  ["412\u202F000 billets ont été vendus.", "412,000 tickets were sold."],
  ["412’000 Fahrkarten wurden verkauft.", "412000 tickets were sold."],
  ["١٬٢٣٤٬٥٦٧ تذكرة.", "1,234,567 tickets."],
])("by numbers in whatever figures: %s", (statement, original) => {
  const originals = [claim("other", "Nobody knows."), claim("same", original)];
  expect(paired([claim("own", statement)], originals)).toEqual({ own: "same" });
});

test("but not by numbers that only begin or end alike", () => {
  const originals = [claim("other", "41,200 tickets."), claim("another", "4.12 per cent."), claim("third", "Of 12 months, 4.")];
  expect(paired([claim("own", "412.000 Karten.")], originals)).toEqual({});
});

test.each([
  [0, 0, ""],
  [2, 0, "None is proposed: they share no source, no number and no place."],
  [1, 1, "One is proposed, by sources, numbers and place. Nothing counts before you save it."],
  [30, 30, "All 30 are proposed, by sources, numbers and place. Nothing counts before you save it."],
  [30, 1, "1 of 30 is proposed, by sources, numbers and place. Nothing counts before you save it."],
  [30, 12, "12 of 30 are proposed, by sources, numbers and place. Nothing counts before you save it."],
])("of %i claims without a pair %i have a proposal", (open, proposals, words) => {
  expect(sayProposals({ open, proposals })).toBe(words);
});
