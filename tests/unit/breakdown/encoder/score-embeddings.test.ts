import { afterEach, expect, test, vi } from "vitest";
import { readAdditions, type StoredAdditions } from "@/lib/breakdown/encoder/additions";
import { meaningModel } from "@/lib/breakdown/meaning";
import stored from "@/lib/breakdown/weights-encoder.json" with { type: "json" };
import storedForLikeness from "@/lib/breakdown/weights-likeness.json" with { type: "json" };
import { loadEmbeddings, loadLikenessEmbeddings, loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { loadSentenceEncoder } from "@/lib/sentence-encoder";

const trained: StoredAdditions = stored;
const isTrained = readAdditions(trained) !== null;

afterEach(() => vi.unstubAllEnvs());

test("vectors are the package's, or what training made of them for scores or for likeness, where it did", async () => {
  vi.stubEnv("ASSAY_EMBEDDINGS", "1");
  const text = ["The city paid 41 million for the new bridge."];
  const own = await (await loadSentenceEncoder(import.meta.url, null))?.(text);
  expect(own).toHaveLength(1);
  expect(await (await loadEmbeddings(import.meta.url))?.(text)).toEqual(own);
  const scored = await loadScoreEmbeddings(import.meta.url);
  const alike = await loadLikenessEmbeddings(import.meta.url);
  const [forScores, forLikeness] = [await scored?.(text), await alike?.(text)];
  const isOther = (vectors: typeof forScores) => vectors?.[0]?.some((value, at) => value !== own?.[0]?.[at]) ?? false;
  expect(isOther(forScores)).toBe(isTrained);
  expect(isOther(forLikeness)).toBe(readAdditions(storedForLikeness) !== null);
  expect(forLikeness).not.toEqual(forScores);
  expect(await loadScoreEmbeddings(import.meta.url)).toBe(scored);
  expect(await loadLikenessEmbeddings(import.meta.url)).toBe(alike);
});

test("heads and encoder name the same model, and whether it was trained", () => {
  expect(meaningModel.startsWith(trained.model)).toBe(true);
  expect(meaningModel !== trained.model).toBe(isTrained);
});
