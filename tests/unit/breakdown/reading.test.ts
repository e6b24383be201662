import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "@/lib/breakdown/feature-hash";
import { FeatureList } from "@/lib/breakdown/feature-list";
import { bestPacked, packTagger } from "@/lib/breakdown/packed-tagger";
import { partTotal, tagFeatureCount, taggerOf } from "@/lib/breakdown/part-of-speech";
import { findQuotations } from "@/lib/breakdown/quotations";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { joinAbbreviations } from "@/lib/breakdown/retag";
import { splitSentences } from "@/lib/breakdown/sentences";
import { readLine } from "@/lib/breakdown/speech-lines";
import { opensUpper, tokenise } from "@/lib/breakdown/tokens";
import { readArticle } from "@/lib/breakdown/training/corpus";

const corpus = resolve(import.meta.dirname, "../../../lib/breakdown/corpus");
const articles = readdirSync(corpus)
  .filter((file) => file.endsWith(".txt"))
  .map((file) =>
    readArticle(file, readFileSync(resolve(corpus, file), "utf8"))
      .sentences.map(({ text }) => text)
      .join(" "),
  );

const pieces = [
  "The ",
  "council’s ",
  "towns’ ",
  "‘quoted’",
  "ÉTÉ ",
  "İ",
  "ſ' ",
  "don't ",
  "U.S. ",
  "£4.2m ",
  "$",
  "$5 ",
  "1990s ",
  "٣ ",
  "。",
  "\u{1D400}",
  "—",
  "\n",
  "_a",
  "x' ",
];
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
);

describe("tokens", () => {
  it("are in small letters with straight apostrophes, and stand where they say", () => {
    fc.assert(
      fc.property(text, text, (before, own) => {
        const whole = `${before}${own}`;
        for (const token of tokenise(whole, before.length)) {
          expect(whole.slice(token.start, token.end)).toBe(token.text);
          expect(token.lower).toBe(token.text.toLowerCase().replaceAll("’", "'"));
        }
        const read = tokenise(whole, before.length).map((token) => token.text);
        expect(read.join("")).toBe(own.replace(/\s+/g, ""));
      }),
    );
  });

  it("are numbers, words and marks by how they begin", () => {
    fc.assert(
      fc.property(text, (own) => {
        for (const { text: word, kind } of tokenise(own)) {
          const isNumber = /^[$€£¥₹]?\d/.test(word);
          const isWord = !isNumber && (word.charCodeAt(0) > 0x2fff || /^[\p{L}\p{M}_]/u.test(word));
          expect(kind, word).toBe(isNumber ? "number" : isWord ? "word" : "mark");
        }
      }),
    );
  });

  it("lose a closing mark unless they are plural possessives", () => {
    const words = (own: string) => tokenise(own).map((token) => token.text);
    expect(words("the towns’ ‘free’ x' SS' ſ'")).toEqual(["the", "towns’", "‘", "free", "’", "x", "'", "SS'", "ſ", "'"]);
  });

  it("open with a capital or not", () => {
    fc.assert(
      fc.property(text, (own) => {
        expect(opensUpper(own)).toBe(/^\p{Lu}/u.test(own));
      }),
    );
  });
});

describe("hashes", () => {
  it("are the same of a part and of the same words by themselves", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, own, after) => {
        expect(hashOf(`${before}${own}${after}`, before.length, before.length + own.length)).toBe(hashOf(own));
      }),
    );
  });
});

describe("the list of features", () => {
  it("keeps each hash once, with the tokens it was first made of", () => {
    const feature = fc.tuple(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer()), fc.integer({ min: -1, max: 120 }));
    fc.assert(
      fc.property(fc.array(feature, { maxLength: 300 }), (put) => {
        const list = new FeatureList(put.length);
        const kept = new Map<number, number>();
        for (const [hash, first] of put) {
          list.put(hash, first, first + 1);
          if (!kept.has(hash)) kept.set(hash, first);
        }
        const { hashes, firsts, lasts } = list.features(0);
        expect([...hashes]).toEqual([...kept.keys()]);
        expect([...firsts]).toEqual([...kept.values()]);
        expect([...lasts]).toEqual([...kept.values()].map((first) => first + 1));
      }),
    );
  });
});

describe("the packed tagger", () => {
  const bits = 4;
  const bytes = fc.oneof(fc.integer({ min: -128, max: 127 }), fc.constantFrom(-1, 0, 1));
  const stored = fc.array(bytes, { minLength: (1 << bits) * partTotal, maxLength: (1 << bits) * partTotal });
  const seen = fc.array(fc.integer(), { minLength: tagFeatureCount, maxLength: tagFeatureCount });

  it("finds the part of speech that the same weights give unpacked", () => {
    fc.assert(
      fc.property(stored, fc.array(seen, { minLength: 1, maxLength: 20 }), (weights, words) => {
        const plain = taggerOf({ bits, weights: Int8Array.from(weights) });
        const packed = packTagger({ bits, weights: btoa(String.fromCharCode(...weights.map((weight) => weight & 255))) });
        for (const word of words) {
          const features = Int32Array.from(word);
          expect(bestPacked(packed, features)).toBe(plain(features));
        }
      }),
    );
  });

  it("refuses weights that do not fit its buckets", () => {
    expect(() => packTagger({ bits, weights: btoa("short") })).toThrow(RangeError);
  });

  it("refuses more features than its sums hold, and adds as many as they do", () => {
    // Every weight is the largest, but for that of the third part: one more.
    const packed = packTagger({ bits, weights: btoa("\x7e\x7e\x7f\x7e".repeat((1 << bits) * 4)) });
    expect(bestPacked(packed, new Int32Array(257).fill(7))).toBe(2);
    expect(() => bestPacked(packed, new Int32Array(258))).toThrow(RangeError);
  });
});

describe("a line whose sentence has been read", () => {
  it("is read the same as without", () => {
    let shared = 0;
    for (const article of articles.slice(0, 40))
      for (const span of splitSentences(article)) {
        const known = readSentence(article, span.start, span.end);
        const quotations = findQuotations(article).filter(({ start, end }) => start >= span.start && end <= span.end);
        const line = readLine(article, { span, quotations, known });
        expect(line).toEqual(readLine(article, { span, quotations }));
        if (line.sentence.tokens === known.tokens) shared += 1;
      }
    expect(shared).toBeGreaterThan(500);
  });

  it("keeps its tokens where no full stop belongs to a word", () => {
    const tokens = tokenise("The mayor left.");
    expect(joinAbbreviations(tokens)).toBe(tokens);
    expect(joinAbbreviations(tokenise("Mr. Lind left.")).map((token) => token.text)).toEqual(["Mr.", "Lind", "left", "."]);
  });
});
