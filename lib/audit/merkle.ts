import { hash as hashOf } from "node:crypto";

/** Length of every hash here: SHA-256, in bytes. */
export const hashLengthBytes = 32;

/** Each stored level of the tree is this many binary levels above the one before (C2SP tlog-tiles). */
export const tileHeight = 8;

/** A SHA-256 hash. */
export type Hash = Uint8Array<ArrayBuffer>;

const nothing = new Uint8Array(0);

function sha256(...parts: readonly Uint8Array[]): Hash {
  return Uint8Array.from(hashOf("sha256", parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts), "buffer"));
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

/** A perfect subtree: the leaves from `index · 2^height` on, `2^height` of them. */
export type Subtree = { height: number; index: bigint };

/** Called for each perfect subtree of two or more leaves that a new leaf completes, smallest first. */
export type OnCompleted = (subtree: Subtree, hash: Hash) => void;

const ignored: OnCompleted = () => undefined;

/** The frontier after one more leaf. Amortised O(1) hashes, O(log n) at worst. */
export function appendLeaf(frontier: Frontier, leaf: Hash, onCompleted: OnCompleted = ignored): Frontier {
  const hashes = [...frontier.hashes];
  let node = leaf;
  let height = 0;
  for (let size = frontier.size; (size & 1n) === 1n; size >>= 1n) {
    const left = hashes.pop();
    if (left === undefined) throw new RangeError("The frontier holds fewer hashes than its size needs.");
    node = nodeHash(left, node);
    height += 1;
    onCompleted({ height, index: size >> 1n }, node);
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
