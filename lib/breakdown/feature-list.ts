import { finish } from "@/lib/breakdown/feature-hash";

/**
 * The features of one sentence: hashes, each once, and for each the first and last token it was made of (-1 for the sentence as a whole). The first
 * `wordTotal` are its plain words. `spread` are the same hashes with their bits spread, whose upper bits number a bucket.
 */
export type SentenceFeatures = { hashes: Int32Array; spread: Int32Array; firsts: Int32Array; lasts: Int32Array; wordTotal: number };

/** Collects the features of one sentence, at most so many. */
export class FeatureList {
  total = 0;
  readonly #hashes: Int32Array;
  readonly #spread: Int32Array;
  readonly #firsts: Int32Array;
  readonly #lasts: Int32Array;
  /** A hash table with open addressing: the number of a feature and one more, or 0 where there is none. */
  readonly #slots: Int32Array;

  constructor(max: number) {
    this.#hashes = new Int32Array(max);
    this.#spread = new Int32Array(max);
    this.#firsts = new Int32Array(max);
    this.#lasts = new Int32Array(max);
    this.#slots = new Int32Array(2 << (32 - Math.clz32(max)));
  }

  /** Adds a feature unless it is there; `first` and `last` are -1 where it is made of the whole sentence. */
  put(hash: number, first: number, last: number): void {
    const spread = finish(hash);
    const mask = this.#slots.length - 1;
    let slot = spread & mask;
    for (let number = this.#slots[slot] ?? 0; number > 0; number = this.#slots[slot] ?? 0) {
      if (this.#hashes[number - 1] === hash) return;
      slot = (slot + 1) & mask;
    }
    const at = this.total;
    this.#hashes[at] = hash;
    this.#spread[at] = spread;
    this.#firsts[at] = first;
    this.#lasts[at] = last;
    this.total += 1;
    this.#slots[slot] = this.total;
  }

  /** What was collected, of which the first `wordTotal` are plain words. */
  features(wordTotal: number): SentenceFeatures {
    const { total } = this;
    return {
      hashes: this.#hashes.subarray(0, total),
      spread: this.#spread.subarray(0, total),
      firsts: this.#firsts.subarray(0, total),
      lasts: this.#lasts.subarray(0, total),
      wordTotal,
    };
  }
}
