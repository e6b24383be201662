import { afterEach, expect, test, vi } from "vitest";
import { readAdditions, type StoredAdditions } from "@/lib/breakdown/encoder/additions";
import { meaningModel } from "@/lib/breakdown/meaning";
import stored from "@/lib/breakdown/weights-encoder.json" with { type: "json" };
import { loadEmbeddings, loadGroupedEmbeddings, loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { loadSentenceEncoder } from "@/lib/sentence-encoder";

const trained: StoredAdditions = stored;
const isTrained = readAdditions(trained) !== null;

afterEach(() => vi.unstubAllEnvs());

test("likeness is told by the package's vectors, scores by those that training changed, where it did", async () => {
  vi.stubEnv("ASSAY_EMBEDDINGS", "1");
  const [alike, scored] = [await loadEmbeddings(import.meta.url), await loadScoreEmbeddings(import.meta.url)];
  const text = ["The city paid 41 million for the new bridge."];
  const own = await (await loadSentenceEncoder(import.meta.url))?.embed(text);
  expect(own).toHaveLength(1);
  expect(await alike?.(text)).toEqual(own);
  const [vector, packages] = [(await scored?.(text))?.[0] ?? [], own?.[0] ?? []];
  expect(vector.some((value, at) => value !== packages[at])).toBe(isTrained);
  expect(await loadScoreEmbeddings(import.meta.url)).toBe(scored);
});

test("lines embedded in groups have to the last bit the vectors that they have one by one", async () => {
  vi.stubEnv("ASSAY_EMBEDDINGS", "1");
  const [one, grouped] = [await loadScoreEmbeddings(import.meta.url), await loadGroupedEmbeddings(import.meta.url)];
  if (one === null || grouped === null) throw new Error("the optional packages of the sentence embeddings are not installed");
  const few = [
    "Why?",
    "It rained.",
    "It snowed.",
    "He left.",
    "The city paid 41 million for the new bridge, which nobody asked for.",
    "☃ 漢字 ☃☃ fell.",
  ];
  const texts = [...few, ...[150, 300].map((total) => `It is ${"very ".repeat(total)} long.`), ...few];
  const alone: (readonly number[] | undefined)[] = [];
  for (const text of texts) alone.push((await one([text]))[0]);
  expect(await grouped.embed(texts)).toEqual(alone);
  // As they stand a short one is filled up to the longest, and has another vector.
  expect(await one(texts)).not.toEqual(alone);
  expect(grouped.groupsOf(few, 2).some((group) => group.length === 2)).toBe(true);
});

test("heads and encoder name the same model, and whether it was trained", () => {
  expect(meaningModel.startsWith(trained.model)).toBe(true);
  expect(meaningModel !== trained.model).toBe(isTrained);
});
