import { expect, test } from "vitest";
import { Day, DayOf, Moment } from "@/components/reports/day";
import { speechIn } from "@/lib/reports/speech";

const at = "2026-11-24T23:30:00.000Z";
/** What a time says to readers and to programs, however it looks. */
const saidBy = ({ props }: ReturnType<typeof Day>) => {
  const { className: _, ...said } = props;
  return said;
};

test.each([
  ["en", "UTC", "24 Nov 2026", "24 Nov 2026, 23:30 UTC"],
  ["en", "Europe/Berlin", "25 Nov 2026", "25 Nov 2026, 00:30 CET"],
  ["de", "Europe/Berlin", "25. November 2026", "25. November 2026, 00:30 MEZ"],
  ["es", "America/Bogota", "24 de noviembre de 2026", "24 de noviembre de 2026, 18:30 GMT-5"],
])("pages in %s say days by the clocks of %s, and tell programs the moment in UTC", (language, timeZone, day, minute) => {
  const speech = speechIn({ language, timeZone });
  expect(saidBy(DayOf({ at, speech }))).toEqual({ dateTime: at, title: minute, children: day });
  expect(saidBy(Moment({ at, speech }))).toEqual({ dateTime: at, children: minute });
});

test("a calendar day is no moment: it is the same by all clocks", () => {
  for (const timeZone of ["Pacific/Auckland", "America/Bogota"])
    expect(saidBy(Day({ on: "2026-10-01", speech: speechIn({ language: "en", timeZone }) }))).toEqual({
      dateTime: "2026-10-01",
      children: "1 Oct 2026",
    });
});
