import { expect, test } from "vitest";
import { readDay } from "@/lib/fact-checks/read-day";

test.each([
  ["2020-06-23", "2020-06-23"],
  ["2020-6-3", "2020-06-03"],
  ["20200623T200200Z", "2020-06-23"],
  ["23 June 2020", "2020-06-23"],
  ["June 23rd, 2020", "2020-06-23"],
  ["2020-02-30", null],
  ["23.06.2020", null],
  ["", null],
])("the day in %j is %j", (given, expected) => {
  expect(readDay(given)).toBe(expected);
});
