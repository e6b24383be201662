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

/** Keys that an object keeps where they were set: JavaScript puts numbers first, and has another use for `__proto__`. */
function isSettled(key: string): boolean {
  const letter = key.charCodeAt(0) | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

const unarranged = Symbol("unarranged");

function arrangeList(list: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  let at = 0;
  for (const inner of list) {
    const arranged = arrange(inner);
    if (arranged === unarranged) return unarranged;
    if (arranged !== inner) copy ??= [...list];
    if (copy !== null) copy[at] = arranged;
    at += 1;
  }
  return copy ?? list;
}

function isAscending(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? "") >= (keys[at] ?? "")) return false;
  return true;
}

function arrangeInside(value: Record<string, unknown>, keys: readonly string[]): unknown {
  let copy: Record<string, unknown> | null = null;
  for (const key of keys) {
    const inner = value[key];
    const arranged = arrange(inner);
    if (arranged === unarranged) return unarranged;
    if (arranged !== inner) copy ??= { ...value };
    if (copy !== null) copy[key] = arranged;
  }
  return copy ?? value;
}

function arrangeObject(value: Record<string, unknown>): unknown {
  const keys = Object.keys(value);
  if (isAscending(keys)) return arrangeInside(value, keys);
  const copy: Record<string, unknown> = {};
  for (const key of keys.sort()) {
    const arranged = arrange(value[key]);
    if (arranged === unarranged || !isSettled(key)) return unarranged;
    copy[key] = arranged;
  }
  return copy;
}

/** A value with the keys of its objects in order, copied where they are not; `unarranged` where JSON cannot hold it or JavaScript would not keep the order. */
function arrange(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : unarranged;
  if (typeof value !== "object") return unarranged;
  if (Array.isArray(value)) return arrangeList(value);
  return isPlain(value) ? arrangeObject(value) : unarranged;
}

/**
 * The RFC 8785 (JCS) form of a JSON value, as a string. Throws TypeError on what JSON cannot hold exactly
 * (undefined, bigint, NaN, class instances) and on strings the database would alter (NUL, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
  const arranged = arrange(value);
  if (arranged === unarranged) return written(value, "value");
  // Of such a value this is what JavaScript writes itself, at a third of the cost; what the record refuses is written as `\u` and four digits.
  const json = JSON.stringify(arranged);
  return json.includes("\\u") ? written(value, "value") : json;
}

/** The UTF-8 bytes of `canonicalJson(value)`: what is hashed and stored. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(canonicalJson(value)));
}
