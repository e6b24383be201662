import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import { eventIn } from "@/lib/audit/event-faults";

const place = { version: 2, workspace: "w", sequence: 0, stream: "s", streamSequence: 0, previous: null, type: "t", subject: {} };
const told = { actor: { id: null, name: "Assay", role: "system" }, time: "2026-11-24T12:00:00.000Z", salt: "" };

/** Whether the bytes of a text are taken for an event; `undefined` where they have not even its form. */
function isTaken(text: string): boolean | undefined {
  const found = eventIn(new TextEncoder().encode(text));
  if (typeof found !== "string") return true;
  return found.includes("not canonical") ? false : undefined;
}

/** What the reference says: the text is what its own value is written as. */
function isReference(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

const words = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\0", "\ud800", "\udc00x", "\\u0000", "10", "9", "é", "\u{1F600}", "\ufb50", "__proto__", "toJSON", "\u2028", "/"),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, words, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc.dictionary(words, tie("value"), { maxKeys: 5 }),
})).object;

/** Other ways to write the same. */
const ways: readonly ((value: unknown) => string)[] = [
  (value) => canonicalized(value),
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 1),
  (value) => canonicalized(value).replaceAll("/", "\\/"),
  (value) => canonicalized(value).replaceAll("é", "\\u00e9"),
  (value) => canonicalized(value).replaceAll(/(\d)([,}\]])/g, "$1.0$2"),
  (value) => canonicalized(value).replace(/"payload":\{/, '"payload":{"a":1,"a":1,'),
];

function canonicalized(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    if (error instanceof TypeError) return JSON.stringify(value);
    throw error;
  }
}

test("bytes are an event only where they are written as RFC 8785 has it, whatever they hold", () => {
  let [yes, no] = [0, 0];
  fc.assert(
    fc.property(values, fc.constantFrom(...ways), (payload, write) => {
      const text = write({ ...place, ...told, payload });
      const taken = isTaken(text);
      if (taken === undefined) return;
      expect(taken).toBe(isReference(text));
      if (taken) yes += 1;
      else no += 1;
    }),
    { numRuns: 3_000, seed: 12 },
  );
  expect(Math.min(yes, no)).toBeGreaterThan(300);
});
