import { expect, it } from "vitest";
import { formatPaneSizes, parsePaneSizes } from "@/components/ui/pane-sizes";

const ids = ["text", "list", "one"];

it("reads back what it wrote", () => {
  const sizes = { text: 40.5, list: 25.25, one: 34.25 };
  expect(parsePaneSizes(formatPaneSizes(sizes), ids)).toEqual(sizes);
});

it.each([
  ["absent", undefined],
  ["empty", ""],
  ["about other panes", "text~50_other~50"],
  ["short of a pane", "text~50_list~50"],
  ["not adding up", "text~10_list~10_one~10"],
  ["not numbers", "text~x_list~50_one~50"],
  ["negative", "text~-20_list~60_one~60"],
])("ignores a cookie that is %s", (_, cookie) => {
  expect(parsePaneSizes(cookie, ids)).toBeUndefined();
});
