import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { livePassageUrl } from "@/lib/evidence/live-passage-url";
import { mediaFragmentUrl, readPassagePlace } from "@/lib/evidence/passage-place";

const inRecording = (locator: string) => readPassagePlace("recording", locator);
const inData = (locator: string) => readPassagePlace("dataset", locator);

describe("a place in a recording", () => {
  test.each([
    ["1:02", 62_000, null, ""],
    ["75:00", 4_500_000, null, ""],
    ["1:02:03.5", 3_723_500, null, ""],
    ["0:14:30–0:15:05, second speaker", 870_000, 905_000, "second speaker"],
    ["0:01 - 0:02", 1_000, 2_000, ""],
  ])("%s is a time", (locator, fromMs, toMs, rest) => {
    expect(inRecording(locator)).toEqual({ ok: true, value: { kind: "time", fromMs, toMs, rest } });
  });

  test.each(["", "near the end", "62", "1:75", "1:60:00", "1:00–0:30", "1:00–1:00", "1:00–1:99", "-1:00", "1:02:03:04"])(
    "%j is none, and it is said why",
    (locator) => {
      expect(inRecording(locator)).toEqual({ ok: false, problem: expect.stringMatching(/^[A-Z].+\.$/) });
    },
  );

  test("that was written as hours, minutes and seconds comes back as it was meant", () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
        const text = `${hours}:${String(minutes).padStart(2, "0")}:${String(seconds).padStart(2, "0")}`;
        expect(inRecording(text)).toMatchObject({ value: { fromMs: ((hours * 60 + minutes) * 60 + seconds) * 1000 } });
      }),
    );
  });
});

describe("a place in a data set", () => {
  test.each([
    ["B2", null, { column: 2, row: 2 }, null],
    ["Sheet1!$AA$10:AB12", "Sheet1", { column: 27, row: 10 }, { column: 28, row: 12 }],
    ["'Road deaths, 2024'!XFD1048576", "'Road deaths, 2024'", { column: 16_384, row: 1_048_576 }, null],
  ])("%s is cells", (locator, sheet, from, to) => {
    expect(inData(locator)).toEqual({ ok: true, value: { kind: "cells", sheet, from, to } });
  });

  test.each(["select sum(fares) from ferry where year = 2025", "rows A9, 2023–2025"])("%s is a query in words", (locator) => {
    expect(inData(locator)).toEqual({ ok: true, value: { kind: "words" } });
  });

  test.each(["", "B0", "XFE1", "B2:A9", "B9:C2", "A1048577"])("%j is none, and it is said why", (locator) => {
    expect(inData(locator)).toEqual({ ok: false, problem: expect.stringMatching(/^[A-Z].+\.$/) });
  });
});

test("a place in anything else is any words, or none", () => {
  for (const locator of ["", "page 9", "1:75"])
    expect(readPassagePlace("document", locator)).toEqual({ ok: true, value: { kind: "words" } });
});

describe("the way to a passage on the live page", () => {
  const film = "https://city.example/council.mp4?x=1#old";
  test("is a media fragment where the page is the recording itself", () => {
    expect(mediaFragmentUrl(film, { kind: "recording", locator: "1:02.5–1:30, the mayor" })).toBe(
      "https://city.example/council.mp4?x=1#t=62.5,90",
    );
    expect(mediaFragmentUrl(film, { kind: "recording", locator: "1:02" })).toBe("https://city.example/council.mp4?x=1#t=62");
  });

  test("is the words of the passage everywhere else", () => {
    const passage = { quote: "The mayor agreed.", locator: "1:02" };
    expect(livePassageUrl("https://city.example/watch", { ...passage, kind: "recording" })).toBe(
      "https://city.example/watch#:~:text=The%20mayor%20agreed.",
    );
    expect(livePassageUrl("https://city.example/a.mp3", { ...passage, kind: "webPage" })).toContain(":~:text=");
    expect(livePassageUrl("https://city.example/a.mp3", { ...passage, kind: "recording", locator: "of old" })).toContain(":~:text=");
  });
});
