import fc from "fast-check";
import { expect, it } from "vitest";
import { foldEvents, type LoggedPart } from "@/components/audit/fold";
import type { HistoryLine } from "@/lib/audit/queries";

function line(sequence: number, role: string, time: string): HistoryLine {
  const actor = { id: role === "system" ? null : "someone", name: role, role };
  return {
    sequence,
    type: "x.done",
    stream: "s",
    actor,
    time,
    erased: [],
    changes: [],
    sentence: "did",
    leafHash: "",
    articleId: null,
    claimId: null,
    reportId: null,
  };
}

const eventsOf = (part: LoggedPart) => (part.kind === "event" ? [part.event] : part.events);

it("folds what the machine did in a row and leaves people's events alone", () => {
  const day = "2026-11-24T10:00:00.000Z";
  const [today] = foldEvents([
    line(4, "editor", day),
    line(3, "system", day),
    line(2, "system", day),
    line(1, "editor", day),
    line(0, "system", day),
  ]);
  expect(today?.parts.map((part) => `${part.kind} ${eventsOf(part).length}`)).toEqual(["event 1", "machine 2", "event 1", "event 1"]);
});

it("starts a new day where the UTC date changes, also within a run", () => {
  const days = foldEvents([line(1, "system", "2026-11-25T00:00:00.000Z"), line(0, "system", "2026-11-24T23:59:59.999Z")]);
  expect(days.map((day) => day.day)).toEqual(["2026-11-25", "2026-11-24"]);
});

it("loses no event and keeps their order", () => {
  const events = fc
    .array(fc.record({ isMachine: fc.boolean(), day: fc.integer({ min: 0, max: 2 }) }))
    .map((drawn) =>
      drawn
        .sort((one, other) => other.day - one.day)
        .map(({ isMachine, day }, at) => line(drawn.length - at, isMachine ? "system" : "editor", `2026-11-0${day + 1}T00:00:00.000Z`)),
    );
  fc.assert(
    fc.property(events, (given) => {
      const back = foldEvents(given).flatMap((day) => day.parts.flatMap(eventsOf));
      expect(back).toEqual(given);
    }),
  );
});
