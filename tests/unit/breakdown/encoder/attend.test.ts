import fc from "fast-check";
import { expect, test } from "vitest";
import { attend, attentionRoom } from "@/lib/breakdown/encoder/attend";
import { passesOf } from "@/lib/breakdown/encoder/encoder-pass";
import { startProducts } from "@/lib/breakdown/encoder/matrix-product";
import { addMean, evenRows } from "@/lib/breakdown/encoder/row-steps";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { numbers } from "./tiny-net";

const [heads, size, tokensMax] = [2, 8, 20];
const width = heads * size;

/** What each token takes from each, as it is told in words. */
function expected(input: Float32Array, tokens: number): number[] {
  const at = (token: number, place: number) => input[token * 3 * width + place] ?? 0;
  return Array.from({ length: tokens * width }, (_, place) => {
    const [token, column] = [Math.floor(place / width), place % width];
    const start = column - (column % size);
    const fits = Array.from({ length: tokens }, (_, other) =>
      Array.from({ length: size }, (_, k) => at(token, start + k) * at(other, width + start + k)).reduce((sum, one) => sum + one, 0),
    );
    const shares = fits.map((fit) => Math.exp(fit / Math.sqrt(size)));
    const all = shares.reduce((sum, share) => sum + share, 0);
    return shares.reduce((sum, share, other) => sum + (share / all) * at(other, 2 * width + column), 0);
  });
}

test("tokens take from the others of their sentence by how their queries fit their keys", () => {
  const products = startProducts();
  const room = attentionRoom(products, { tokens: tokensMax, size });
  const [from, to] = [products.reserve(tokensMax * 3 * width), products.reserve(tokensMax * width)];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: tokensMax }), fc.nat(), (tokens, seed) => {
      const input = numbers(tokens * 3 * width, seededNumbers(seed), 2);
      const all = products.numbers();
      // What other sentences left behind is not taken for this one's.
      all.fill(7);
      all.set(input, from);
      attend(products, { from, to, room }, { tokens, width, heads });
      const made = all.subarray(to, to + tokens * width);
      expect(Math.max(...expected(input, tokens).map((value, at) => Math.abs(value - (made[at] ?? 9))))).toBeLessThan(1e-5);
    }),
  );
});

test("rows are made even, scaled and shifted, and one of equal numbers is the shift alone", () => {
  const all = Float32Array.from([...[1, 3, 5, 7], ...[2, 2, 2, 2], ...[1, 1, 1, 2], ...[0, 0, 0, 1], ...new Array<number>(8).fill(9)]);
  evenRows(all, { from: 0, to: 16, scale: 8, shift: 12 }, { total: 2, width: 4 });
  const even = [-3, -1, 1, 3].map((value) => value / Math.sqrt(5));
  for (const [at, value] of [...even.slice(0, 3), 2 * (even[3] ?? 0) + 1, 0, 0, 0, 1].entries()) expect(all[16 + at]).toBeCloseTo(value, 5);
});

test("the mean of no rows is nothing", () => {
  const all = Float32Array.from([1, 2, 3, 4, 10, 20]);
  addMean(all, { from: 0, to: 4 }, { total: 2, width: 2 });
  expect([...all.slice(4)]).toEqual([12, 23]);
  addMean(all, { from: 0, to: 4 }, { total: 0, width: 2 });
  expect([...all.slice(4)]).toEqual([12, 23]);
});

test("sentences pass in their order, as many at once as there is room for", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(), { maxLength: 128 }), { maxLength: 300 }), (sentences) => {
      const passes = passesOf(sentences);
      expect(passes.flat()).toEqual(sentences);
      for (const pass of passes) {
        expect(pass.length).toBeGreaterThan(0);
        expect(pass.length).toBeLessThanOrEqual(128);
        expect(pass.flat().length).toBeLessThanOrEqual(128);
      }
    }),
  );
});
