import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it, vi } from "vitest";
import { say, startModelServer } from "../../support/model-server";

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
  it("is told when a text was published and by whom, and says which of that cannot be", () => {
    const text = "The ferry sank on Monday with 40 cars on board. The council sold the pier for £2 million in 2019.";
    const told = assay(["breakdown", "--json", "--published-on", "2026-11-25", "--author", "Ana Petrova", "-"], text);
    const claims: { statement: string; claimant: string | null }[] = JSON.parse(told.out).candidates;
    expect(claims[0]?.statement).toBe("The ferry sank on Monday [2026-11-23] with 40 cars on board.");
    expect(claims.map(({ claimant }) => claimant)).toEqual(["Ana Petrova", "Ana Petrova"]);
    const wrong = assay(["breakdown", "--published-on", "2026-02-30", "-"], text);
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.error).toBe("assay breakdown: --published-on: give the date as year-month-day, such as 2026-11-24.\n");
    expect(assay(["breakdown", "--language", "English!", "-"], text).error).toContain("--language: give a code such as en or de-AT.");
  });

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

describe("assay breakdown --provider", () => {
  const text = "The city paid 41 million for the new bridge in 2024. It was about time.";
  const run = promisify(execFile);

  it("lets the operator's language model read the text, and says who proposed what", async () => {
    const server = await startModelServer();
    try {
      writeFileSync(join(folder, "bridge.txt"), text);
      const claim = {
        sentence: 0,
        quote: "paid 41 million",
        statement: "The city paid 41 million.",
        claimant: null,
        kind: "claim",
        confidence: 0.7,
      };
      server.answer((_, response) => say(response, JSON.stringify({ claims: [claim] })));
      const env = { ...process.env, ASSAY_MODEL_URL: server.url, ASSAY_MODEL_NAME: "m" };
      const args = [launcher, "breakdown", "--json", "--provider", "language-model", join(folder, "bridge.txt")];
      const good = JSON.parse((await run(process.execPath, args, { env })).stdout);
      expect(good.candidates).toHaveLength(1);
      expect(good.candidates[0]).toMatchObject({ start: 9, end: 24, provider: "language model", model: "m", score: 0.7 });
      expect(good).toMatchObject({ model: "m", fallback: null });

      server.answer((_, response) => {
        response.writeHead(503).end();
      });
      const bad = await run(process.execPath, args, { env });
      expect(JSON.parse(bad.stdout).candidates[0]).toMatchObject({ provider: "rules and sparse linear models", model: null });
      expect(bad.stderr).toContain("its server answered 503");

      server.answer((_, response) => say(response, "{}"));
      await run(process.execPath, [launcher, "breakdown", "--json", join(folder, "bridge.txt")], { env });
      expect(server.heard).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it("ends with 2 where no model is set up, and where the provider is not known", () => {
    const unset = assay(["breakdown", "--provider", "language-model", "-"], text);
    expect([unset.code, unset.out]).toEqual([2, ""]);
    expect(unset.error).toContain("ASSAY_MODEL_URL");
    for (const args of [["--provider", "oracle", "-"], ["--unheard-of", "-"], [], ["a", "b"]]) {
      const wrong = assay(["breakdown", ...args], text);
      expect([wrong.code, wrong.out]).toEqual([2, ""]);
      expect(wrong.error).toContain("usage: assay breakdown");
    }
  });
});

/** Input that no one wrote to be read, as one line of JSON each: every command answers it, with offsets inside the text. */
describe("the commands on hostile lines", () => {
  const hostile: Readonly<Record<string, string>> = {
    "five million letters in one line": "a".repeat(5_000_000),
    "a hundred thousand sentences": "It is. ".repeat(100_000),
    "text from right to left": "قال العمدة إن السد آمن. ".repeat(2_000),
    "halves of characters": "\ud83d said \udc00 ".repeat(2_000),
    nothing: "",
  };
  const input = Object.entries(hostile)
    .map(([id, text]) => `${JSON.stringify({ id, text })}\n`)
    .join("");

  for (const command of ["segment", "score", "attribute", "decompose", "match"])
    it(`are answered by ${command}`, () => {
      writeFileSync(join(folder, "hostile.jsonl"), input);
      const args = command === "match" ? [command, "--corpus", "hostile.jsonl"] : [command];
      const { status, stdout } = spawnSync(process.execPath, [launcher, ...args], {
        input,
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 256e6,
      });
      expect(status).toBe(0);
      const replies = stdout.trim().split("\n");
      expect(replies).toHaveLength(Object.keys(hostile).length);
      for (const line of replies) {
        const reply = JSON.parse(line);
        expect(reply).not.toHaveProperty("error");
        const length = (hostile[reply.id] ?? "").length;
        for (const [, end] of line.matchAll(/"end":(\d+)/g))
          if (Number(end) > length) throw new Error(`${reply.id}: ${end} is beyond the text`);
      }
    });
});
