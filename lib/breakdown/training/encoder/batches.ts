import { shuffledOrder } from "@/lib/breakdown/training/logistic-regression";

const poolBatches = 20;

/** The same items in another order, by a row of numbers in 0..1. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return Array.from(shuffledOrder(items.length, random)).flatMap((at) => items.slice(at, at + 1));
}

/**
 * Sentences in batches of about one length, so that little is filled up, in an order of chance: of each twenty batches' worth of shuffled sentences the
 * shortest make a batch, and so on, and these batches are shuffled again.
 */
export function batchesOf(lengths: readonly number[], size: number, random: () => number): number[][] {
  const order = Array.from(shuffledOrder(lengths.length, random));
  const batches: number[][] = [];
  for (let from = 0; from < order.length; from += size * poolBatches) {
    const pool = order.slice(from, from + size * poolBatches).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
    const own: number[][] = [];
    for (let at = 0; at < pool.length; at += size) own.push(pool.slice(at, at + size));
    batches.push(...shuffled(own, random));
  }
  return batches;
}
