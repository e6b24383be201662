import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameOfKey, openSealed, resealBytes, sealFields } from "@/lib/confidential/seal";

const key = randomBytes(32);
const place = { workspaceId: "00000000-0000-7000-8000-00000000000a", sourceId: "00000000-0000-7000-8000-00000000000b" };
const fields = { name: "Ada", contact: "by post", note: "" };

describe("sealed fields", () => {
  test("come back as they were, whatever they are", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 }).map((value) => value.trim());
    fc.assert(
      fc.property(
        fc.record({
          name: text.map((value) =>
            value
              .replace(/[\r\n\u2028\u2029]/g, " ")
              .trim()
              .slice(0, 90),
          ),
          contact: text,
          note: text,
        }),
        (given) => {
          fc.pre(Object.values(given).every((value) => value.isWellFormed() && !value.includes("\0")));
          expect(openSealed(key, place, sealFields(key, place, given))).toEqual(given);
        },
      ),
    );
  });

  test("is encrypted anew with another key, saying the same under the same commitment, and opens with the new one alone", () => {
    const next = randomBytes(32);
    const sealed = sealFields(key, place, fields);
    const anew = resealBytes({ from: key, to: next }, place, sealed);
    expect([anew.commitment, anew.keyName]).toEqual([sealed.commitment, nameOfKey(next)]);
    expect(Buffer.from(anew.sealed).equals(Buffer.from(sealed.sealed))).toBe(false);
    expect(openSealed(next, place, anew)).toEqual(fields);
    expect(() => openSealed(key, place, anew)).toThrow();
    expect(() => resealBytes({ from: next, to: key }, place, sealed)).toThrow();
  });

  test("cannot be opened with another key, at another place, or with one bit changed anywhere", () => {
    const { sealed, commitment } = sealFields(key, place, fields);
    expect(() => openSealed(randomBytes(32), place, { sealed, commitment })).toThrow();
    expect(() => openSealed(key, { ...place, sourceId: place.workspaceId }, { sealed, commitment })).toThrow();
    expect(() => openSealed(key, place, { sealed, commitment: "0".repeat(64) })).toThrow("commits");
    for (let at = 0; at < sealed.length; at += 1) {
      const touched = Uint8Array.from(sealed);
      touched[at] = (touched[at] ?? 0) ^ 1;
      expect(() => openSealed(key, place, { sealed: touched, commitment }), `byte ${at}`).toThrow();
    }
    expect(() => openSealed(key, place, { sealed: sealed.subarray(0, 20), commitment })).toThrow();
  });

  test("do not tell by their length which of two names it is, and a key's name tells nothing of it", () => {
    const other = sealFields(key, place, { ...fields, name: "A much longer name than that of Ada" });
    expect(sealFields(key, place, fields).sealed.length).toBe(other.sealed.length);
    expect(nameOfKey(key)).toMatch(/^[0-9a-f]{16}$/);
    expect(nameOfKey(key)).not.toBe(nameOfKey(randomBytes(32)));
  });
});
