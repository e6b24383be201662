import { hash as hashOf } from "node:crypto";

/** Length of every hash here: SHA-256, in bytes. */
export const hashLengthBytes = 32;

/** Each stored level of the tree is this many binary levels above the one before (C2SP tlog-tiles). */
export const tileHeight = 8;

/** A SHA-256 hash. */
export type Hash = Uint8Array<ArrayBuffer>;

// As text first, in the time that Node takes to make one array of bytes: an audit makes a great many hashes.
const sha256 = (bytes: Uint8Array): Hash => hashIn(hashOf("sha256", bytes, "hex"));

// Filled anew for each leaf that is not longer: an audit makes a great many of them.
const shortLeaf = new Uint8Array(1 << 14);

/** RFC 6962 §2.1 leaf hash, SHA-256(0x00 ‖ data), in lower-case hex. */
export function leafHashHex(data: Uint8Array): string {
  const length = data.length + 1;
  const leaf = length <= shortLeaf.length ? shortLeaf : new Uint8Array(length);
  leaf.set(data, 1);
  return hashOf("sha256", leaf.subarray(0, length), "hex");
}

/** The bytes of a hash in hex. */
export const hashIn = (hex: string): Hash => new Uint8Array(Buffer.from(hex, "hex"));

/** RFC 6962 §2.1 leaf hash: SHA-256(0x00 ‖ data). */
export const leafHash = (data: Uint8Array): Hash => hashIn(leafHashHex(data));

// Filled anew for each node: every one has the same length, and a log is grown and checked by a great many of them.
const node = Uint8Array.of(1, ...new Uint8Array(2 * hashLengthBytes));

/** RFC 6962 §2.1 interior node: SHA-256(0x01 ‖ left ‖ right). Throws RangeError when one of them is no hash. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  if (left.length !== hashLengthBytes || right.length !== hashLengthBytes)
    throw new RangeError("A node of the tree has two hashes below it.");
  node.set(left, 1);
  node.set(right, 1 + hashLengthBytes);
  return sha256(node);
}

/** The same of two hashes that lie end to end. Throws RangeError when there are not two. */
export function nodeOver(pair: Uint8Array): Hash {
  if (pair.length !== 2 * hashLengthBytes) throw new RangeError("A node of the tree has two hashes below it.");
  node.set(pair, 1);
  return sha256(node);
}

/** RFC 6962 §2.1 root of the empty tree: SHA-256 of nothing. */
export function emptyRoot(): Hash {
  return sha256(new Uint8Array(0));
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
  const { hashes } = frontier;
  let node = leaf;
  let [height, kept] = [0, hashes.length];
  for (let size = frontier.size; (size & 1n) === 1n; size >>= 1n) {
    kept -= 1;
    const left = hashes[kept];
    if (left === undefined) throw new RangeError("The frontier holds fewer hashes than its size needs.");
    node = nodeHash(left, node);
    height += 1;
    onCompleted({ height, index: size >> 1n }, node);
  }
  return { size: frontier.size + 1n, hashes: [...hashes.slice(0, kept), node] };
}

/** RFC 6962 root of the tree a frontier belongs to. */
export function rootOf({ hashes }: Frontier): Hash {
  return hashes.length === 0 ? emptyRoot() : hashes.reduceRight((right, left) => nodeHash(left, right));
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
  let expected = 0;
  for (let rest = size; rest > 0n; rest >>= 1n) if ((rest & 1n) === 1n) expected += 1;
  if (size < 0n || bytes.length !== expected * hashLengthBytes) {
    throw new RangeError(`A frontier of ${size} leaves holds ${expected} hashes, not ${bytes.length / hashLengthBytes}.`);
  }
  const own = new Uint8Array(bytes);
  const hashes = Array.from({ length: expected }, (_, index) => own.subarray(index * hashLengthBytes, (index + 1) * hashLengthBytes));
  return { size, hashes };
}
