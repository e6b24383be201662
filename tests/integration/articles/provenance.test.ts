import { expect, test } from "vitest";
import { offlineProvenance } from "@/lib/breakdown/break-down";
import { meaningModel } from "@/lib/breakdown/meaning";
import { worthThreshold } from "@/lib/breakdown/scores";
import { database } from "@/lib/database";
import { loadEmbeddings } from "@/lib/sentence-embeddings";
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

test("where sentence embeddings are at work, the same article says so, and is not found another score", async () => {
  const { workspaceId, reviewer } = await aNewsroom();
  process.env.ASSAY_EMBEDDINGS = "1";
  // The packages are optional: where they are missing, the article is read as ever.
  const isInstalled = (await loadEmbeddings(import.meta.url)) !== null;
  const articleId = await anArticle(reviewer).finally(() => {
    process.env.ASSAY_EMBEDDINGS = "0";
  });
  const { provider: plain, version: number } = offlineProvenance;
  const expected = isInstalled
    ? { provider: "rules, sparse linear models and sentence embeddings", version: `${number} with ${meaningModel}` }
    : { provider: plain, version: number };
  const candidates = await database.candidate.findMany({ where: { workspaceId, articleId }, include: { breakdown: true } });
  expect(candidates.length).toBeGreaterThan(0);
  for (const { breakdown, provider, version, score, checkWorthiness } of candidates) {
    expect({ provider, version }).toEqual(expected);
    expect(breakdown).toMatchObject({ provider, version, model: null });
    expect(score).toBe(checkWorthiness);
  }
});
