import { type Hash, hashLengthBytes, nodeHash, type Subtree } from "./merkle";

/** Leaves from `first` up to but not including `last`. */
export type LeafRange = { first: bigint; last: bigint };

function splitOf(length: bigint): bigint {
  let split = 1n;
  while (split * 2n < length) split *= 2n;
  return split;
}

/** The subtrees whose hashes prove that leaf `index` is in the tree of `size` leaves, from the leaf's sibling up (RFC 6962 §2.1.1). */
export function inclusionRanges(index: bigint, size: bigint): LeafRange[] {
  if (index < 0n || index >= size) throw new RangeError(`A tree of ${size} leaves holds no leaf ${index}.`);
  const path: LeafRange[] = [];
  let [first, last] = [0n, size];
  while (last - first > 1n) {
    const middle = first + splitOf(last - first);
    path.push(index < middle ? { first: middle, last } : { first, last: middle });
    if (index < middle) last = middle;
    else first = middle;
  }
  return path.reverse();
}

/**
 * The subtrees whose hashes prove that the tree of `newSize` leaves only added to the tree of `oldSize` (RFC 6962 §2.1.2). Throws
 * RangeError for an empty old tree, with which everything would be consistent, and for one that is larger than the new.
 */
export function consistencyRanges(oldSize: bigint, newSize: bigint): LeafRange[] {
  if (oldSize <= 0n) throw new RangeError("Nothing can be proven consistent with an empty tree.");
  if (oldSize > newSize) throw new RangeError(`A tree of ${newSize} leaves cannot contain one of ${oldSize}.`);
  const path: LeafRange[] = [];
  let [first, last] = [0n, newSize];
  // Whether the old tree is a whole subtree on the left edge, whose hash the verifier has.
  let isKnown = true;
  while (last !== oldSize) {
    const middle = first + splitOf(last - first);
    if (oldSize <= middle) {
      path.push({ first: middle, last });
      last = middle;
    } else {
      path.push({ first, last: middle });
      first = middle;
      isKnown = false;
    }
  }
  if (!isKnown) path.push({ first, last });
  return path.reverse();
}

/** The perfect subtrees that make up a range, left to right. The range begins where a subtree of its size may begin, as those of proofs do. */
export function perfectSubtrees({ first, last }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = first; at < last; ) {
    let height = 0;
    while (at % (1n << BigInt(height + 1)) === 0n && at + (1n << BigInt(height + 1)) <= last) height += 1;
    subtrees.push({ height, index: at >> BigInt(height) });
    at += 1n << BigInt(height);
  }
  return subtrees;
}

/** The root over the hashes of consecutive perfect subtrees, largest first. */
export function foldSubtrees(hashes: readonly Hash[]): Hash {
  const [last, ...rest] = [...hashes].reverse();
  if (last === undefined) throw new RangeError("A range of no leaves has no hash in a proof.");
  return rest.reduce((right, left) => nodeHash(left, right), last);
}

const isSame = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, at) => byte === other[at]);

// Two that are cut elsewhere than between them hash like the pair they came from: no proof is made of such.
const areHashes = (hashes: readonly Uint8Array[]) => hashes.every(({ length }) => length === hashLengthBytes);

/** A claim that `leaf` (a leaf hash) stands at `index` in the tree of `size` leaves under `root`. */
export type Inclusion = { leaf: Hash; index: bigint; size: bigint; root: Uint8Array; path: readonly Hash[] };

/** Whether an inclusion proof holds (RFC 9162 §2.1.3.2). */
export function isIncluded({ leaf, index, size, root, path }: Inclusion): boolean {
  if (index < 0n || index >= size || !areHashes([leaf, ...path])) return false;
  let [at, last, hash] = [index, size - 1n, leaf];
  for (const sibling of path) {
    if (last === 0n) return false;
    if ((at & 1n) === 1n || at === last) {
      hash = nodeHash(sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else hash = nodeHash(hash, sibling);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && isSame(hash, root);
}

/** A claim that the tree `newRoot` begins with the tree `oldRoot`. */
export type Consistency = { oldSize: bigint; newSize: bigint; oldRoot: Uint8Array; newRoot: Uint8Array; path: readonly Hash[] };

/** Whether a consistency proof holds (RFC 9162 §2.1.4.2). Throws RangeError for an empty old tree: no proof can hold for it. */
export function isConsistent({ oldSize, newSize, oldRoot, newRoot, path }: Consistency): boolean {
  if (oldSize <= 0n) throw new RangeError("Nothing can be proven consistent with an empty tree.");
  if (oldSize > newSize || !areHashes([oldRoot, ...path])) return false;
  if (oldSize === newSize) return path.length === 0 && isSame(oldRoot, newRoot);
  const isPowerOfTwo = (oldSize & (oldSize - 1n)) === 0n;
  const [start, ...rest] = isPowerOfTwo ? [Uint8Array.from(oldRoot), ...path] : path;
  if (start === undefined) return false;
  let [at, last] = [oldSize - 1n, newSize - 1n];
  while ((at & 1n) === 1n) [at, last] = [at >> 1n, last >> 1n];
  let [older, newer] = [start, start];
  for (const hash of rest) {
    if (last === 0n) return false;
    if ((at & 1n) === 1n || at === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else newer = nodeHash(newer, hash);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && isSame(older, oldRoot) && isSame(newer, newRoot);
}
