import { describe, expect, test } from "vitest";
import { english } from "@/lib/reports/messages/english";
import { catalogues } from "@/lib/reports/speech";

// Every sentence of every language, said with names, days and counts: by the names of its parameters, since each language has the same ones.

const counts = [0, 1, 2, 3, 11, 100, 101, 1000];
const numbers = new Set(["count", "number", "newest", "quorum", "received", "waiting", "claims", "entry", "answered", "asked", "searched"]);
const given: Record<string, unknown> = {
  ...{ rule: "twoSources", category: "courtOrder", kind: "webPage", channel: "email", confidence: "high", outcome: "answered" },
  ...{ isAnswered: true, isOne: false, isFound: true, title: "‹title›", names: ["‹one›", "‹two›"] },
};
// In fairness these are the counts; in others words.
const wordsOf = (path: string) => (path === "claim.asked" || path.startsWith("version.retractedBy") ? new Set(["asked"]) : new Set());

function givenFor(path: string, name: string, count: number): unknown {
  if (name in given) return given[name];
  return numbers.has(name) && !wordsOf(path).has(name) ? count : `‹${name}›`;
}

type Leaf = { path: string; leaf: unknown };

function leavesOf(messages: object, above = ""): Leaf[] {
  return Object.entries(messages).flatMap(([name, leaf]: [string, unknown]) => {
    const path = above === "" ? name : `${above}.${name}`;
    return typeof leaf === "object" && leaf !== null ? leavesOf(leaf, path) : [{ path, leaf }];
  });
}

const namesIn = (text: string) =>
  text
    .split(",")
    .map((part) => part.split(":")[0]?.trim() ?? "")
    .filter((name) => name !== "");

/** The names a function takes: of its first parameter's parts where that is taken apart. From English, whose names are the catalogue's. */
function parametersOf(leaf: unknown): { isObject: boolean; names: string[] } {
  const head = /^\(?([^=]*?)\)?\s*=>/s.exec(String(leaf))?.[1] ?? /\(([^)]*)\)/.exec(String(leaf))?.[1] ?? "";
  const isObject = head.includes("{");
  return { isObject, names: namesIn(head.replace(/[{}()]/g, "")) };
}

function say({ path, leaf }: Leaf, named: ReturnType<typeof parametersOf>, count: number): string {
  if (typeof leaf === "string") return leaf;
  if (typeof leaf !== "function") throw new Error(`${path} is neither words nor a sentence.`);
  const values = named.names.map((name) => [name, givenFor(path, name, count)] as const);
  const said: unknown = named.isObject ? leaf(Object.fromEntries(values)) : leaf(...values.map(([, value]) => value));
  return Array.isArray(said) ? said.join("") : String(said);
}

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
