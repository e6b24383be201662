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

const event = { ...place, ...told, payload: {} };

test.each<[string, Record<string, unknown>]>([
  ["another version", { version: 3 }],
  ["a newsroom that is no text", { workspace: null }],
  ["a place before the first", { sequence: -1 }],
  ["a place between two", { sequence: 0.5 }],
  ["a place too far to be exact", { sequence: 2 ** 53 }],
  ["a place as text", { sequence: "0" }],
  ["a stream that is none", { stream: 1 }],
  ["no place in its stream", { streamSequence: undefined }],
  ["something else before it", { previous: 0 }],
  ["a type that is a list", { type: ["t"] }],
  ["nobody who did it", { actor: null }],
  ["a nameless actor", { actor: { id: null, name: null, role: "system" } }],
  ["a name that is another object", { actor: { id: null, name: { commitment: "00", more: 1 }, role: "system" } }],
  ["an actor of no role", { actor: { id: null, name: "Assay" } }],
  ["an actor whose id is a number", { actor: { id: 1, name: "Assay", role: "system" } }],
  ["a time of no day", { time: "2026-02-30T12:00:00.000Z" }],
  ["a time to the second", { time: "2026-11-24T12:00:00Z" }],
  ["a time elsewhere", { time: "2026-11-24T12:00:00.000+01:00" }],
  ["something to be about that is no text", { subject: { articleId: null } }],
  ["a list to be about", { subject: [] }],
  ["a list for a payload", { payload: [] }],
  ["times that rows do not hold", { timesRows: false }],
  ["no salt", { salt: undefined }],
])("%s is not the form of an event", (_, spoilt) => {
  const written = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  expect(eventIn(written(event))).toContain("not canonical");
  expect(eventIn(written({ ...event, ...spoilt }))).toBe("its bytes do not have the form of an event");
});

test("bytes that are not UTF-8, or not JSON, are told as such", () => {
  const written = [...new TextEncoder().encode(canonicalJson(event))];
  expect(eventIn(Uint8Array.from(written))).toEqual(event);
  for (const bytes of [[], [0xff, ...written], [0xef, 0xbb, 0xbf, ...written], [...written, 0xc3], written.slice(1), [0xc0, 0x80]])
    expect(eventIn(Uint8Array.from(bytes))).toBe("its bytes are not UTF-8 JSON");
});
