/** The outcome of reading outside material: the value, or one sentence that tells a reporter what is wrong with it. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; problem: string };

/** A reading that succeeded. */
export function read<Value>(value: Value): Reading<Value> {
  return { ok: true, value };
}

/** A reading that was refused; `problem` is a whole sentence for the person who submitted the material. */
export function refuse(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}
