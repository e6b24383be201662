import { describe, expect, test } from "vitest";
import { appendLeaf, emptyFrontier, type Hash, leafHash, rootOf, tileHeight } from "@/lib/audit/merkle";
import { MissingHashes, proveConsistency, proveInclusion, rootAt, storedHashes } from "@/lib/audit/tile-hashes";
import { isConsistent, isIncluded } from "@/lib/audit/tree-proof";

// Three levels are stored, and the right edge of each is cut off within a tile.
const size = 70_001n;
const levels: Hash[][] = [[], [], []];
let frontier = emptyFrontier;
for (let index = 0; index < size; index += 1) {
  const leaf = leafHash(new TextEncoder().encode(`event ${index}`));
  levels[0]?.push(leaf);
  frontier = appendLeaf(frontier, leaf, ({ height, index: at }, hash) => {
    const stored = height % tileHeight === 0 ? levels[height / tileHeight] : undefined;
    if (stored !== undefined) stored[Number(at)] = hash;
  });
}
const root = rootOf(frontier);

/** Answers as PostgreSQL does, from memory: what is there of each run, in order, and at most 256 of it. */
function inMemory(lacking: { level: number; index: number }[] = []) {
  const asked: { level: number; first: number; last: number }[] = [];
  const query = async (_sql: string, values: readonly unknown[]) => {
    const [, ofLevels = [], firsts = [], lasts = []] = values as [string, number[], string[], string[]];
    return ofLevels.map((level, place) => {
      const [first, last] = [Number(firsts[place]), Number(lasts[place])];
      asked.push({ level, first, last });
      const isThere = (index: number) => !lacking.some((one) => one.level === level && one.index === index);
      const hashes = levels[level]?.slice(first, last).filter((_, at) => isThere(first + at)) ?? [];
      return [place, hashes.length === 0 ? null : Buffer.concat(hashes.slice(0, 256))];
    });
  };
  return { asked, source: storedHashes("a newsroom", query) };
}

const leafAt = (index: bigint) => levels[0]?.[Number(index)] ?? leafHash(new Uint8Array(0));
const picked = [0n, 1n, 254n, 255n, 256n, 511n, 512n, 32_767n, 65_535n, 65_536n, 65_791n, 69_887n, 69_888n, 69_999n, 70_000n];

describe("hashes of the tree, read from where they are stored", () => {
  test("prove each leaf alone, in a few runs of at most a tile", async () => {
    for (const index of picked) {
      const { asked, source } = inMemory();
      const [path = []] = await proveInclusion(source, { indices: [index], size });
      expect(isIncluded({ leaf: leafAt(index), index, size, root, path }), `event ${index}`).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(6);
      for (const { first, last } of asked) expect(last - first).toBeLessThanOrEqual(256);
    }
  });

  test("prove many leaves at once, each hash of them read once", async () => {
    const { asked, source } = inMemory();
    const paths = await proveInclusion(source, { indices: picked, size });
    picked.forEach((index, place) => {
      expect(isIncluded({ leaf: leafAt(index), index, size, root, path: paths[place] ?? [] }), `event ${index}`).toBe(true);
    });
    const read = asked.flatMap(({ level, first, last }) => Array.from({ length: last - first }, (_, at) => `${level} ${first + at}`));
    expect(new Set(read).size).toBe(read.length);
  });

  test("prove that the log only grew", async () => {
    const { source } = inMemory();
    for (const oldSize of [1n, 255n, 256n, 257n, 65_536n, 65_537n, 70_000n, size]) {
      const path = await proveConsistency(source, { oldSize, newSize: size });
      const claim = { oldSize, newSize: size, oldRoot: await rootAt(source, oldSize), newRoot: root, path };
      expect(isConsistent(claim), `from ${oldSize}`).toBe(true);
    }
  });

  test("are never made of others when one of them is missing", async () => {
    for (const { lacking, index } of [
      { lacking: { level: 0, index: 100 }, index: 101n },
      { lacking: { level: 0, index: 70_000 }, index: 69_990n },
      { lacking: { level: 1, index: 3 }, index: 101n },
      { lacking: { level: 1, index: 272 }, index: 69_990n },
      { lacking: { level: 2, index: 0 }, index: 69_990n },
    ]) {
      const proving = proveInclusion(inMemory([lacking]).source, { indices: [index], size });
      await expect(proving, `level ${lacking.level}, ${lacking.index}`).rejects.toThrow(MissingHashes);
    }
  });
});
