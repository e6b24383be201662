import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutLineage } from "@/components/claims/lay-out-lineage";

test("every claim stands right of all it came from, and no two in one place", () => {
  const family = fc.integer({ min: 1, max: 20 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      lines: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 }),
    }),
  );
  fc.assert(
    fc.property(family, ({ size, lines }) => {
      const claims = Array.from({ length: size }, (_, at) => ({ id: String(at) }));
      const forward = lines.filter(([from, to]) => from < to).map(([from, to]) => ({ fromClaimId: String(from), toClaimId: String(to) }));
      const placed = layOutLineage(claims, forward);
      const columns = new Map(placed.map(({ claim, column }) => [claim.id, column]));
      for (const { fromClaimId, toClaimId } of forward) expect(columns.get(toClaimId)).toBeGreaterThan(columns.get(fromClaimId) ?? 0);
      expect(new Set(placed.map(({ column, row }) => `${column} ${row}`)).size).toBe(size);
    }),
  );
});

test("a circle, which no step can make, is still drawn", () => {
  const lines = [
    { fromClaimId: "a", toClaimId: "b" },
    { fromClaimId: "b", toClaimId: "a" },
  ];
  expect(layOutLineage([{ id: "a" }, { id: "b" }], lines)).toHaveLength(2);
});
