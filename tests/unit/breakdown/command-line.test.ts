import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";

// Each command starts a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const launcher = resolve(import.meta.dirname, "../../../bin/assay.mjs");
const folder = mkdtempSync(join(tmpdir(), "assay-breakdown-"));
afterAll(() => rmSync(folder, { recursive: true }));

function assay(args: readonly string[], input: string | Buffer = ""): { code: number | null; out: string; error: string } {
  const run = spawnSync(process.execPath, [launcher, ...args], { input, cwd: folder, encoding: "utf8" });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

describe("the commands that read JSON Lines", () => {
  const lines =
    '{"id":"a","text":"The mayor said that the dam broke in 2019."}\nnot json\n\n{"id":2}\n{"id":"b","text":"😀 It rained. We left."}\n';

  it("answer every line in order and go on after one that cannot be read", () => {
    writeFileSync(join(folder, "corpus.jsonl"), '{"id":"dam","text":"The dam broke in 2019."}\n{"id":"other","text":"Prices rose."}\n');
    const fields = { segment: "sentences", score: "checkWorthiness", attribute: "attributions", decompose: "claims", match: "matches" };
    for (const [command, field] of Object.entries(fields)) {
      const { code, out } = assay(command === "match" ? [command, "--corpus", "corpus.jsonl"] : [command], lines);
      expect(code, command).toBe(0);
      const replies = out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(replies.map(({ id }) => id)).toEqual(["a", null, 2, "b"]);
      expect(replies.map((reply) => (field in reply ? field : "error" in reply ? "error" : "neither"))).toEqual([
        field,
        "error",
        "error",
        field,
      ]);
    }
  });

  it("count offsets in UTF-16 code units", () => {
    const { out } = assay(["segment"], '{"id":"b","text":"😀 It rained. We left."}');
    expect(JSON.parse(out)).toEqual({
      id: "b",
      sentences: [
        { start: 0, end: 13 },
        { start: 14, end: 22 },
      ],
    });
  });
});

describe("assay breakdown", () => {
  it("prints sentences and candidates with offsets into the text it was given", () => {
    const text = "Café news\n\n“We sold 12 ships in 2021,” said Ana Petrova. Is that so?";
    const { code, out } = assay(["breakdown", "--json", "-"], text);
    expect(code).toBe(0);
    const { sentences, candidates } = JSON.parse(out);
    expect(sentences.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))).toEqual([
      "Café news",
      "“We sold 12 ships in 2021,” said Ana Petrova.",
      "Is that so?",
    ]);
    expect(Object.keys(sentences[0])).toEqual(["start", "end", "kind", "checkWorthiness"]);
    expect(candidates).toHaveLength(1);
    expect(Object.keys(candidates[0])).toEqual(["start", "end", "statement", "claimant", "checkWorthiness", "reasons"]);
    expect(candidates[0].claimant).toBe("Ana Petrova");
  });

  it("ends with 2 and one plain line on input that is no text", () => {
    writeFileSync(join(folder, "nul.txt"), "a\u0000b");
    writeFileSync(join(folder, "latin.txt"), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    for (const [path, why] of [
      ["missing.txt", /no such file/],
      [folder, /folder/],
      ["nul.txt", /NUL/],
      ["latin.txt", /UTF-8/],
    ] as const) {
      const { code, out, error } = assay(["breakdown", "--json", path]);
      expect([code, out]).toEqual([2, ""]);
      expect(error).toMatch(why);
      expect(error.trimEnd().split("\n")).toHaveLength(1);
    }
  });

  it("prints a listing for people without --json", () => {
    const { code, out } = assay(["breakdown", "-"], "The dam broke on 3 May 2019. It is a shame.");
    expect(code).toBe(0);
    expect(out).toContain("2 sentences");
    expect(out).toContain("1 candidate claims");
  });
});
