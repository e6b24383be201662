import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { run as attribute } from "@/bin/commands/attribute";
import { run as decompose } from "@/bin/commands/decompose";
import { run as segment } from "@/bin/commands/segment";
import { run as trainBreakdown } from "@/bin/commands/train-breakdown";
import { run as trainEncoder } from "@/bin/commands/train-encoder";
import { run as trainLikeness } from "@/bin/commands/train-likeness";
import { summaries } from "@/bin/help.mjs";

// Each command starts a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const launcher = resolve(import.meta.dirname, "../../bin/assay.mjs");
const commands = resolve(import.meta.dirname, "../../bin/commands");
const names = readdirSync(commands)
  .map((file) => file.replace(/\.(ts|mjs)$/, ""))
  .toSorted();
const folder = mkdtempSync(join(tmpdir(), "assay-help-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

function assay(args: readonly string[], set: Record<string, string> = {}) {
  const { DATABASE_URL: _, ...env } = process.env;
  const run = spawnSync(process.execPath, [launcher, ...args], { input: "", cwd: folder, encoding: "utf8", env: { ...env, ...set } });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

describe("assay", () => {
  it("lists every command with what it is for, and ends with 2 where there is none of that name", () => {
    expect(Object.keys(summaries)).toEqual(names);
    for (const asked of [[], ["help"], ["--help"]]) {
      const { code, out, error } = assay(asked);
      expect([code, error]).toEqual([0, ""]);
      for (const [name, summary] of Object.entries(summaries)) expect(out).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
    }
    for (const wrong of ["nonsense", "constructor", "../commands/segment"]) {
      const { code, out, error } = assay([wrong]);
      expect([code, out]).toEqual([2, ""]);
      expect(error).toContain(`There is no command ${wrong}.`);
    }
  });

  it("has words for how each command is used", () => {
    for (const name of names.filter((one) => one !== "verify"))
      expect(readFileSync(join(commands, `${name}.ts`), "utf8"), name).toMatch(
        new RegExp(`^export const usage =\\s*[\`"]usage: .*assay ${name}\\b.*(\n|\\\\n)  \\S`, "m"),
      );
  });

  it.each([
    ["help", "segment"],
    ["train-breakdown", "-h"],
    ["verify", "--help"],
  ])("tells how a command is used, and runs nothing: %s %s", (...asked) => {
    const { code, out, error } = assay(asked);
    expect([code, error]).toEqual([0, ""]);
    expect(out).toMatch(/^usage: /);
  });

  it.each([
    ["segment", segment, "article.txt"],
    ["attribute", attribute, "--json"],
    ["decompose", decompose, "-"],
    ["train-breakdown", trainBreakdown, "tager"],
    ["train-breakdown", trainBreakdown, "worth"],
    ["train-encoder", trainEncoder, "worth"],
    ["train-likeness", trainLikeness, "worth"],
  ])("ends with 2 on words that a command does not take, and does nothing: %s", async (name, run, word) => {
    const complained: string[] = [];
    vi.spyOn(process.stderr, "write").mockImplementation((words) => complained.push(String(words)) > 0);
    expect(await run([word])).toBe(2);
    expect(complained.join("")).toMatch(new RegExp(`^usage: assay ${name}`, "m"));
  });
});

describe("assay without the database it needs", () => {
  const nowhere = "postgresql://assay:secret@127.0.0.1:1/assay";

  it.each([
    ["audit", {}, "DATABASE_URL is not set"],
    ["worker", {}, "DATABASE_URL is not set"],
    ["audit", { DATABASE_URL: nowhere }, "cannot be reached at 127.0.0.1:1"],
  ])("ends with 2, which is no finding, and one plain line: %s %j", (name, set, reason) => {
    const { code, out, error } = assay([name], set);
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain(reason);
    expect(error).not.toContain("secret");
    expect(error.trimEnd().split("\n")).toHaveLength(1);
  });
});
