import fc from "fast-check";
import { expect, test } from "vitest";
import { momentIn } from "@/lib/audit/moment";

/** As PostgreSQL writes a moment in UTC, without the noughts at its end; in JSON with a T and a colon in the zone. */
function written(at: Date, isJson: boolean): string {
  const [day = "", time = ""] = at.toISOString().slice(0, -1).split("T");
  const short = time.replace(/\.?0+$/, "");
  return isJson ? `${day}T${short}+00:00` : `${day} ${short}+00`;
}

test("moments that PostgreSQL writes are told as events tell them, to the millisecond", () => {
  expect(written(new Date("2026-11-29T10:20:30.120Z"), true)).toBe("2026-11-29T10:20:30.12+00:00");
  const years = { min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(years), fc.boolean(), (at, isJson) => {
      expect(momentIn(written(at, isJson))).toBe(at.toISOString());
    }),
    { seed: 29 },
  );
  expect(momentIn("2026-11-29T10:20:30+00:00")).toBe("2026-11-29T10:20:30.000Z");
  expect(momentIn("2026-11-29 10:20:00+00")).toBe("2026-11-29T10:20:00.000Z");
});

test.each([
  ["another zone is brought to UTC", "2026-11-29T10:20:30+01:00", "2026-11-29T09:20:30.000Z"],
  ["what is finer than a millisecond is cut off", "2026-11-29T10:20:30.123456+00:00", "2026-11-29T10:20:30.123Z"],
  ["infinity stays what it is", "infinity", "infinity"],
  ["so does a year before the first", "0044-03-15 10:20:30+00 BC", "0044-03-15 10:20:30+00 BC"],
  ["and a text that is no time", "the day before", "the day before"],
  ["a year of five digits is no other", "12026-11-29T10:20:30+00:00", "12026-11-29T10:20:30+00:00"],
])("%s", (_, given, expected) => {
  expect(momentIn(given)).toBe(expected);
});
