import { describe, expect, test } from "vitest";
import { assessAlone } from "@/lib/breakdown/assess-sentence";
import { breakDown } from "@/lib/breakdown/break-down";
import { headSum, logOdds, meaningModel, readHead, type StoredHead, withMeaning } from "@/lib/breakdown/meaning";
import { readOffline } from "@/lib/breakdown/providers/offline";
import { meaningsOf, readMeanings, wordsToEmbed } from "@/lib/breakdown/providers/read-meanings";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { scoreSentence } from "@/lib/breakdown/scores";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { fitDense } from "@/lib/breakdown/training/dense-logistic";
import { trainHead } from "@/lib/breakdown/training/meaning-heads";
import stored from "@/lib/breakdown/weights-meaning.json" with { type: "json" };

const text = "The bridge bill\n\nThe city paid 41 million for the new bridge. It was a shabby deal.\n\nIt was a shabby deal.";
const never = new AbortController().signal;

/** The vector of length 1 that a head likes best. */
function liked(stored: StoredHead): number[] {
  const weights = [...readHead(stored).weights];
  const length = Math.hypot(...weights);
  return weights.map((weight) => weight / length);
}

describe("what a sentence means", () => {
  test("moves all three scores, and is a reason of its own where it moves the check-worthiness", () => {
    const span = { start: 10, end: 50 };
    const figure = { code: "number", weight: 0.4, start: 12, end: 14 };
    const scores = { checkWorthiness: 0.4, verifiable: 0.5, subjective: 0.5, reasons: [figure] };
    const negative = (vector: readonly number[]) => vector.map((value) => -value);
    for (const name of ["verifiable", "subjective"] as const) {
      expect(withMeaning(scores, liked(stored[name]), span)[name]).toBeGreaterThan(0.9);
      expect(withMeaning(scores, negative(liked(stored[name])), span)[name]).toBeLessThan(0.1);
    }
    const up = withMeaning(scores, liked(stored.worth), span);
    const down = withMeaning(scores, negative(liked(stored.worth)), span);
    expect([up.checkWorthiness > 0.8, down.checkWorthiness < 0.1]).toEqual([true, true]);
    expect(up.reasons).toEqual([{ code: "whole-sentence", weight: expect.any(Number), start: 10, end: 50 }, figure]);
    expect(up.reasons[0]?.weight).toBeCloseTo(logOdds(up.checkWorthiness) - logOdds(0.4), 1);
    expect(down.reasons[0]?.weight).toBeLessThan(-0.5);
    const steps = Array.from({ length: 41 }, (_, at) => {
      const { checkWorthiness, reasons } = withMeaning(
        scores,
        liked(stored.worth).map((value) => (value * (at - 20)) / 20),
        span,
      );
      return { moved: Math.abs(logOdds(checkWorthiness) - logOdds(0.4)), said: reasons.length === 2 };
    });
    for (const { moved, said } of steps) expect(said, String(moved)).toBe(moved >= 0.5);
    expect(new Set(steps.map(({ said }) => said)).size).toBe(2);
  });

  test("changes nothing where there is none, or where the sentence has no words", () => {
    const span = { start: 0, end: 4 };
    const scores = { checkWorthiness: 0.4, verifiable: 0.5, subjective: 0.5, reasons: [] };
    expect(withMeaning(scores, undefined, span)).toBe(scores);
    const tooShort = { checkWorthiness: 0, verifiable: 0, subjective: 0, reasons: [] };
    expect(withMeaning(tooShort, liked(stored.verifiable), span)).toBe(tooShort);
  });

  test("leaves the sparse models their say, also where they are certain", () => {
    const vector = liked(stored.verifiable).map(() => 0);
    const of = (verifiable: number) =>
      withMeaning({ checkWorthiness: 0, verifiable, subjective: 0.5, reasons: [] }, vector, { start: 0, end: 9 }).verifiable;
    expect(of(0.9)).toBeGreaterThan(of(0.6));
    expect(of(1)).toBeLessThan(1);
    expect(Number.isFinite(logOdds(0))).toBe(true);
  });

  test("is joined with models that learnt nothing from vectors, and where there is none, those speak that did", () => {
    const sentence = "Small firms in the valley cannot get credit from any bank.";
    const read = readSentence(sentence);
    const [alone, beside] = [scoreSentence(read, "alone"), scoreSentence(read, "beside")];
    expect(alone.verifiable).not.toBe(beside.verifiable);
    expect(alone.subjective).not.toBe(beside.subjective);
    expect([alone.checkWorthiness, alone.reasons]).toEqual([beside.checkWorthiness, beside.reasons]);
    const { verifiable, subjective } = assessAlone(sentence, {});
    expect({ verifiable, subjective }).toEqual({ verifiable: alone.verifiable, subjective: alone.subjective });
    const vector = liked(stored.verifiable);
    const mended = withMeaning(beside, vector, { start: 0, end: sentence.length });
    expect(assessAlone(sentence, { meaning: vector })).toMatchObject({ verifiable: mended.verifiable, subjective: mended.subjective });
  });

  test("is asked for once for each sentence, not for headings, and told of in who did it", async () => {
    const asked: string[] = [];
    const embed = async (texts: readonly string[]) => {
      asked.push(...texts);
      return texts.map(() => liked(stored.subjective));
    };
    const meanings = await readMeanings(text, {}, { embed, signal: never });
    expect(asked).toEqual(["The city paid 41 million for the new bridge.", "It was a shabby deal."]);
    const plain = readOffline(text, {});
    const mended = readOffline(text, {}, { meanings });
    expect(plain).toMatchObject({ provider: "rules and sparse linear models", version: breakDown("").version });
    expect(mended.provider).toBe("rules, sparse linear models and sentence embeddings");
    expect(mended.version).toBe(`${plain.version} with ${meaningModel}`);
    expect(mended.candidates.every(({ provider, version }) => provider === mended.provider && version === mended.version)).toBe(true);
    expect(mended.sentences[0]).toEqual(plain.sentences[0]);
    expect(mended.sentences[1]?.checkWorthiness).not.toBe(plain.sentences[1]?.checkWorthiness);
    expect(mended.sentences[1]?.reasons[0]).toMatchObject({ code: "whole-sentence", start: 17, end: 61 });
    expect(mended.sentences[1]?.subjective).toBeGreaterThan(plain.sentences[1]?.subjective ?? 1);
  });

  test("is not asked for where the text is not English, has no words, or is too long to wait for", async () => {
    expect(wordsToEmbed(text, { language: "en-GB" })).toHaveLength(2);
    expect(wordsToEmbed(text, { language: "de" })).toBeNull();
    expect(wordsToEmbed("", {})).toEqual([]);
    expect(wordsToEmbed("The city paid. ".repeat(10_000), {})).toBeNull();
    expect(wordsToEmbed(Array.from({ length: 400 }, (_, at) => `The city paid ${at} million.`).join(" "), {})).toBeNull();
    const refusing = () => Promise.reject(new Error("asked"));
    expect(await meaningsOf(["… — ?!", "word ".repeat(500)], refusing)).toEqual(new Map());
  });

  test("is given up as a whole when the machine is too slow, and when somebody cancels", async () => {
    let time = 0;
    const slow = async (texts: readonly string[]) => {
      time += 15_000;
      return texts.map(() => [1]);
    };
    const long = Array.from({ length: 40 }, (_, at) => `The city paid ${at} million.`).join(" ");
    expect(await readMeanings(long, {}, { embed: slow, signal: never, now: () => time })).toBeNull();
    expect((await readMeanings(text, {}, { embed: slow, signal: never, now: () => time }))?.size).toBe(2);
    const cancelled = AbortSignal.abort(new Error("cancelled by the person"));
    await expect(readMeanings(text, {}, { embed: slow, signal: cancelled })).rejects.toThrow("cancelled by the person");
  });
});

