import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";

const launcher = resolve(import.meta.dirname, "../../../bin/assay.mjs");
const command = [launcher, "score"];
const env = { ...process.env, ASSAY_EMBEDDINGS: "1" };
const line = (id: number, text: string) => `${JSON.stringify({ id, text })}\n`;
const lines = (total: number, text: string) => Array.from({ length: total }, (_, at) => line(at + 1, text)).join("");
const embeddedMax = 15_000;

function idsIn(out: string): number[] {
  return out
    .trim()
    .split("\n")
    .map((reply) => JSON.parse(reply).id);
}

test("a file of too many lines is scored on one scale, and says so", () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-score-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "lines.jsonl");
  const score = (content: string) => {
    writeFileSync(file, content);
    const descriptor = openSync(file, "r");
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      stdio: [descriptor, "pipe", "pipe"],
      env,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    closeSync(descriptor);
    expect(status).toBe(0);
    return { replies: stdout.trim().split("\n"), stderr };
  };
  const sentence = "The city paid 41 million for the new bridge.";
  const short = score(`${line(0, sentence)}${lines(2, "Yes.")}`);
  const long = score(`${line(0, sentence)}${lines(embeddedMax, "Yes.")}`);
  expect(short.stderr).toBe("");
  expect(long.stderr).toBe("assay score: more than 15000 lines: all without sentence embeddings, which take long.\n");
  expect(long.replies).toHaveLength(embeddedMax + 1);
  expect(long.replies[0]).not.toBe(short.replies[0]);
  const plain = spawnSync(process.execPath, [...command, "--no-embeddings"], { input: line(0, sentence), encoding: "utf8" });
  expect(`${long.replies[0]}\n`).toBe(plain.stdout);
});

test("of a pipe nobody knows how long it is: where it gets too long is said", () => {
  // What has no words has no meaning either, so that nothing waits for it.
  const { stdout, stderr } = spawnSync(process.execPath, command, {
    input: lines(embeddedMax + 2, "…"),
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  expect(stderr).toBe("assay score: from line 15001 on without sentence embeddings, which take long.\n");
  expect(idsIn(stdout)).toEqual(Array.from({ length: embeddedMax + 2 }, (_, at) => at + 1));
});

test("a line that is typed is answered before the next, and ctrl-C ends it", async () => {
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "inherit"], env: { ...env, ASSAY_EMBEDDINGS: "0" } });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const [id, text] of ["It rained in May.", "not\u0000"].entries()) {
    child.stdin.write(line(id, text));
    expect(JSON.parse(String((await answers.next()).value))).toMatchObject({ id, checkWorthy: expect.any(Boolean) });
  }
  child.stdin.write("nothing\n");
  expect(JSON.parse(String((await answers.next()).value))).toEqual({ id: null, error: "the line is not valid JSON" });
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGINT");
  expect(await ended).toBe(130);
});
