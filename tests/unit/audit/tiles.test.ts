import { describe, expect, test } from "vitest";
import { hasTile, parseTilePlace, tileAddress } from "@/lib/audit/tiles";

describe("the address of a tile", () => {
  test.each([
    ["0/000", { level: 0, index: 0n, width: 256 }],
    ["1/017.p/9", { level: 1, index: 17n, width: 9 }],
    ["0/x001/x234/067", { level: 0, index: 1_234_067n, width: 256 }],
    ["2/x001/000.p/255", { level: 2, index: 1000n, width: 255 }],
  ])("%s is read, and written back the same", (address, place) => {
    expect(parseTilePlace(address.split("/"))).toEqual(place);
    expect(tileAddress(place)).toBe(address);
  });

  test.each([
    "0/0",
    "0/1000",
    "00/000",
    "8/000",
    "-1/000",
    "0/x000/001",
    "0/001/002",
    "0/000.p/0",
    "0/000.p/256",
    "0/000.p/01",
    "entries/000",
    "0",
    "",
  ])("%j is none", (address) => {
    expect(parseTilePlace(address.split("/"))).toBeNull();
  });
});

test("a tree of 70,000 leaves has the tiles that the specification lists", () => {
  const size = 70_000n;
  expect(hasTile(size, { level: 0, index: 272n, width: 256 })).toBe(true);
  expect(hasTile(size, { level: 0, index: 273n, width: 112 })).toBe(true);
  expect(hasTile(size, { level: 0, index: 273n, width: 113 })).toBe(false);
  expect(hasTile(size, { level: 1, index: 0n, width: 256 })).toBe(true);
  expect(hasTile(size, { level: 1, index: 1n, width: 17 })).toBe(true);
  expect(hasTile(size, { level: 1, index: 1n, width: 18 })).toBe(false);
  expect(hasTile(size, { level: 2, index: 0n, width: 1 })).toBe(true);
  expect(hasTile(size, { level: 3, index: 0n, width: 1 })).toBe(false);
});
