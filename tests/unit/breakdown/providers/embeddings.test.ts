import { describe, expect, test } from "vitest";
import { cosine, remembering, rerankByMeaning } from "@/lib/breakdown/providers/embeddings";

const claims = new Map([
  ["a", { id: "a", text: "The dam broke." }],
  ["b", { id: "b", text: "The wall gave way." }],
]);
const vectors: Record<string, number[]> = { "The barrier burst.": [1, 0], "The dam broke.": [0, 1], "The wall gave way.": [1, 0.1] };
const embed = async (texts: readonly string[]) => texts.map((text) => vectors[text] ?? [0, 0]);
const matches = [
  { id: "a", score: 1.2 },
  { id: "b", score: 1 },
];

describe("ranking matches again by meaning", () => {
  test("moves up what is alike in meaning, and keeps which they are", async () => {
    const ranked = await rerankByMeaning("The barrier burst.", matches, { claims, embed });
    expect(ranked.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(ranked.find(({ id }) => id === "a")?.score).toBe(1.2);
  });

  test("keeps the order where meaning tells nothing apart, and asks for no vectors where there is nothing to order", async () => {
    expect(await rerankByMeaning("Unheard of.", matches, { claims, embed })).toEqual(matches);
    const never = () => Promise.reject(new Error("asked"));
    expect(await rerankByMeaning("x", matches.slice(0, 1), { claims, embed: never })).toEqual(matches.slice(0, 1));
  });

  test("looks at the fifty best only, and lets none of them fall below the rest", async () => {
    const many = Array.from({ length: 52 }, (_, at) => ({ id: at, score: 100 - at }));
    const texts = new Map(many.map(({ id }) => [id, { id, text: `claim ${id}` }]));
    const asked: string[] = [];
    const opposed = async (wanted: readonly string[]) => {
      asked.push(...wanted);
      return wanted.map((text) => (text === "claim 49" || text === "query" ? [1, 0] : [-1, 0]));
    };
    const ranked = await rerankByMeaning("query", many, { claims: texts, embed: opposed });
    expect(ranked.map(({ id }) => id)).toEqual([49, ...Array.from({ length: 49 }, (_, at) => at), 50, 51]);
    expect(ranked.map(({ score }) => score)).toEqual([...ranked.map(({ score }) => score)].sort((a, b) => b - a));
    expect(asked).toHaveLength(51);
  });

  test("embeds a text once, and again when too many others came since", async () => {
    const asked: string[][] = [];
    const counted = remembering(async (texts) => {
      asked.push([...texts]);
      return embed(texts);
    }, 2);
    expect(await counted(["The dam broke.", "The dam broke."])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(await counted(["The wall gave way.", "The dam broke."])).toEqual([
      [1, 0.1],
      [0, 1],
    ]);
    await counted(["Something else."]);
    await counted(["The dam broke."]);
    expect(asked).toEqual([["The dam broke."], ["The wall gave way."], ["Something else."], ["The dam broke."]]);
  });

  test("takes the cosine of vectors of any length, none included", () => {
    expect(cosine([3, 4], [3, 4])).toBeCloseTo(1);
    expect(cosine([1, 0], [0, 2])).toBe(0);
    expect(cosine([1, 0], [-2, 0])).toBe(-1);
    expect(cosine([0, 0], [1, 1])).toBe(0);
    expect(cosine([], [])).toBe(0);
  });
});
