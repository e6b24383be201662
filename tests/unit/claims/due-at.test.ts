import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt } from "@/lib/claims/due-at";

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
    expect(dueAt(day, timeZone).toISOString()).toBe(instant);
  });

  test("shows six in the evening on the newsroom's clock, whatever the zone and the day", () => {
    const days = fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true });
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    fc.assert(
      fc.property(days, zones, (date, timeZone) => {
        const day = date.toISOString().slice(0, 10);
        const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(dueAt(day, timeZone));
        expect(shown).toBe(`${day} 18:00`);
      }),
    );
  });
});
