import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/witness";
import { formatCheckpoint } from "@/lib/audit/checkpoint";
import { emptyRoot } from "@/lib/audit/merkle";
import { formatNote, formatVerifierKey, type SignerKey, signatureTypes, signerKey, signNote } from "@/lib/audit/signed-note";
import { formatWitnessRequest } from "@/lib/audit/witness-request";

let folder: string;
let witness: ChildProcess;
let origin: string;

function aKey(name: string, type: number = signatureTypes.ed25519): SignerKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return signerKey({ name, type, pkcs8: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64") });
}

const [older, newer] = [aKey("courier.example/log"), aKey("courier.example/log")];
const post = (body: string) => fetch(`${origin}/add-checkpoint`, { method: "POST", body });

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-witness-command-"));
  // As the log's page of keys serves them: one a line, newest first.
  const keys = [newer, older].map(formatVerifierKey).join("\n");
  const options = ["--name", "archive.example/witness", "--folder", folder, "--log", keys, "--port", "0"];
  witness = spawn(process.execPath, ["bin/assay.mjs", "witness", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  witness.stderr?.on("data", (piece) => (said += String(piece)));
  origin = await new Promise((resolve, reject) => {
    witness.stdout?.on("data", (piece) => {
      said += String(piece);
      const at = / at (http:\S+)/.exec(said)?.[1];
      if (at !== undefined) resolve(at);
    });
    witness.once("exit", () => reject(new Error(said)));
  });
});
afterAll(async () => {
  witness.kill("SIGTERM");
  if (witness.exitCode === null) await once(witness, "exit");
  rmSync(folder, { recursive: true, force: true });
});

function isLiving(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/** What the command says to wrong usage, and its code. */
async function refused(options: readonly string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const writing = vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  try {
    return { code: await run(options), said: said.join("") };
  } finally {
    writing.mockRestore();
  }
}

describe("assay witness", () => {
  test("knows a log by each of the keys that its page serves", async () => {
    const text = formatCheckpoint({ origin: older.name, size: 0n, root: emptyRoot() });
    for (const key of [older, newer]) {
      const answer = await post(formatWitnessRequest({ oldSize: 0n, path: [], note: formatNote(text, [signNote(text, key)]) }));
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("— archive.example/witness ")]);
    }
  });

  test("tells whoever sends too much that it is too much, and goes on", async () => {
    const answer = await post("old 0\n".repeat(20_000));
    expect([answer.status, await answer.text()]).toEqual([413, "That is too long.\n"]);
    expect((await post("old 0\n")).status).toBe(400);
  });

  test("ends when whoever started it is killed, and its folder is free", async () => {
    const own = mkdtempSync(path.join(folder, "killed-"));
    const options = ["--name", "archive.example/witness", "--folder", own, "--log", formatVerifierKey(older), "--port", "0"];
    const starter = spawn(process.execPath, ["bin/assay.mjs", "witness", ...options], { stdio: ["ignore", "pipe", "inherit"] });
    await once(starter.stdout, "data");
    const lock = path.join(own, "lock");
    const holder = Number.parseInt(readFileSync(lock, "utf8"), 10);
    expect(holder).not.toBe(starter.pid);
    starter.kill("SIGKILL");
    try {
      await vi.waitUntil(() => !isLiving(holder), { timeout: 15_000, interval: 50 });
    } finally {
      if (isLiving(holder)) process.kill(holder, "SIGKILL");
    }
    expect(existsSync(lock)).toBe(false);
  });

  test("works in a folder alone: two would each forget what the other saw", async () => {
    const again = ["--name", "archive.example/witness", "--folder", folder, "--log", formatVerifierKey(older), "--port", "0"];
    const { code, said } = await refused(again);
    expect([code, said]).toEqual([1, expect.stringMatching(/^A witness works in this folder already \(process \d+\)\.\n$/)]);
  });

  test("says in a sentence what keeps it from working", async () => {
    const at = (place: string, port: string) => [
      "--name",
      "a.example/w",
      "--folder",
      place,
      "--log",
      formatVerifierKey(older),
      "--port",
      port,
    ];
    const own = path.join(folder, "own");
    expect(await refused(at(own, new URL(origin).port))).toEqual({
      code: 1,
      said: expect.stringContaining("It cannot listen at 127.0.0.1"),
    });
    writeFileSync(path.join(own, "witness-key"), "");
    expect(await refused(at(own, "0"))).toEqual({ code: 1, said: expect.stringContaining("holds no key. Put a copy of it back.") });
    expect(await refused(at(path.join(own, "witness-key"), "0"))).toEqual({ code: 1, said: expect.stringMatching(/^E[A-Z]+: /) });
  });

  test.each([
    ["a name with a space", ["--name", "a witness"]],
    ["a name with a plus sign", ["--name", "a+b"]],
    ["a port that is none", ["--port", "http"]],
    ["a port beyond all", ["--port", "70000"]],
    ["a witness's key as a log's", ["--log", formatVerifierKey(aKey("archive.example/witness", signatureTypes.cosignature))]],
    ["a key that is none", ["--log", "courier.example/log+00000000+AAAA"]],
  ])("calls %s wrong usage", async (_, wrong) => {
    const right = ["--name", "a.example/w", "--folder", path.join(folder, "none"), "--log", formatVerifierKey(older)];
    expect((await refused([...right, ...wrong])).code).toBe(2);
  });
});
