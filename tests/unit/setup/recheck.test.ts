import { expect, test } from "vitest";
import { recheckIntervalMs } from "@/bin/setup/recheck.mjs";

test.each([
  [undefined, null],
  ["", null],
  ["0", null],
  ["6", 21_600_000],
  ["0.5", 1_800_000],
])("%s hours between two looks", (given, intervalMs) => {
  expect(recheckIntervalMs(given)).toBe(intervalMs);
});

test.each(["-1", "often", "6h", "1000", "Infinity"])("%s is no number of hours", (given) => {
  expect(() => recheckIntervalMs(given)).toThrow(`ASSAY_RECHECK_HOURS=${given}`);
});
