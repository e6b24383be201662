import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf, readSecondPass } from "@/lib/breakdown/training/agreement";
import { readArticle } from "@/lib/breakdown/training/corpus";

const corpus = resolve(import.meta.dirname, "../../../lib/breakdown/corpus");

/** One pair for each count in a square table; rows are the first person's answers. */
function pairsOf(table: readonly (readonly number[])[]): (readonly [string, string])[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [`${first}`, `${second}`] as const)),
  );
}

describe("agreement", () => {
  it("gives the .68 of the diagnoses in Fleiss, Statistical Methods for Rates and Proportions, chapter 18", () => {
    const { share, kappa } = agreementOf(
      pairsOf([
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ]),
    );
    expect(share).toBeCloseTo(0.89, 10);
    expect(kappa).toBeCloseTo(0.23 / 0.34, 10);
    expect(kappa.toFixed(2)).toBe("0.68");
  });

  it("gives the .40 of the fifty grant proposals that introduce the measure in Wikipedia", () => {
    const { share, kappa } = agreementOf(
      pairsOf([
        [20, 5],
        [10, 15],
      ]),
    );
    expect(share).toBeCloseTo(0.7, 10);
    expect(kappa).toBeCloseTo(0.4, 10);
  });

  it("is the same whoever comes first, one for equal answers, and never above the share that agrees", () => {
    const pair = fc.tuple(fc.constantFrom("C", "O", "Q"), fc.constantFrom("C", "O", "Q"));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
        const { share, kappa } = agreementOf(pairs);
        expect(agreementOf(pairs.map(([first, second]) => [second, first] as const)).kappa).toBeCloseTo(kappa, 10);
        expect(kappa).toBeLessThanOrEqual(share + 1e-9);
        expect(agreementOf(pairs.map(([first]) => [first, first] as const)).kappa).toBeCloseTo(1, 10);
      }),
    );
  });

  it("is not made up where nothing was compared", () => {
    expect(() => agreementOf([])).toThrow("no pairs");
  });
});

describe("the second pass", () => {
  const labelled = ["second-pass.tsv", "second-pass-b.tsv", "second-pass-c.tsv"].flatMap((name) =>
    readSecondPass(readFileSync(resolve(corpus, name), "utf8")),
  );

  it("covers at least 1,100 sentences, each of which stands in its article", () => {
    expect(labelled.length).toBeGreaterThanOrEqual(1100);
    const known = new Map<string, Set<string>>();
    for (const { article, text } of labelled) {
      const texts =
        known.get(article) ??
        new Set(readArticle(article, readFileSync(resolve(corpus, article), "utf8")).sentences.map((sentence) => sentence.text));
      known.set(article, texts);
      expect(texts, article).toContain(text);
    }
  });

  it("names the line of a fault", () => {
    expect(() => readSecondPass("article\tfirst\tsecond\ttext\na.txt\tC110\tC11\tIt rained.\n")).toThrow("line 2");
  });
});
