import { expect, test } from "vitest";
import { worthThreshold } from "@/lib/breakdown/scores";
import { database } from "@/lib/database";
import { anArticle } from "@/tests/builders/article";
import { aNewsroom } from "@/tests/builders/newsroom";

test("every candidate keeps who proposed it, in which version, and how sure it was", async () => {
  const { workspaceId, reviewer } = await aNewsroom();
  const articleId = await anArticle(reviewer);
  const candidates = await database.candidate.findMany({ where: { workspaceId, articleId }, include: { breakdown: true } });
  expect(candidates.length).toBeGreaterThan(0);
  for (const { breakdown, provider, model, version, score, checkWorthiness } of candidates) {
    expect({ provider, model, version, score }).toEqual({
      provider: breakdown.provider,
      model: null,
      version: breakdown.version,
      score: checkWorthiness,
    });
    expect(breakdown).toMatchObject({ model: null, layer: null, fallback: null, threshold: worthThreshold });
  }
});
