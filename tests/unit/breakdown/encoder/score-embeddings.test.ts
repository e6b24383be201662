import { afterEach, expect, test, vi } from "vitest";
import { readAdditions, type StoredAdditions } from "@/lib/breakdown/encoder/additions";
import { meaningModel } from "@/lib/breakdown/meaning";
import stored from "@/lib/breakdown/weights-encoder.json" with { type: "json" };
import { loadEmbeddings, loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { loadSentenceEncoder } from "@/lib/sentence-encoder";

const trained: StoredAdditions = stored;
const isTrained = readAdditions(trained) !== null;

afterEach(() => vi.unstubAllEnvs());

test("likeness is told by the package's vectors, scores by those that training changed, where it did", async () => {
  vi.stubEnv("ASSAY_EMBEDDINGS", "1");
  const [alike, scored] = [await loadEmbeddings(import.meta.url), await loadScoreEmbeddings(import.meta.url)];
  const text = ["The city paid 41 million for the new bridge."];
  const own = await (await loadSentenceEncoder(import.meta.url, null))?.(text);
  expect(own).toHaveLength(1);
  expect(await alike?.(text)).toEqual(own);
  const [vector, packages] = [(await scored?.(text))?.[0] ?? [], own?.[0] ?? []];
  expect(vector.some((value, at) => value !== packages[at])).toBe(isTrained);
  expect(await loadScoreEmbeddings(import.meta.url)).toBe(scored);
});

test("heads and encoder name the same model, and whether it was trained", () => {
  expect(meaningModel.startsWith(trained.model)).toBe(true);
  expect(meaningModel !== trained.model).toBe(isTrained);
});
