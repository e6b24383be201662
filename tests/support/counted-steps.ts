const iterators = ["", [], new Set(), new Map()].map((one): object => Object.getPrototypeOf(one[Symbol.iterator]()));
const counted: readonly object[] = [String.prototype, Array.prototype, RegExp.prototype, Set.prototype, Map.prototype, ...iterators];

/**
 * How often methods of strings, lists, patterns, sets and maps are called while `run` runs, and how often they are asked for the next of what
 * is in them: a measure of work that is the same on every machine, however busy. A loop that does neither is not seen, nor what a pattern
 * does inside.
 */
export function countSteps(run: () => void): number {
  let steps = 0;
  const before: (() => void)[] = [];
  for (const owner of counted) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      const property = Object.getOwnPropertyDescriptor(owner, name);
      const method: unknown = property?.value;
      if (property === undefined || typeof method !== "function" || name === "constructor") continue;
      before[before.length] = () => Object.defineProperty(owner, name, property);
      const value = function (this: unknown, ...given: unknown[]): unknown {
        steps += 1;
        return Reflect.apply(method, this, given);
      };
      Object.defineProperty(owner, name, { ...property, value });
    }
  }
  try {
    steps = 0;
    run();
    return steps;
  } finally {
    for (let at = 0; at < before.length; at += 1) before[at]?.();
  }
}
