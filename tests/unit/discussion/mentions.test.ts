import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMentions, mentionedIds } from "@/lib/discussion/mentions";

const people = [
  { memberId: "1", name: "Ann" },
  { memberId: "2", name: "Ann Lee" },
  { memberId: "3", name: "Øyvind Ås" },
  { memberId: "4", name: "Sam" },
  { memberId: "5", name: "Sam" },
];

describe("mentions", () => {
  test.each([
    ["@Ann, look", ["1"]],
    ["Look, @Ann Lee: here", ["2"]],
    ["@Øyvind Ås?", ["3"]],
    ["(@Ann)", ["1"]],
    ["@Ann @Ann Lee @Ann", ["1", "2"]],
    ["@Sam", ["4", "5"]],
  ])("%s names %j", (text, ids) => {
    expect(mentionedIds(text, people)).toEqual(ids);
  });

  test.each(["ann@Ann", "@Anna", "@ann", "@ Ann", "Ann", "mail@Sam.example", "@", "@Ann_Lee"])("%s names nobody", (text) => {
    expect(mentionedIds(text, people)).toEqual([]);
  });

  test("lie where the words say so, in order, and never overlap, whatever surrounds them", () => {
    const word = fc.constantFrom("@", "Ann", " Lee", "@Ann", "@Sam ", " ", "𝔸", "e\u0301", "x", "\n", "@Øyvind Ås");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const text = words.join("");
        let end = 0;
        for (const mention of findMentions(text, people)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          end = mention.end;
          const name = text.slice(mention.start + 1, mention.end);
          expect(text[mention.start]).toBe("@");
          expect(people.filter((one) => one.name === name).map((one) => one.memberId)).toEqual(mention.memberIds);
        }
      }),
    );
  });
});
