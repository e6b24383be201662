import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appendLeaf,
  decodeFrontier,
  emptyFrontier,
  emptyRoot,
  encodeFrontier,
  type Frontier,
  leafHash,
  nodeHash,
  rootOf,
} from "@/lib/audit/merkle";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** RFC 6962 §2.1 as written: recursive, over all leaves. The independent second opinion. */
function recursiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  const [only] = leaves;
  if (leaves.length === 1 && only) return leafHash(only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(recursiveRoot(leaves.slice(0, split)), recursiveRoot(leaves.slice(split)));
}

function grow(leaves: readonly Uint8Array[]): Frontier {
  return leaves.reduce((frontier: Frontier, leaf) => appendLeaf(frontier, leafHash(leaf)), emptyFrontier);
}

describe("the Merkle frontier", () => {
  test("has the root of RFC 6962's recursive definition at every size", () => {
    const leaves = Array.from({ length: 70 }, (_, index) => new TextEncoder().encode(`event ${index}`));
    for (let size = 0; size <= leaves.length; size += 1) {
      const some = leaves.slice(0, size);
      expect(hex(rootOf(grow(some)))).toBe(hex(recursiveRoot(some)));
    }
  });

  test("survives being stored and read back", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 40 }), (leaves) => {
        const frontier = grow(leaves);
        const again = decodeFrontier(frontier.size, encodeFrontier(frontier));
        expect(hex(rootOf(again))).toBe(hex(recursiveRoot(leaves)));
      }),
      { numRuns: 60 },
    );
  });

  test("is refused when its bytes do not fit its size", () => {
    expect(() => decodeFrontier(3n, new Uint8Array(32))).toThrow(RangeError);
    expect(() => decodeFrontier(4n, new Uint8Array(64))).toThrow(RangeError);
  });

  const vectors = "../shared/vectors/tlog/rfc6962-reference-roots.json";
  test.skipIf(!existsSync(vectors))(`agrees with the Certificate Transparency reference roots (${vectors}, skipped when absent)`, () => {
    const reference = JSON.parse(readFileSync(vectors, "utf8")) as {
      leafInputsHex: string[];
      emptyRootHex: string;
      rootHashesForSize1to8Hex: string[];
    };
    const leaves = reference.leafInputsHex.map((leaf) => Uint8Array.from(Buffer.from(leaf, "hex")));
    expect(leaves).toHaveLength(8);
    [reference.emptyRootHex, ...reference.rootHashesForSize1to8Hex].forEach((root, size) => {
      expect(hex(rootOf(grow(leaves.slice(0, size))))).toBe(root);
    });
  });
});
