import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterWorkingHours, dayAt, dueAt, isWorkDay, type WorkingHours } from "@/lib/claims/due-at";

const everyDay = (timeZone: string): WorkingHours => ({ timeZone, workDays: [1, 2, 3, 4, 5, 6, 7], workStartsAt: 9, workEndsAt: 18 });
const weekdays = (timeZone: string): WorkingHours => ({ timeZone, workDays: [1, 2, 3, 4, 5], workStartsAt: 9, workEndsAt: 17 });

describe("a day something is due", () => {
  test.each([
    ["2026-11-24", "UTC", "2026-11-24T18:00:00.000Z"],
    ["2026-11-24", "Asia/Kathmandu", "2026-11-24T12:15:00.000Z"],
    ["2026-11-24", "America/Los_Angeles", "2026-11-25T02:00:00.000Z"],
    // The clocks of Berlin go back on the first and forward on the second of these days.
    ["2026-10-25", "Europe/Berlin", "2026-10-25T17:00:00.000Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-29T16:00:00.000Z"],
    ["2026-11-24", "Pacific/Kiritimati", "2026-11-24T04:00:00.000Z"],
  ])("%s in %s ends at %s", (day, timeZone, instant) => {
    expect(dueAt(day, everyDay(timeZone)).toISOString()).toBe(instant);
  });

  test("shows the end of work on the newsroom's clock, whatever the zone and the day", () => {
    const days = fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true });
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    fc.assert(
      fc.property(days, zones, (date, timeZone) => {
        const day = date.toISOString().slice(0, 10);
        const due = dueAt(day, everyDay(timeZone));
        const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(due);
        expect(shown).toBe(`${day} 18:00`);
        expect(dayAt(due, timeZone)).toBe(day);
      }),
    );
  });

  test("is the next working day when it is none", () => {
    // 28 November 2026 is a Saturday.
    expect(dueAt("2026-11-28", weekdays("Europe/Berlin")).toISOString()).toBe("2026-11-30T16:00:00.000Z");
    expect(dueAt("2026-11-27", weekdays("Europe/Berlin")).toISOString()).toBe("2026-11-27T16:00:00.000Z");
    expect(dueAt("2026-11-28", { ...weekdays("UTC"), workDays: [] }).toISOString()).toBe("2026-11-28T17:00:00.000Z");
  });
});

describe("a number of working hours", () => {
  test.each([
    ["within a day", "2026-11-24T10:00:00Z", 4, "2026-11-24T14:00:00.000Z"],
    ["to the very end of a day", "2026-11-24T09:00:00Z", 8, "2026-11-24T17:00:00.000Z"],
    ["over a night", "2026-11-24T15:00:00Z", 4, "2026-11-25T11:00:00.000Z"],
    ["from before work begins", "2026-11-24T03:00:00Z", 1, "2026-11-24T10:00:00.000Z"],
    ["from after work ends", "2026-11-24T22:00:00Z", 1, "2026-11-25T10:00:00.000Z"],
    ["over a weekend", "2026-11-27T16:00:00Z", 2, "2026-11-30T10:00:00.000Z"],
    ["from a Sunday", "2026-11-29T12:00:00Z", 8, "2026-11-30T17:00:00.000Z"],
    ["over two weeks", "2026-11-23T09:00:00Z", 80, "2026-12-04T17:00:00.000Z"],
  ])("goes %s", (_, from, count, until) => {
    expect(afterWorkingHours(new Date(from), count, weekdays("UTC")).toISOString()).toBe(until);
  });

  test("counts eight hours as eight also on the night the clocks change", () => {
    // Berlin, from Friday to Monday over 25 October 2026: work stays from nine to five by the clock.
    expect(afterWorkingHours(new Date("2026-10-23T13:00:00Z"), 4, weekdays("Europe/Berlin")).toISOString()).toBe(
      "2026-10-26T10:00:00.000Z",
    );
  });

  test("always ends in working hours, and later for more", () => {
    const from = fc.date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true });
    const zone = fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland");
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(from, zone, count, count, (instant, timeZone, one, other) => {
        const hours = weekdays(timeZone);
        const [sooner, later] = [one, one + other].map((each) => afterWorkingHours(instant, each, hours));
        if (sooner === undefined || later === undefined) throw new Error("Two counts give two instants.");
        expect(later.getTime()).toBeGreaterThan(sooner.getTime());
        expect(isWorkDay(dayAt(sooner, timeZone), hours)).toBe(true);
        const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "short" }).format(sooner);
        expect(clock >= "09:00" && clock <= "17:00").toBe(true);
      }),
    );
  });
});
