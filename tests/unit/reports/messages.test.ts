import { describe, expect, test } from "vitest";
import { english } from "@/lib/reports/messages/english";
import { catalogues } from "@/lib/reports/speech";
import { counts, leavesOf, parametersOf, say } from "@/tests/support/catalogue";

const englishLeaves = leavesOf(english);
const placeholders = (text: string) => [...new Set(text.match(/‹[^›]+›/g))].sort();
/** Words that this language shares with English. */
const shared: Record<string, readonly string[]> = {
  de: ["comma", "claim.saidIn"],
  fr: [
    ...["comma", "versionTitle", "report.versions", "claim.verdict", "version.numbered", "version.files.annotations.json"],
    ...["claims.pages", "claims.verdict", "corrections.versionOf", "corrections.versionChanged", "card.versionOn"],
    "differences.about.verdict",
  ],
  es: ["comma"],
  ar: [],
};
const wordsIn = (text: string) => text.replace(/‹[^›]+›/g, "").replace(inLatin, "");
const inLatin = /\b(?:SHA-256|JSON|CSV|W3C|AVeriTeC|Markdown|Atom|ClaimReview|PDF|Assay|UTC)\b/g;

describe.each(Object.entries(catalogues).filter(([code]) => code !== "en"))("the words of pages in %s", (code, messages) => {
  const leaves = new Map(leavesOf(messages).map((one) => [one.path, one]));

  test("are the same sentences as the English ones, none more and none less", () => {
    expect([...leaves.keys()].sort()).toEqual(englishLeaves.map(({ path }) => path).sort());
  });

  test("say something for every count, lose no name or day, and are in no other language", () => {
    for (const model of englishLeaves) {
      const { path } = model;
      const named = parametersOf(model.leaf);
      const own = leaves.get(path);
      if (own === undefined) throw new Error(`${path} is missing.`);
      for (const count of counts) {
        const [theirs, said] = [say(model, named, count), say(own, named, count)];
        const of = `${path} for ${count}`;
        expect(said, of).not.toBe("");
        expect(said, of).not.toMatch(/undefined|null|NaN|\[object|#/);
        expect(placeholders(said), of).toEqual(placeholders(theirs));
        const [words, theirWords] = [wordsIn(said), wordsIn(theirs)];
        if (/\p{L}/u.test(theirWords) && !shared[code]?.includes(path)) expect(words, of).not.toBe(theirWords);
        expect(words, of).not.toMatch(/\b(?:the|and|of|with|this|that|published|claim)\b/);
        if (code === "ar") expect(words, of).not.toMatch(/\p{Script=Latin}/u);
      }
    }
  });

  test("say of every kind of source, change and ground what it is", () => {
    for (const kind of [
      "webPage",
      "document",
      "image",
      "recording",
      "dataset",
      "socialPost",
      "interview",
      "email",
      "officialRecord",
      "factCheck",
    ])
      expect(messages.kind(kind), kind).not.toBe(messages.kind("something else"));
    expect(messages.kind("something else")).not.toBe("");
  });
});

test.each([
  ["ar", 0, "لا ادعاءات"],
  ["ar", 1, "ادعاء واحد"],
  ["ar", 2, "ادعاءان"],
  ["ar", 3, "3 ادعاءات"],
  ["ar", 11, "11 ادعاءً"],
  ["ar", 100, "100 ادعاء"],
  ["fr", 0, "0 affirmation"],
  ["fr", 2, "2 affirmations"],
  ["de", 1, "1 Behauptung"],
  ["de", 0, "0 Behauptungen"],
  ["es", 1, "1 afirmación"],
])("in %s, %i of the things that are counted are “%s”", (code, count, words) => {
  expect(catalogues[code]?.claims.counted(count)).toBe(words);
});
