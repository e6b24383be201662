import fc from "fast-check";
import { expect, test } from "vitest";
import { startProducts } from "@/lib/breakdown/encoder/matrix-product";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { numbers } from "./tiny-net";

const sizes = fc.record({
  total: fc.integer({ min: 0, max: 11 }),
  depth: fc.integer({ min: 1, max: 20 }),
  panels: fc.integer({ min: 1, max: 3 }),
  apart: fc.integer({ min: 0, max: 5 }),
  seed: fc.nat(),
});

test("a product is added in single precision, each sum in its order, and nothing else is touched", () => {
  fc.assert(
    fc.property(sizes, ({ total, depth, panels, apart, seed }) => {
      const random = seededNumbers(seed);
      const width = 8 * panels;
      const products = startProducts();
      const rows = { at: products.reserve(total * (depth + apart)), stride: depth + apart };
      const values = numbers(depth * width, random);
      const matrix = products.pack(values, { depth, width });
      const to = { at: products.reserve(total * (width + apart)), stride: width + apart };
      const end = products.reserve(8);
      const all = products.numbers();
      all.set(numbers(total * rows.stride, random), rows.at);
      all.set(numbers(end + 8 - to.at, random), to.at);
      const before = all.slice();
      products.multiply(total, { from: rows, matrix }, to);
      const expected = before.slice();
      for (let row = 0; row < total; row += 1)
        for (let column = 0; column < width; column += 1) {
          let sum = 0;
          for (let at = 0; at < depth; at += 1)
            sum = Math.fround(sum + Math.fround((before[rows.at + row * rows.stride + at] ?? 0) * (values[at * width + column] ?? 0)));
          const place = to.at + row * to.stride + column;
          expected[place] = Math.fround((before[place] ?? 0) + sum);
        }
      expect(all).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test("the memory grows as far as it is needed, and keeps what is there", () => {
  const products = startProducts();
  const first = products.reserve(3);
  products.numbers().set([1, 2, 3], first);
  const second = products.reserve(1_000_000);
  expect(second).toBe(8);
  expect(products.numbers().length).toBeGreaterThanOrEqual(1_000_008);
  expect([...products.numbers().slice(0, 9)]).toEqual([1, 2, 3, 0, 0, 0, 0, 0, 0]);
});
