import { expect, test } from "vitest";
import { comparePrecedents } from "@/lib/verdicts/precedents";

const was = (key: string, staleAt: string | null = null) => ({ staleAt, rating: { key } });
const chosen = { key: "false", label: "Not true" };
const differ = "If this claim is different, say in the justification what is.";

test.each([
  [[], ""],
  [[was("true", "2026-11-01T00:00:00Z")], ""],
  [[was("false")], "“Not true” is what it was settled as."],
  [[was("false"), was("false")], "“Not true” is what all 2 were settled as."],
  [[was("true")], `“Not true” differs from this verdict. ${differ}`],
  [[was("true"), was("mixed"), was("false", "2026-11-01T00:00:00Z")], `“Not true” differs from all 2 verdicts. ${differ}`],
  [[was("true"), was("false")], `“Not true” is what 1 of 2 were settled as. ${differ}`],
])("a label is compared with %j", (settled, words) => {
  expect(comparePrecedents(chosen, settled)).toBe(words);
});
