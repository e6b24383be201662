import fc from "fast-check";
import { expect, test } from "vitest";
import { embedAmongEquals } from "@/lib/breakdown/encoder/equal-lengths";

test("only texts of equal length are embedded together, so many at most, and each gets its own vector", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 6 }), { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), async (texts, most) => {
      const lots: string[][] = [];
      const { embed, groupsOf } = embedAmongEquals(
        async (lot) => {
          lots.push([...lot]);
          return lot.map((text) => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))]);
        },
        (text) => text.length,
      );
      const vectors = await embed(texts);
      expect(vectors).toEqual(texts.map((text) => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))]));
      for (const lot of lots) expect(new Set(lot.map((text) => text.length)).size).toBe(1);
      expect(lots.flat().toSorted()).toEqual([...new Set(texts)].toSorted());
      const groups = groupsOf(texts, most);
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(most);
        expect(new Set(group.map((text) => text.length)).size).toBe(1);
      }
      expect(groups.flat().toSorted()).toEqual(texts.toSorted());
    }),
  );
});
