import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyRoot, type Hash, leafHash, nodeHash } from "@/lib/audit/merkle";
import {
  consistencyRanges,
  foldSubtrees,
  inclusionRanges,
  isConsistent,
  isIncluded,
  type LeafRange,
  perfectSubtrees,
} from "@/lib/audit/tree-proof";

const leaves = Array.from({ length: 130 }, (_, index) => leafHash(new TextEncoder().encode(`event ${index}`)));

/** RFC 6962 §2.1 as written, over leaf hashes: the independent second opinion. */
function recursiveRoot(hashes: readonly Hash[]): Hash {
  const [only] = hashes;
  if (only === undefined) return emptyRoot();
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(recursiveRoot(hashes.slice(0, split)), recursiveRoot(hashes.slice(split)));
}

const rootOfFirst = (size: number) => recursiveRoot(leaves.slice(0, size));
const hashOf = ({ first, last }: LeafRange) => recursiveRoot(leaves.slice(Number(first), Number(last)));
const inclusion = (index: number, size: number) => inclusionRanges(BigInt(index), BigInt(size)).map(hashOf);
const consistency = (oldSize: number, newSize: number) => consistencyRanges(BigInt(oldSize), BigInt(newSize)).map(hashOf);

function leafAt(index: number): Hash {
  const leaf = leaves[index];
  if (leaf === undefined) throw new RangeError(`No leaf ${index}.`);
  return leaf;
}

function claimInclusion(index: number, size: number) {
  return { leaf: leafAt(index), index: BigInt(index), size: BigInt(size), root: rootOfFirst(size), path: inclusion(index, size) };
}

function claimConsistency(oldSize: number, newSize: number) {
  const roots = { oldRoot: rootOfFirst(oldSize), newRoot: rootOfFirst(newSize) };
  return { oldSize: BigInt(oldSize), newSize: BigInt(newSize), ...roots, path: consistency(oldSize, newSize) };
}

const place = fc
  .integer({ min: 1, max: leaves.length })
  .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
const growth = fc.integer({ min: 1, max: leaves.length }).chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));
const bit = fc.integer({ min: 0, max: 255 });

function flipped(hash: Uint8Array, at: number): Hash {
  const copy = Uint8Array.from(hash);
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
  return copy;
}

describe("inclusion proofs", () => {
  test("hold for every leaf of every small tree", () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) expect(isIncluded(claimInclusion(index, size)), `${index} of ${size}`).toBe(true);
    }
  });

  test("do not hold for another leaf, place, size or root, nor when a hash is altered, missing or too many", () => {
    fc.assert(
      fc.property(place, bit, fc.nat(), ([index, size], at, which) => {
        const claim = claimInclusion(index, size);
        expect(isIncluded({ ...claim, leaf: flipped(claim.leaf, at) })).toBe(false);
        expect(isIncluded({ ...claim, root: flipped(claim.root, at) })).toBe(false);
        expect(isIncluded({ ...claim, path: [...claim.path, claim.root] })).toBe(false);
        expect(isIncluded({ ...claim, index: claim.size })).toBe(false);
        if (claim.path.length === 0) return;
        const altered = which % claim.path.length;
        expect(isIncluded({ ...claim, path: claim.path.map((hash, n) => (n === altered ? flipped(hash, at) : hash)) })).toBe(false);
        expect(isIncluded({ ...claim, path: claim.path.slice(1) })).toBe(false);
        expect(isIncluded({ ...claim, index: claim.index === 0n ? 1n : claim.index - 1n })).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test("are as long as the tree is high, and no longer", () => {
    expect(inclusionRanges(0n, 1n)).toEqual([]);
    expect(inclusionRanges(123_456n, 1_000_000n)).toHaveLength(20);
    expect(() => inclusionRanges(5n, 5n)).toThrow(RangeError);
  });
});

describe("consistency proofs", () => {
  test("hold between every two sizes of a small tree", () => {
    for (let newSize = 1; newSize <= 40; newSize += 1) {
      for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
        expect(isConsistent(claimConsistency(oldSize, newSize)), `${oldSize} to ${newSize}`).toBe(true);
      }
    }
  });

  test("do not hold when either root or any hash is altered, missing or too many", () => {
    fc.assert(
      fc.property(growth, bit, fc.nat(), ([oldSize, newSize], at, which) => {
        const claim = claimConsistency(oldSize, newSize);
        expect(isConsistent({ ...claim, oldRoot: flipped(claim.oldRoot, at) })).toBe(false);
        expect(isConsistent({ ...claim, newRoot: flipped(claim.newRoot, at) })).toBe(false);
        expect(isConsistent({ ...claim, path: [...claim.path, claim.newRoot] })).toBe(false);
        if (claim.path.length === 0) return;
        const altered = which % claim.path.length;
        expect(isConsistent({ ...claim, path: claim.path.map((hash, n) => (n === altered ? flipped(hash, at) : hash)) })).toBe(false);
        expect(isConsistent({ ...claim, path: claim.path.slice(1) })).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test("with an empty tree are an error, not true", () => {
    expect(() => consistencyRanges(0n, 7n)).toThrow(RangeError);
    const claim = { oldSize: 0n, newSize: 7n, oldRoot: emptyRoot(), newRoot: rootOfFirst(7), path: [] };
    expect(() => isConsistent(claim)).toThrow(RangeError);
  });

  test("cannot go back to a smaller tree", () => {
    expect(() => consistencyRanges(8n, 7n)).toThrow(RangeError);
    expect(isConsistent({ ...claimConsistency(7, 8), oldSize: 8n, newSize: 7n })).toBe(false);
  });
});

describe("the perfect subtrees of a range", () => {
  test("fold to the range's hash, for every range of a proof", () => {
    fc.assert(
      fc.property(place, growth, ([index, size], [oldSize, newSize]) => {
        const ranges = [...inclusionRanges(BigInt(index), BigInt(size)), ...consistencyRanges(BigInt(oldSize), BigInt(newSize))];
        for (const range of ranges) {
          const hashes = perfectSubtrees(range).map(({ height, index: at }) => {
            const width = 1n << BigInt(height);
            return hashOf({ first: at * width, last: (at + 1n) * width });
          });
          expect(Buffer.from(foldSubtrees(hashes)).toString("hex")).toBe(Buffer.from(hashOf(range)).toString("hex"));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a proof", () => {
  test("is made of whole hashes only: two that are cut elsewhere hash alike, and prove nothing", () => {
    const [one, other] = [leafAt(0), leafAt(1)];
    const both = new Uint8Array([...one, ...other]);
    const [short, long] = [both.slice(0, 31), both.slice(31)];
    const root = nodeHash(one, other);
    expect(isIncluded({ leaf: one, index: 0n, size: 2n, root, path: [other] })).toBe(true);
    expect(isIncluded({ leaf: short, index: 0n, size: 2n, root, path: [long] })).toBe(false);
    expect(() => nodeHash(short, long)).toThrow(RangeError);
    const sizes = { oldSize: 2n, newSize: 4n, oldRoot: root, newRoot: rootOfFirst(4) };
    expect(isConsistent({ ...sizes, path: consistency(2, 4) })).toBe(true);
    expect(isConsistent({ ...sizes, path: consistency(2, 4).map((hash) => hash.slice(0, 31)) })).toBe(false);
  });
});
