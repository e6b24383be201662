import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import type { StoredEvent } from "@/lib/audit/event";
import { unplacedText } from "@/lib/audit/unplaced-text";

const hash = "ab".repeat(32);

const events = fc.record({
  version: fc.constantFrom(1 as const, 2 as const),
  workspace: fc.string(),
  sequence: fc.nat(),
  stream: fc.string(),
  streamSequence: fc.nat(),
  previous: fc.constantFrom(null, hash),
  type: fc.string(),
  actor: fc.record({ id: fc.option(fc.string()), name: fc.string(), role: fc.string() }),
  time: fc.constant("2026-11-28T12:00:00.000Z"),
  subject: fc.dictionary(fc.string(), fc.string()),
  payload: fc.dictionary(fc.string(), fc.jsonValue()),
  salt: fc.string(),
});

test("an event's place put between the three stretches makes its canonical text, whatever the event says", () => {
  const check = fc.property(events, (event: StoredEvent) => {
    const { beforePrevious, beforeNumber, afterNumber } = unplacedText(event);
    const place = event.previous === null ? "null" : `"${event.previous}"`;
    expect(`${beforePrevious}${place}${beforeNumber}${event.streamSequence}${afterNumber}`).toBe(canonicalJson(event));
  });
  fc.assert(check, { examples: [], seed: 7 });
});

test("an event with a key that has no place in it is refused", () => {
  const [event] = fc.sample(events, { numRuns: 1, seed: 7 });
  expect(() => unplacedText({ ...event, note: "x" } as unknown as StoredEvent)).toThrow("An event has no note.");
});
