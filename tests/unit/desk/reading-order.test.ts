import { describe, expect, it } from "vitest";
import { nextStop, passesOver, type Stop, stopAfterDeciding, stopBeside } from "@/components/desk/reading-order";

const stops: Stop[] = [
  { kind: "candidate", id: "k1", start: 0 },
  { kind: "claim", id: "c1", start: 10 },
  { kind: "candidate", id: "k2", start: 20 },
  { kind: "claim", id: "c2", start: 30 },
];

describe("the next stop in reading order", () => {
  it("skips stops of the other kind", () => {
    expect(nextStop(stops, { kind: "candidate", id: "k1" }, { kind: "candidate", direction: 1 })?.id).toBe("k2");
    expect(nextStop(stops, { kind: "claim", id: "c2" }, { kind: "claim", direction: -1 })?.id).toBe("c1");
  });

  it("counts from the place of a cursor of the other kind", () => {
    expect(nextStop(stops, { kind: "candidate", id: "k2" }, { kind: "claim", direction: 1 })?.id).toBe("c2");
    expect(nextStop(stops, { kind: "candidate", id: "k2" }, { kind: "claim", direction: -1 })?.id).toBe("c1");
  });

  it("begins at the end it comes from when there is no cursor, or one that is gone", () => {
    for (const cursor of [null, { kind: "claim", id: "gone" } as const]) {
      expect(nextStop(stops, cursor, { kind: "claim", direction: 1 })?.id).toBe("c1");
      expect(nextStop(stops, cursor, { kind: "claim", direction: -1 })?.id).toBe("c2");
    }
  });

  it("does not go round in a circle", () => {
    expect(nextStop(stops, { kind: "claim", id: "c2" }, { kind: "claim", direction: 1 })).toBeNull();
  });
});

describe("the stop beside a place in the text", () => {
  it("is the nearest of its kind, and one that begins right there comes after", () => {
    expect(stopBeside(stops, 11, { kind: "claim", direction: 1 })?.id).toBe("c2");
    expect(stopBeside(stops, 10, { kind: "claim", direction: 1 })?.id).toBe("c1");
    expect(stopBeside(stops, 11, { kind: "claim", direction: -1 })?.id).toBe("c1");
    expect(stopBeside(stops, 20, { kind: "candidate", direction: -1 })?.id).toBe("k1");
  });

  it("is none beyond the last", () => {
    expect(stopBeside(stops, 31, { kind: "claim", direction: 1 })).toBeNull();
    expect(stopBeside(stops, 0, { kind: "candidate", direction: -1 })).toBeNull();
  });
});

describe("a step through the text", () => {
  const places = [{ start: 20 }];

  it("passes over what lies between where it begins and where it leads", () => {
    expect(passesOver(places, { from: 25, to: 10, direction: -1 })).toBe(true);
    expect(passesOver(places, { from: 10, to: 25, direction: 1 })).toBe(true);
    expect(passesOver(places, { from: 20, to: 10, direction: -1 })).toBe(true);
    expect(passesOver(places, { from: 15, to: 10, direction: -1 })).toBe(false);
    expect(passesOver(places, { from: 30, to: 25, direction: -1 })).toBe(false);
    expect(passesOver(places, { from: 10, to: 15, direction: 1 })).toBe(false);
    expect(passesOver([], { from: null, to: null, direction: 1 })).toBe(false);
  });

  it("goes from and to the ends of the text where it has no place", () => {
    expect(passesOver(places, { from: null, to: 10, direction: -1 })).toBe(true);
    expect(passesOver(places, { from: null, to: 25, direction: -1 })).toBe(false);
    expect(passesOver(places, { from: 25, to: null, direction: -1 })).toBe(true);
    expect(passesOver(places, { from: 15, to: null, direction: -1 })).toBe(false);
  });
});

describe("the stop after a candidate was decided", () => {
  it("is the next candidate, else the one before, else none", () => {
    expect(stopAfterDeciding(stops, { kind: "candidate", id: "k1" })?.id).toBe("k2");
    expect(stopAfterDeciding(stops, { kind: "candidate", id: "k2" })?.id).toBe("k1");
    expect(
      stopAfterDeciding(
        [stops[0], stops[1]].filter((stop) => stop !== undefined),
        { kind: "candidate", id: "k1" },
      ),
    ).toBeNull();
  });
});
