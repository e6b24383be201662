import { unstorable } from "@/lib/text";

function assertStorable(text: string, path: string): void {
  const problem = unstorable(text);
  if (problem !== null) throw new TypeError(`${path} ${problem}`);
}

/** RFC 8785 §3.2: values as ECMAScript writes them, keys in the order of their UTF-16 code units, and nothing between. `path` names the value in errors. */
function written(value: unknown, path: string): string {
  if (typeof value === "string") assertStorable(value, path);
  else if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${path} is not a finite number`);
  else if (typeof value === "object" && value !== null) {
    if (Array.isArray(value)) return `[${Array.from(value, (item, index) => written(item, `${path}[${index}]`)).join(",")}]`;
    if (!isPlain(value)) throw new TypeError(`${path} is not a plain object`);
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    const members = entries.map(([key, item]) => {
      assertStorable(key, `a key of ${path}`);
      return `${JSON.stringify(key)}:${written(item, `${path}.${key}`)}`;
    });
    return `{${members.join(",")}}`;
  }
  const json: string | undefined = typeof value === "bigint" ? undefined : JSON.stringify(value);
  if (json === undefined) throw new TypeError(`${path} is a ${typeof value}, which JSON cannot hold`);
  return json;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether JSON holds a value exactly, with the keys of every object in the order of RFC 8785, which is that of their UTF-16 code units. */
function isInOrder(value: unknown): boolean {
  if (typeof value === "string") return unstorable(value) === null;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "boolean" || value === null) return true;
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) {
    for (const inner of value) if (!isInOrder(inner)) return false;
    return true;
  }
  if (!isPlain(value)) return false;
  let before: string | null = null;
  for (const [key, inner] of Object.entries(value)) {
    if ((before !== null && key <= before) || unstorable(key) !== null || !isInOrder(inner)) return false;
    before = key;
  }
  return true;
}

/** Keys that an object keeps where they were set, and the database as they are: JavaScript puts numbers first, and has another use for `__proto__`. */
const settledKey = /^[A-Za-z][\w -]*$/;

const unarranged = Symbol("unarranged");

/** A value with the keys of its objects set in order, as a copy; `unarranged` where JSON cannot hold it or JavaScript would not keep the order. */
function arrange(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return isInOrder(value) ? value : unarranged;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const inner of value) {
      const arranged = arrange(inner);
      if (arranged === unarranged) return unarranged;
      list.push(arranged);
    }
    return list;
  }
  if (!isPlain(value)) return unarranged;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const arranged = arrange(value[key]);
    if (arranged === unarranged || !settledKey.test(key)) return unarranged;
    copy[key] = arranged;
  }
  return copy;
}

/**
 * The RFC 8785 (JCS) form of a JSON value, as a string. Throws TypeError on what JSON cannot hold exactly
 * (undefined, bigint, NaN, class instances) and on strings the database would alter (NUL, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
  // Of such a value this is what JavaScript writes itself, at a third of the cost.
  if (isInOrder(value)) return JSON.stringify(value);
  const arranged = arrange(value);
  return arranged === unarranged ? written(value, "value") : JSON.stringify(arranged);
}

/** The UTF-8 bytes of `canonicalJson(value)`: what is hashed and stored. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(canonicalJson(value)));
}
