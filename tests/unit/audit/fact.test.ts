import { expect, test } from "vitest";
import { comparable } from "@/lib/audit/fact";

test("a list is compared in the order of its code points, as the database has it", () => {
  const tags = ["\u{1F600} crowd", "\uFB50", "fees", "\u00E9tude", "\u{1F600}"];
  expect(comparable({ tags, note: null, events: 3 })).toEqual({
    tags: ["fees", "\u00E9tude", "\uFB50", "\u{1F600}", "\u{1F600} crowd"].join(","),
    ...{ note: "", events: 3 },
  });
});
