import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hasMoreLines } from "@/bin/line-total";
import { type EmbeddingThread, shareEmbedding } from "@/bin/shared-embedding";

const vectorOf = (text: string) => [text.length];
const sentences = (total: number, from = 0) => Array.from({ length: total }, (_, at) => `The city paid ${from + at} million.`);

/** What is embedded here and in a thread that is none, which starts, answers or fails as told. */
function sharing(thread: Partial<EmbeddingThread>, processors = 2) {
  const [here, beside, told]: [string[], string[], unknown[]] = [[], [], []];
  let closed = 0;
  const own = async (texts: readonly string[]) => {
    here.push(...texts);
    return texts.map(vectorOf);
  };
  const start = () => ({
    ready: Promise.resolve(),
    embed: async (texts: readonly string[]) => {
      beside.push(...texts);
      return texts.map(vectorOf);
    },
    close: async () => {
      closed += 1;
    },
    ...thread,
  });
  const shared = shareEmbedding(own, { processors, alone: 40, start, tell: (why) => told.push(why) });
  return { ...shared, here, beside, told, closed: () => closed };
}

test("a short run is embedded here alone, a long one by two threads, with the same vectors", async () => {
  const { embed, here, beside, close, closed } = sharing({});
  for (const [from, total] of [
    [0, 40],
    [100, 20],
    [200, 100],
  ] as const) {
    const texts = sentences(total, from);
    expect(await embed([...texts, ...texts])).toEqual([...texts, ...texts].map(vectorOf));
    if (from === 0) expect(beside).toEqual([]);
  }
  expect(beside.length).toBeGreaterThan(40);
  expect([...here, ...beside].filter((text) => text.includes("paid 2")).length).toBeGreaterThanOrEqual(100);
  await close();
  expect(closed()).toBe(1);
});

test("one processor does all, and no thread is started", async () => {
  const { embed, beside, close, closed } = sharing({}, 1);
  for (const from of [0, 100, 200]) await embed(sentences(60, from));
  await close();
  expect([beside.length, closed()]).toEqual([0, 0]);
});

test("all goes on here where the thread does not start, or fails while it embeds, and it is told why", async () => {
  const failed = new Error("no memory");
  const faults: Partial<EmbeddingThread>[] = [{ ready: Promise.reject(failed) }, { embed: () => Promise.reject(failed) }];
  for (const fault of faults) {
    const { embed, beside, told } = sharing(fault);
    for (const from of [0, 100, 200]) expect(await embed(sentences(60, from))).toEqual(sentences(60, from).map(vectorOf));
    expect([beside, told]).toEqual([[], [failed]]);
  }
});

test("the second thread gives the vectors that the first gives, to the last bit", () => {
  const code = `
    import { shareEmbedding, startThread } from "./bin/shared-embedding.ts";
    import { loadScoreEmbeddings } from "./lib/sentence-embeddings.ts";
    const own = await loadScoreEmbeddings(process.cwd() + "/");
    const texts = Array.from({ length: 16 }, (_, at) => "The city paid " + at + " million" + " more".repeat(at % 3) + ".");
    let beside = 0;
    const thread = startThread();
    const start = () => ({ ...thread, embed: (lot) => { beside += lot.length; return thread.embed(lot); } });
    const { embed, close } = shareEmbedding(own, { processors: 2, alone: 0, start, tell: (why) => { throw why; } });
    const before = await embed(texts);
    await thread.ready;
    await new Promise(setImmediate);
    const after = await embed(texts);
    await close();
    console.log(JSON.stringify({ beside, same: JSON.stringify(before) === JSON.stringify(after), length: after[0].length }));`;
  const out = execFileSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", code], {
    cwd: resolve(import.meta.dirname, "../../.."),
    env: { ...process.env, ASSAY_EMBEDDINGS: "1" },
    encoding: "utf8",
  });
  const { beside, ...rest } = JSON.parse(out);
  expect(rest).toEqual({ same: true, length: 512 });
  expect(beside).toBeGreaterThan(4);
  expect(beside).toBeLessThan(12);
});

test("whether a file has more lines than so many is told without reading it away", () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-lines-"));
  const file = join(folder, "lines");
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [content, more] of [
    ["", false],
    ["a\nb\n", false],
    ["a\nb\nc", true],
    ["a\nb\nc\n", true],
    [`${"x".repeat(100_000)}\n${"y".repeat(70_000)}`, false],
    ["\n".repeat(200_000), true],
  ] as const) {
    writeFileSync(file, content);
    const descriptor = openSync(file, "r");
    expect(hasMoreLines(2, descriptor)).toBe(more);
    expect(readFileSync(descriptor, "utf8")).toBe(content);
    closeSync(descriptor);
  }
});
