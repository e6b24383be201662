import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";

const path = resolve(import.meta.dirname, "../../../../shared/articles/op-ed-pakistan-drone-pact.txt");
const isPresent = existsSync(path);
if (!isPresent) console.warn(`skipped: ${path} is not there`);

describe.skipIf(!isPresent)("the breakdown of the real article", () => {
  const text = isPresent ? readFileSync(path, "utf8") : "";
  const { blocks, sentences, candidates } = breakDown(text);

  it("keeps every occurrence of a sentence that stands twice, each at its own offsets", () => {
    const seen = new Map<string, number[]>();
    for (const { start, end } of sentences) {
      const words = text.slice(start, end);
      seen.set(words, [...(seen.get(words) ?? []), start]);
    }
    const repeated = [...seen.values()].filter((starts) => starts.length > 1);
    expect(repeated).toHaveLength(1);
    expect(new Set(repeated[0]).size).toBe(2);
  });

  it("proposes nothing that stands in a heading", () => {
    const headings = blocks.filter((block) => block.kind === "heading");
    expect(headings.length).toBeGreaterThanOrEqual(10);
    for (const heading of headings) {
      expect(candidates.filter((candidate) => candidate.start < heading.end && candidate.end > heading.start)).toEqual([]);
    }
  });

  it("proposes no demand, no forecast and no sentence that only judges", () => {
    expect(candidates.filter(({ kind }) => kind !== "claim" && kind !== "quoted-claim")).toEqual([]);
    // Sentence numbers, since the article's words stay out of this repository: figures of speech, conditions, advice, forecasts.
    const rhetoric = [1, 5, 7, 8, 10, 12, 14, 16, 18, 23, 25, 28, 29, 30, 32, 33, 35, 39, 41, 43, 45, 47, 49, 50, 51, 52];
    expect(candidates.filter(({ sentence }) => rhetoric.includes(sentence))).toEqual([]);
  });

  it("proposes the facts that the article rests on, with the country it is about as the one who said so", () => {
    // The admission, the answer at the talks, the demand, the launching ground; then the refusal, the venues and the outcome.
    const said = [0, 2, 3, 9];
    const stated = [15, 22, 38];
    for (const number of said)
      expect(candidates.find(({ sentence }) => sentence === number)?.claimant, `sentence ${number}`).toMatch(/^\p{Lu}\p{L}+$/u);
    for (const number of stated) expect(candidates.find(({ sentence }) => sentence === number)?.claimant, `sentence ${number}`).toBeNull();
    expect(new Set(said.map((number) => candidates.find(({ sentence }) => sentence === number)?.claimant)).size).toBe(1);
  });
});
