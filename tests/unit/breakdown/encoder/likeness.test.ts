import { describe, expect, test } from "vitest";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { judgePairs } from "@/lib/breakdown/training/encoder/contrast";
import { firstParts, fixedLayer, partNames } from "@/lib/breakdown/training/encoder/encoder-net";
import type { EncoderSource } from "@/lib/breakdown/training/encoder/train-encoder";
import { findByLine, type Matter, type Saying, trainLikeness } from "@/lib/breakdown/training/encoder/train-likeness";
import { numbers, startedEngine, tinyWeights } from "./tiny-net";

describe("the contrast of pairs", () => {
  test("is lost on as it is reckoned by hand", () => {
    const [right, wrong] = [Math.exp(2 * 0.8), Math.exp(2 * 0.6)];
    // Two firsts along the axes; each second leans to its own.
    const { loss } = judgePairs(Float32Array.of(1, 0, 0, 1, 0.8, 0.6, 0.6, 0.8), 2, 2);
    expect(loss).toBeCloseTo(-Math.log(right / (right + wrong)), 6);
  });

  test("has the gradient that a small step shows", () => {
    const random = seededNumbers(3);
    const vectors = numbers(6 * 4, random);
    const { ofVectors } = judgePairs(vectors, 3, 5);
    const step = 1e-2;
    for (const at of [0, 5, 11, 12, 17, 23]) {
      const moved = (by: number) =>
        judgePairs(
          vectors.map((value, place) => (place === at ? value + by : value)),
          3,
          5,
        ).loss;
      expect(ofVectors[at]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 2);
    }
  });
});

describe("training likeness", () => {
  const width = 8;
  const random = seededNumbers(11);
  /** Each matter has signs of its own in four places, small beside what tells its three sayings apart. */
  const rows = Array.from({ length: 16 }, (_, matter) =>
    [0, 1, 2].map((way) => {
      const tokens = numbers((2 + way) * width, random, 0.05);
      for (let at = 0; at < tokens.length; at += width) {
        for (let place = 0; place < 4; place += 1)
          tokens[at + place] = (tokens[at + place] ?? 0) + ((matter >> place) % 2 === 0 ? 0.5 : -0.5);
        tokens[at + 4 + way] = 3;
      }
      return tokens;
    }),
  );
  const sayings = rows.flat();
  const matters = rows.map((own, matter): Matter => {
    const saying = (way: number): Saying => ({ place: 3 * matter + way, length: (own[way]?.length ?? 0) / width });
    return [saying(0), saying(1), saying(2)];
  });

  async function source(): Promise<EncoderSource<Saying>> {
    const engine = await startedEngine();
    const weights = tinyWeights(engine, 2);
    return {
      engine,
      weights,
      fixed: { ...fixedLayer(engine, weights), heads: 2 },
      lower: (own) => {
        const tokens = Math.max(...own.map(({ length }) => length));
        const values = new Float32Array(own.length * tokens * width);
        for (const [at, { place }] of own.entries()) values.set(sayings[place] ?? [], at * tokens * width);
        return { values, tokens, lengths: own.map(({ length }) => length) };
      },
    };
  }

  async function trained(seed: number) {
    const net = await source();
    const losses: number[] = [];
    const recipe = { batchSize: 8, rank: 2, rate: 0.02, warmUp: 0.1, scale: 10, passes: 40 };
    const parts = trainLikeness(net, matters, { recipe, say: (loss) => losses.push(loss) }, seededNumbers(seed));
    return { net, parts, losses, numbers: partNames.map((name) => Array.from(parts[name].values)) };
  }

  test("finds by their lines claims that vectors did not tell, and gives the same numbers twice", async () => {
    const first = await trained(5);
    const before = findByLine({ ...first.net, parts: firstParts(first.net.weights, 1, seededNumbers(0)) }, matters);
    const after = findByLine({ ...first.net, parts: first.parts }, matters);
    expect(first.losses.at(-1)).toBeLessThan((first.losses[0] ?? 0) / 2);
    for (const way of [0, 1] as const) {
      expect(after[way].reciprocalRank).toBeGreaterThan(before[way].reciprocalRank + 0.1);
      expect(after[way].amongTen).toBeGreaterThanOrEqual(before[way].amongTen);
    }
    const { net: _, parts: __, ...same } = await trained(5);
    expect(same).toEqual({ losses: first.losses, numbers: first.numbers });
    expect((await trained(6)).numbers).not.toEqual(first.numbers);
  });
});
