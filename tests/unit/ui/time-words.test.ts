import { expect, it } from "vitest";
import { sayAgo, sayDay, sayUtc } from "@/components/ui/time-words";

const now = new Date("2026-11-24T15:04:30Z");

it.each([
  ["2026-11-24T15:04:10Z", "just now"],
  ["2026-11-24T15:05:00Z", "just now"],
  ["2026-11-24T15:01:00Z", "3 min ago"],
  ["2026-11-24T13:04:00Z", "2 h ago"],
  ["2026-11-23T13:04:00Z", "yesterday"],
  ["2026-11-20T13:04:00Z", "4 days ago"],
  ["2026-11-01T13:04:00Z", "1 Nov 2026"],
  ["2027-01-01T00:00:00Z", "1 Jan 2027"],
])("says of %s: %s", (at, words) => {
  expect(sayAgo(new Date(at), now)).toBe(words);
});

it("names the day and minute in UTC, whatever the machine's zone", () => {
  const late = new Date("2026-12-31T23:59:00Z");
  expect(sayDay(late)).toBe("31 Dec 2026");
  expect(sayUtc(late)).toBe("31 Dec 2026, 23:59 UTC");
});