describe("heads over meanings", () => {
  const examples = Array.from({ length: 120 }, (_, at) => ({
    meaning: [Math.cos(at), Math.sin(at)],
    sparse: at % 3 === 0 ? 0.7 : 0.4,
    group: `article ${at % 10}`,
    origin: "corpus",
    isTrue: Math.cos(at) + (at % 3 === 0 ? 0.5 : 0) > 0.2,
  }));

  test("are the same twice, are quantised, and foretell what they have not seen", () => {
    const { head, heldOut } = trainHead(examples, 0.3);
    expect(trainHead(examples, 0.3).head).toEqual(head);
    expect(readHead(head).weights).toHaveLength(2);
    expect(Math.max(...readHead(head).weights.map(Math.abs))).toBe(127);
    expect(heldOut).toHaveLength(examples.length);
    expect(heldOut.filter(({ score, isTrue }) => score >= 0.5 === isTrue).length / heldOut.length).toBeGreaterThan(0.9);
    expect(headSum(readHead(head), [1, 0], 0.5)).toBeGreaterThan(headSum(readHead(head), [-1, 0], 0.5));
  });

  test("find the optimum of a regression that is known", () => {
    // Two thirds of those with the feature are true, one third of the others: log odds of ln 2 and −ln 2.
    const known = Array.from({ length: 6 }, (_, at) => ({
      values: [at < 3 ? 1 : 0],
      label: at === 0 || at === 1 || at === 3 ? (1 as const) : (0 as const),
    }));
    const { bias, weights } = fitDense(known, [0]);
    expect(bias).toBeCloseTo(-Math.LN2, 4);
    expect(weights[0]).toBeCloseTo(2 * Math.LN2, 4);
    expect(Math.abs(fitDense(known, [10]).weights[0] ?? 9)).toBeLessThan(0.3);
  });

  test("find the same from the solution of nearly the same examples", () => {
    const random = seededNumbers(9);
    const known = Array.from({ length: 300 }, () => {
      const values = Array.from({ length: 6 }, () => random() - 0.5);
      return { values, label: random() < 1 / (1 + Math.exp(-6 * (values[0] ?? 0))) ? (1 as const) : (0 as const) };
    });
    const pulls = Array.from({ length: 6 }, () => 0.1);
    const whole = fitDense(known, pulls);
    const part = known.slice(60);
    const [anew, from] = [fitDense(part, pulls), fitDense(part, pulls, whole)];
    for (const [at, weight] of anew.weights.entries()) expect(from.weights[at]).toBeCloseTo(weight, 4);
    expect(from.bias).toBeCloseTo(anew.bias, 4);
    expect(Math.abs((whole.weights[0] ?? 0) - (anew.weights[0] ?? 0))).toBeGreaterThan(0.01);
  });
});
