import { expect, test } from "vitest";
import { askedWaitMs, attemptsMax, nextAttemptAt } from "@/lib/outgoing/retries";

const at = new Date("2026-11-28T12:00:00.000Z");
const waitS = (failed: number, random = 0, askedMs: number | null = null) => {
  const next = nextAttemptAt(failed, { at, askedMs, random });
  return next === null ? null : (next.getTime() - at.getTime()) / 1000;
};

test("a message is tried ten times, over three days and some hours, further and further apart", () => {
  const waits = Array.from({ length: attemptsMax }, (_, before) => waitS(before + 1));
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBe(75 * 3600 + 35 * 60 + 5);
});

test("what failed together comes back up to a fifth later, each by its own", () => {
  expect([waitS(2, 0.5), waitS(2, 1)]).toEqual([330, 360]);
});

test("a receiver that asks for time gets it, up to a day, and never less than the schedule's", () => {
  expect([waitS(1, 0, 60_000), waitS(3, 0, 60_000), waitS(1, 0, 999_999_999_999)]).toEqual([60, 1800, 86_400]);
});

test.each([
  ["120", 120_000],
  ["Sat, 28 Nov 2026 12:01:00 GMT", 60_000],
  ["Sat, 28 Nov 2026 11:00:00 GMT", 0],
  ["soon", null],
  [undefined, null],
])("a receiver asks with %s", (header, expected) => expect(askedWaitMs(header, at)).toBe(expected));
