import fs, { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/backup";
import { run as runRestore } from "@/bin/commands/restore";
import { writeBackup } from "@/lib/backup/write-backup";
import { unfinishedName } from "@/lib/unfinished-file";
import { aNewsroom } from "@/tests/builders/newsroom";
import { pidOfKilled } from "@/tests/support/killed";

const root = mkdtempSync(path.join(os.tmpdir(), "assay-backup-command-"));
let folder: string;
let file: string;
beforeAll(async () => {
  await aNewsroom();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "place-"));
  file = path.join(folder, "a.backup");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a command ends with, and what it says. */
async function saidBy(command: typeof run, ...given: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const listening = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation((text) => said.push(String(text)) > 0),
  );
  try {
    return { code: await command(given), said: said.join("") };
  } finally {
    for (const one of listening) one.mockRestore();
  }
}

const laid = (name: string, content: string) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

describe("assay backup", () => {
  test("leaves a file that is there as it is, and puts the new one in its place when that is asked for", async () => {
    laid("a.backup", "the only good one");
    const refused = await saidBy(run, file);
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/^Nothing was saved\. There is a file .*a\.backup already\./) });
    expect(readFileSync(file, "utf8")).toBe("the only good one");
    expect((await saidBy(run, file, "--replace")).code).toBe(0);
    expect(readFileSync(file).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    expect(readdirSync(folder)).toEqual(["a.backup"]);
  });

  test("keeps the older file when the new one cannot be made whole", async () => {
    laid("a.backup", "the only good one");
    const stopped = new AbortController();
    const writing = writeBackup(file, { passphrase: null, isReplacing: true, signal: stopped.signal });
    stopped.abort();
    await expect(writing).rejects.toThrow("abort");
    expect(readFileSync(file, "utf8")).toBe("the only good one");
    expect(readdirSync(folder)).toEqual(["a.backup"]);
  });

  test("leaves nothing when it is stopped while the disk is still opening its file", async () => {
    const stopped = new AbortController();
    const opensFile = fs.open;
    const late = vi.spyOn(fs, "open").mockImplementation((...given: Parameters<typeof fs.open>) => {
      stopped.abort();
      setTimeout(() => opensFile(...given), 200);
    });
    try {
      await expect(writeBackup(file, { passphrase: null, signal: stopped.signal })).rejects.toThrow("abort");
      expect(late).toHaveBeenCalledOnce();
    } finally {
      late.mockRestore();
    }
    await wait(400);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("takes away what one that was killed had begun, and says so", async () => {
    const killed = path.basename(unfinishedName(file)).replace(`-${process.pid}-`, `-${await pidOfKilled()}-`);
    const left = laid(killed, "half a backup");
    const { code, said } = await saidBy(run, file);
    expect([code, said]).toEqual([0, expect.stringContaining(`Taken away: ${left}, the beginning of a backup that was killed.`)]);
    expect(readdirSync(folder)).toEqual(["a.backup"]);
  });

  test("says that others can read its key, as restore does, and goes on", async () => {
    const key = laid("key", "a few plain words");
    chmodSync(key, 0o644);
    const saved = await saidBy(run, file, "--key-file", key);
    expect([saved.code, saved.said]).toEqual([0, expect.stringContaining(`! The file ${key} can be read by other users`)]);
    const restored = await saidBy(runRestore, path.join(folder, "nothing"), "--key-file", key);
    expect([restored.code, restored.said]).toEqual([1, expect.stringContaining(`! The file ${key} can be read by other users`)]);
  });

  test.each([
    ["no file", [], "Name one file."],
    ["two files", ["a", "b"], "Name one file."],
    ["an unknown option", ["a", "--fast"], "Unknown option '--fast'"],
    ["a key file that is not there", ["a", "--key-file", "/nowhere/key"], "The key file cannot be read. ENOENT"],
    ["an empty key file", ["a", "--key-file", "/dev/null"], "The key file is empty."],
  ])("%s is wrong usage, for restore too", async (_, given, words) => {
    for (const command of [run, runRestore]) {
      const { code, said } = await saidBy(command, ...given);
      expect([code, said]).toEqual([2, expect.stringMatching(/usage: .* assay (?:backup|restore) FILE/)]);
      expect(said).toContain(words);
    }
  });
});
