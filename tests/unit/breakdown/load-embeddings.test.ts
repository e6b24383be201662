import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "assay-embeddings-"));

function installed(name: string, code: string): void {
  const place = join(folder, "node_modules/@energetic-ai", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "index.js"), code);
}

afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

test("the model is read only when what computes with it has started, however long that takes", async () => {
  installed(
    "core",
    "let is = false; exports.isReady = () => is; exports.ready = () => new Promise((done) => setTimeout(() => { is = true; done(); }, 50));",
  );
  installed(
    "model-embeddings-en",
    "const core = require('@energetic-ai/core'); exports.modelSource = async () => { if (!core.isReady()) throw new Error('not yet initialized'); };",
  );
  // Starting and reading at once, as the package does.
  installed(
    "embeddings",
    "const core = require('@energetic-ai/core'); exports.initModel = async (source) => { await Promise.all([core.ready(), source()]); return { embed: async (texts) => texts.map(() => [1]) }; };",
  );
  vi.stubEnv("ASSAY_EMBEDDINGS", "1");
  const { loadEmbeddings } = await import("@/lib/sentence-embeddings");
  const embed = await loadEmbeddings(join(folder, "package.json"));
  expect(await embed?.(["One.", "Two."])).toEqual([[1], [1]]);
});
