import { expect, test } from "vitest";
import { presentColumns, valueIn } from "@/lib/audit/present-row";
import { columnsOf, statementOf } from "@/lib/audit/present-table";

const tables = [
  { table: "Waiver", as: "w", own: "rule endedAt" },
  { table: "Claim", as: "c", own: "state", made: { revision: 'c."revisionNumber"' }, where: "true", groupBy: 'c."id"' },
];

test("a statement lists what a row holds in the order of its table's columns", () => {
  expect(tables.map(columnsOf)).toEqual([
    ["rule", "endedAt"],
    ["state", "revision"],
  ]);
  expect(statementOf(tables, "$1::uuid").replace(/\s+/g, " ")).toBe(
    `select json_build_array(0, w."id"::text, w."rule", w."endedAt") from "Waiver" w where w."workspaceId" = $1::uuid union all ` +
      `select json_build_array(1, c."id"::text, c."state", c."revisionNumber") from "Claim" c where c."workspaceId" = $1::uuid and true group by c."id"`,
  );
});

test("a row's values are told as events tell them, and what it has no column for is not told", () => {
  const waiver = {
    of: presentColumns("Waiver", ["rule", "endedAt"], 2),
    row: "w",
    values: [0, "w", "quorum", "2026-11-29T10:00:00+00:00"],
  };
  expect(["rule", "endedAt", "state"].map((column) => valueIn(waiver, column))).toEqual(["quorum", "2026-11-29T10:00:00.000Z", undefined]);
  const claim = { of: presentColumns("Claim", ["state", "heldFrom"]), row: "c", values: ["assessed", null] };
  expect(["state", "heldFrom"].map((column) => valueIn(claim, column))).toEqual(["inReview or assessed", ""]);
});
