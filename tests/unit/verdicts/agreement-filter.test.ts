import { expect, test } from "vitest";
import { readAgreementFilter, readFigure, writeAgreementFilter } from "@/lib/verdicts/agreement-filter";

const id = "0190aaaa-0000-7000-8000-00000000000a";

test("a filter is read back as it was written, and what is none is left out", () => {
  const filter = { topic: "bridge & ferry", article: id, reviewer: id, from: "2026-01-01", until: "2026-12-31", version: 2 };
  expect(readAgreementFilter(writeAgreementFilter(filter))).toEqual(filter);
  const wild = { topic: " ", article: "1 or 1=1", from: "yesterday", until: ["2026-01-01"], version: "-1", reviewer: "" };
  expect(readAgreementFilter(wild)).toEqual({});
  expect(readAgreementFilter({ topic: "a\u0000b\uD800" })).toEqual({ topic: "ab\uFFFD" });
});

test.each([
  [{ pair: "true~false" }, { pair: ["true", "false"] }],
  [{ pair: "true" }, {}],
  [{ month: "2026-11" }, { month: "2026-11" }],
  [{ month: "November" }, {}],
  [{ differs: "1" }, { differs: true }],
  [{ pair: ["a~b"] }, {}],
])("figure %j is %j", (query, figure) => {
  expect(readFigure(query)).toEqual(figure);
});
