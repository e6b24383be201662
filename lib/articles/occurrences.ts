const gramLength = 12;
const bucketBits = 17;
const samples = 8;

/** Finds every place of a pattern in one text. Linear to build; a search then costs about the number of places. */
export type Occurrences = {
  /** Ascending starts of `pattern`, overlapping ones too, at most `limit` of them. */
  find: (pattern: string, limit: number) => number[];
  /** Starts that `length` units of the pattern from `offset` on point to, for guessing where a changed pattern now stands. */
  vote: (pattern: string, limit: number) => Map<number, number>;
};

/** Indexes a text by its runs of twelve units (hashed, chained), for many searches in the same text. */
export function indexOccurrences(text: string): Occurrences {
  const count = Math.max(0, text.length - gramLength + 1);
  const heads = new Int32Array(1 << bucketBits).fill(-1);
  const next = new Int32Array(count);
  const sizes = new Int32Array(1 << bucketBits);
  // Backwards, so that each chain runs in ascending order.
  for (let at = count - 1; at >= 0; at--) {
    const bucket = hashAt(text, at);
    next[at] = heads[bucket] ?? -1;
    heads[bucket] = at;
    sizes[bucket] = (sizes[bucket] ?? 0) + 1;
  }

  /** Of a few runs in the pattern, the one that the text has least often. */
  function rarest(pattern: string): number {
    const last = pattern.length - gramLength;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let sample = 0; sample < samples; sample++) {
      const offset = Math.floor((last * sample) / (samples - 1));
      const size = sizes[hashAt(pattern, offset)] ?? 0;
      if (size < least) [best, least] = [offset, size];
    }
    return best;
  }

  function find(pattern: string, limit: number): number[] {
    if (pattern.length < gramLength) return findPlainly(text, pattern, limit);
    const found: number[] = [];
    const offset = rarest(pattern);
    for (let at = heads[hashAt(pattern, offset)] ?? -1; at >= 0 && found.length < limit; at = next[at] ?? -1) {
      if (at >= offset && text.startsWith(pattern, at - offset)) found.push(at - offset);
    }
    return found;
  }

  function vote(pattern: string, limit: number): Map<number, number> {
    const votes = new Map<number, number>();
    for (let offset = 0; offset + gramLength <= pattern.length; offset += 4) {
      const gram = pattern.slice(offset, offset + gramLength);
      let taken = 0;
      for (let at = heads[hashAt(pattern, offset)] ?? -1; at >= 0 && taken < limit; at = next[at] ?? -1) {
        if (!text.startsWith(gram, at)) continue;
        votes.set(at - offset, (votes.get(at - offset) ?? 0) + 1);
        taken++;
      }
    }
    return votes;
  }

  return { find, vote };
}

/** Every start of `pattern` in `text`, without an index. An empty pattern has none. */
export function findPlainly(text: string, pattern: string, limit: number): number[] {
  const found: number[] = [];
  if (pattern === "") return found;
  for (let at = text.indexOf(pattern); at >= 0 && found.length < limit; at = text.indexOf(pattern, at + 1)) found.push(at);
  return found;
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let offset = 0; offset < gramLength; offset++) hash = Math.imul(hash, 31) + text.charCodeAt(at + offset);
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - bucketBits)) & ((1 << bucketBits) - 1);
}
