/** PostgreSQL takes 65,535 parameters a statement; rows of this number stay below it with up to 32 columns. */
const batchLength = 2_000;

/** Cuts a list into stretches that one statement can take, in order. */
export function* inBatches<One>(all: readonly One[]): Generator<One[]> {
  for (let at = 0; at < all.length; at += batchLength) yield all.slice(at, at + batchLength);
}
