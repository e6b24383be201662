// Before each integration file: a database of its own, cloned from the migrated template. After it: nothing may still be connected.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, inject, vi } from "vitest";
import { appUrlOf } from "@/bin/postgres/app-role.mjs";
import { cloneDatabase, dropDatabase, listConnections } from "@/bin/postgres/temporary.mjs";
import { setClock } from "@/lib/clock";

const closingMs = 500;
const pollMs = 20;

// Files of one worker share its process and its modules: what the file before this one set is put back.
vi.unstubAllEnvs();
vi.unstubAllGlobals();
vi.restoreAllMocks();
vi.useRealTimers();
setClock(null);
const shared = globalThis as unknown as { assaySurroundings?: NodeJS.ProcessEnv };
shared.assaySurroundings ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in shared.assaySurroundings)) delete process.env[name];
Object.assign(process.env, shared.assaySurroundings);

const url = await cloneDatabase(inject("testServerUrl"), "worker");
// As on a desk: what the code under test says, it says as a role that owns nothing.
process.env.DATABASE_URL = appUrlOf(url);
process.env.ASSAY_OWNER_DATABASE_URL = url;
process.env.ASSAY_MODE = "test";
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-worker-"));
process.env.ASSAY_DATA = dataFolder;

/** PostgreSQL notices a closed socket a moment later; only what stays is a leak. */
async function leaksIn(databaseUrl: string): Promise<string[]> {
  const giveUpAt = Date.now() + closingMs;
  for (;;) {
    const open = await listConnections(databaseUrl);
    if (open.length === 0 || Date.now() > giveUpAt) return open;
    await pause(pollMs);
  }
}

afterAll(async () => {
  const { disconnectDatabase } = await import("@/lib/database");
  await disconnectDatabase();
  const leaks = await leaksIn(url);
  await dropDatabase(url);
  rmSync(dataFolder, { recursive: true, force: true });
  if (leaks.length > 0) throw new Error(`Connections were left open:\n${leaks.join("\n")}`);
});
