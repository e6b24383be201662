import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readSummary } from "@/bin/setup/checks.mjs";
import { takeLock } from "@/bin/setup/lock.mjs";
import { nodeVersionComplaint } from "@/bin/setup/node-version.mjs";
import { chooseHost, choosePort, freePort } from "@/bin/setup/ports.mjs";
import { fingerprintOf, isAlive, runProgram } from "@/bin/setup/processes.mjs";
import { authSecret, sealKey } from "@/bin/setup/secret.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-start-up-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("the version of Node", () => {
  test("is judged number by number, not letter by letter", () => {
    expect(nodeVersionComplaint("20.19.0")).toBeNull();
    expect(nodeVersionComplaint("100.0.0")).toBeNull();
    for (const old of ["20.9.0", "20.18.3", "18.20.8", "9.99.9"]) expect(nodeVersionComplaint(old)).toContain(`this is ${old}`);
  });
});

describe("a program that takes too long", () => {
  test("is interrupted as from the keyboard, so that it takes along what it started", async () => {
    const file = path.join(folder, "child");
    const tidies = `const child = require("node:child_process").spawn("sleep", ["60"]);
      require("node:fs").writeFileSync(${JSON.stringify(file)}, String(child.pid));
      process.on("SIGINT", () => { child.once("exit", () => process.exit(0)); child.kill(); });
      setTimeout(() => {}, 60_000);`;
    const { status } = await runProgram(process.execPath, ["-e", tidies], { timeoutMs: 3000 });
    expect(status).toBe("no end after 3 s");
    expect(() => process.kill(Number(readFileSync(file, "utf8")), 0)).toThrow("ESRCH");
  });
});

describe("a lock", () => {
  const file = () => path.join(folder, "lock");

  test("has one holder, who is named to the others, until it is released", () => {
    const held = takeLock(file(), "http://localhost:4310");
    expect(held.holder).toBeNull();
    expect(takeLock(file()).holder).toEqual({ fingerprint: fingerprintOf(process.pid), note: "http://localhost:4310" });
    held.release?.();
    expect(takeLock(file()).holder).toBeNull();
  });

  test("falls to the next when its holder died, also when another process has the number now", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const pid = child.pid ?? 0;
    const fingerprint = fingerprintOf(pid);
    expect(isAlive(fingerprint)).toBe(true);
    writeFileSync(file(), `${fingerprint}\nwas here\n`);
    expect(takeLock(file()).holder?.note).toBe("was here");
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    expect(isAlive(fingerprint)).toBe(false);
    expect(takeLock(file()).holder).toBeNull();
  });

  test.skipIf(process.platform !== "linux")("is not fooled by a number that was given out again", () => {
    writeFileSync(file(), `${process.pid}@1\nlong ago\n`);
    expect(takeLock(file()).holder).toBeNull();
  });
});

describe("the port", () => {
  test("must be free when it was asked for, and the complaint names a way out", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    vi.stubEnv("PORT", String(port));
    await expect(choosePort("127.0.0.1")).rejects.toThrow(`Port ${port} is in use by another program`);
    await new Promise((resolve) => server.close(resolve));
    await expect(choosePort("127.0.0.1")).resolves.toBe(port);
  });

  test("is a number that can be listened on", async () => {
    for (const wrong of ["0", "65536", "http", "80.5"]) {
      vi.stubEnv("PORT", wrong);
      await expect(choosePort("127.0.0.1")).rejects.toThrow("is not a port");
    }
    expect(await freePort()).toBeGreaterThan(1023);
  });

  test("is opened on loopback only in test mode, however loopback is written", () => {
    vi.stubEnv("ASSAY_MODE", "test");
    for (const open of ["0.0.0.0", "::", "192.168.1.4", "127.0.0.1.example.org"]) {
      vi.stubEnv("HOST", open);
      expect(() => chooseHost()).toThrow("loopback only");
    }
    for (const loopback of ["127.0.0.1", "127.77.0.1", "::1", "localhost"]) {
      vi.stubEnv("HOST", loopback);
      expect(chooseHost()).toBe(loopback);
    }
  });
});

describe("the secret", () => {
  const file = () => path.join(folder, "auth-secret");

  test("is made once, kept, and readable by nobody else", () => {
    vi.stubEnv("AUTH_SECRET", "");
    const secret = authSecret(folder, { hasOwnDatabase: false });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(authSecret(folder, { hasOwnDatabase: false })).toBe(secret);
    expect(readFileSync(file(), "utf8")).toBe(secret);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test("is taken from the environment when it is there, and demanded from it in production", () => {
    vi.stubEnv("AUTH_SECRET", "given");
    vi.stubEnv("ASSAY_MODE", "production");
    expect(authSecret(folder, { hasOwnDatabase: true })).toBe("given");
    vi.stubEnv("AUTH_SECRET", "");
    expect(() => authSecret(folder, { hasOwnDatabase: true })).toThrow("AUTH_SECRET must be set");
  });
});

describe("the key for confidential sources", () => {
  test("is made once beside the demo's own database, taken from the environment when it is there, and never made up for a database of one's own", () => {
    vi.stubEnv("ASSAY_SEAL_KEY", "");
    const key = sealKey(folder, { hasOwnDatabase: false });
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect(sealKey(folder, { hasOwnDatabase: false })).toBe(key);
    expect(statSync(path.join(folder, "seal-key")).mode & 0o777).toBe(0o600);
    expect(sealKey(folder, { hasOwnDatabase: true })).toBe("");
    vi.stubEnv("ASSAY_SEAL_KEY", "given");
    expect(sealKey(folder, { hasOwnDatabase: true })).toBe("given");
  });
});

describe("the sum of a runner", () => {
  test("is its last one, also in colour", () => {
    expect(readSummary({ status: 0, output: "1 passed, 0 failed\nmore\n\u001b[32m12 passed, 0 failed, 3 skipped\u001b[0m\n" })).toEqual({
      passed: 12,
      failed: 0,
      skipped: 3,
    });
  });

  test("is a failure when there is none, when nothing ran, and when the exit code contradicts it", () => {
    const failedOf = (status: number, output: string) => readSummary({ status, output }).failed;
    expect(failedOf(0, "all is well")).toBe(1);
    expect(failedOf(0, "0 passed, 0 failed")).toBe(1);
    expect(failedOf(0, "0 passed, 0 failed, 4 skipped")).toBe(1);
    expect(failedOf(1, "5 passed, 0 failed")).toBe(1);
    expect(failedOf(1, "5 passed, 2 failed")).toBe(2);
  });
});
