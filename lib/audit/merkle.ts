import { createHash } from "node:crypto";

/** Length of every hash here: SHA-256, in bytes. */
export const hashLengthBytes = 32;

type Hash = Uint8Array<ArrayBuffer>;

function sha256(...parts: readonly Uint8Array[]): Hash {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** RFC 6962 §2.1 leaf hash: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Hash {
  return sha256(leafPrefix, data);
}

/** RFC 6962 §2.1 interior node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return sha256(nodePrefix, left, right);
}

/** RFC 6962 §2.1 root of the empty tree: SHA-256 of nothing. */
export function emptyRoot(): Hash {
  return sha256();
}

/** The right edge of a tree: its size and the roots of its perfect subtrees, largest first. All that appending needs. */
export type Frontier = { size: bigint; hashes: readonly Hash[] };

/** The frontier of the empty tree. */
export const emptyFrontier: Frontier = { size: 0n, hashes: [] };

/** The frontier after one more leaf. Amortised O(1) hashes, O(log n) at worst. */
export function appendLeaf(frontier: Frontier, leaf: Hash): Frontier {
  const hashes = [...frontier.hashes];
  let node = leaf;
  for (let size = frontier.size; (size & 1n) === 1n; size >>= 1n) {
    const left = hashes.pop();
    if (left === undefined) throw new RangeError("The frontier holds fewer hashes than its size needs.");
    node = nodeHash(left, node);
  }
  return { size: frontier.size + 1n, hashes: [...hashes, node] };
}

/** RFC 6962 root of the tree a frontier belongs to. */
export function rootOf(frontier: Frontier): Hash {
  const [last, ...rest] = [...frontier.hashes].reverse();
  if (last === undefined) return emptyRoot();
  return rest.reduce((right, left) => nodeHash(left, right), last);
}

/** The frontier's hashes end to end, for a bytea column. */
export function encodeFrontier(frontier: Frontier): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frontier.hashes.length * hashLengthBytes);
  frontier.hashes.forEach((hash, index) => {
    bytes.set(hash, index * hashLengthBytes);
  });
  return bytes;
}

/** Reads `encodeFrontier` back. Throws RangeError when the number of hashes does not fit the size. */
export function decodeFrontier(size: bigint, bytes: Uint8Array): Frontier {
  const expected = [...size.toString(2)].filter((bit) => bit === "1").length;
  if (size < 0n || bytes.length !== expected * hashLengthBytes) {
    throw new RangeError(`A frontier of ${size} leaves holds ${expected} hashes, not ${bytes.length / hashLengthBytes}.`);
  }
  const hashes = Array.from({ length: expected }, (_, index) =>
    Uint8Array.from(bytes.subarray(index * hashLengthBytes, (index + 1) * hashLengthBytes)),
  );
  return { size, hashes };
}
