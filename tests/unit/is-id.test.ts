import { expect, test } from "vitest";
import { isId } from "@/lib/is-id";

test.each([
  ["0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", true],
  ["-".repeat(36), false],
  ["0193a1b2c3d4-7e5f-8a9b-0c1d2e3f4a5b-", false],
  ["0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\n", false],
  ["", false],
])("%j can be an id: %s", (text, expected) => {
  expect(isId(text)).toBe(expected);
});
