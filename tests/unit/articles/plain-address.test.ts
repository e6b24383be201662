import { describe, expect, test } from "vitest";
import { plainAddress } from "@/lib/articles/plain-address";

describe("an address", () => {
  test.each([
    ["http://www.example.org/story/", "https://example.org/story"],
    ["https://example.org/story?utm_source=a&UTM_medium=b&fbclid=c&gclid=d", "https://example.org/story"],
    ["https://example.org/story?id=7&utm_source=a", "https://example.org/story?id=7"],
    ["https://example.org/story?b=2&a=1", "https://example.org/story?a=1&b=2"],
    ["https://example.org/story#part", "https://example.org/story"],
    ["https://EXAMPLE.org:443/", "http://example.org"],
  ])("%s is that of the same page as %s", (one, other) => {
    expect(plainAddress(one)).toBe(plainAddress(other));
  });

  test.each([
    ["https://example.org/story?id=7", "https://example.org/story?id=8"],
    ["https://example.org/story?id=7", "https://example.org/story"],
    ["https://example.org/story", "https://example.org/Story"],
    ["https://example.org/story", "https://news.example.org/story"],
    ["https://example.org/#!/story", "https://example.org/#!/other"],
    ["https://example.org:8080/story", "https://example.org/story"],
  ])("%s is not that of %s", (one, other) => {
    expect(plainAddress(one)).not.toBe(plainAddress(other));
  });

  test("that is not on the web is none", () => {
    expect(["urn:x", "file:///a", "no"].map(plainAddress)).toEqual([null, null, null]);
  });
});
