import canonicalize from "canonicalize";
import { unstorable } from "@/lib/text";

function assertStorable(value: unknown, path: string): void {
  if (typeof value === "string") {
    const problem = unstorable(value);
    if (problem !== null) throw new TypeError(`${path} ${problem}`);
  } else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`${path} is not a finite number`);
  } else if (typeof value === "bigint" || typeof value === "undefined" || typeof value === "function" || typeof value === "symbol") {
    throw new TypeError(`${path} is a ${typeof value}, which JSON cannot hold`);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      assertStorable(item, `${path}[${index}]`);
    });
  } else if (value !== null && typeof value === "object") {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`${path} is not a plain object`);
    for (const [key, item] of Object.entries(value)) {
      assertStorable(key, `a key of ${path}`);
      assertStorable(item, `${path}.${key}`);
    }
  }
}

/**
 * The RFC 8785 (JCS) form of a JSON value, as a string. Throws TypeError on what JSON cannot hold exactly
 * (undefined, bigint, NaN, class instances) and on strings the database would alter (NUL, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
  assertStorable(value, "value");
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError("value has no JSON form");
  return json;
}

/** The UTF-8 bytes of `canonicalJson(value)`: what is hashed and stored. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(canonicalJson(value)));
}
