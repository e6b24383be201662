import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { evidenceOriginOf } from "../../lib/evidence-origin.mjs";
import { ensureBuild, markServing } from "./build.mjs";
import { ensureClient } from "./client.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { dataFolder, inRoot } from "./folders.mjs";
import { takeLock } from "./lock.mjs";
import { chooseHost, choosePort } from "./ports.mjs";
import { quickStep, say } from "./progress.mjs";
import { recheckIntervalMs, recheckRegularly } from "./recheck.mjs";
import { authSecret, sealKey } from "./secret.mjs";
import { expectShutdown, isShuttingDown, onShutdown, shutDown } from "./shutdown.mjs";
import { startWebServer } from "./web-server.mjs";
import { keepWorker } from "./worker.mjs";

const lockPollMs = 500;
const ownerWarning =
  "! The user of DATABASE_URL owns the tables: whoever takes over the app could change what was recorded. Give it a user of its own: docs/operating.md.";

/** Only one process at a time installs, generates and builds in a checkout; the others wait for it. */
export async function withCheckoutLock(work) {
  const file = inRoot(".cache/prepare.lock");
  let lock = takeLock(file);
  if (lock.holder !== null) say(`· Waiting: process ${Number.parseInt(lock.holder.fingerprint, 10)} prepares this checkout`);
  while (lock.holder !== null) {
    await pause(lockPollMs);
    lock = takeLock(file);
  }
  const takeBack = onShutdown(() => lock.release());
  try {
    return await work();
  } finally {
    takeBack();
    lock.release();
  }
}

async function openDatabase(folder, env) {
  const url = process.env.DATABASE_URL;
  if (!url) {
    const { openEmbeddedDatabase } = await import("./embedded-database.mjs");
    return openEmbeddedDatabase(folder, env);
  }
  const { prepareGivenDatabase } = await import("../postgres/prepare-database.mjs");
  const addresses = { url, ownerUrl: process.env.ASSAY_OWNER_DATABASE_URL };
  const { ownsLog } = await quickStep("Database of DATABASE_URL up to date", () => prepareGivenDatabase(addresses));
  if (ownsLog) say(ownerWarning);
  return { url, isDemo: false, announce: () => {} };
}

function sayDemoAccounts() {
  const file = inRoot("prisma/demo-accounts.json");
  if (!existsSync(file)) return;
  const { password, accounts } = JSON.parse(readFileSync(file, "utf8"));
  say("\n  Demo accounts, for this machine only:");
  for (const { email, role } of accounts) say(`    ${role.padEnd(9)} ${email}`);
  say(`    password  ${password}`);
}

/** Where files of evidence come from, in words; throws when the setting cannot be. */
function sayEvidenceOrigin(settings) {
  const origin = evidenceOriginOf({ ...settings, given: process.env.ASSAY_EVIDENCE_ORIGIN });
  return origin === null
    ? "Files of evidence come from the same address. Give them one of their own: ASSAY_EVIDENCE_ORIGIN, see docs/operating.md."
    : `Files of evidence come from an address of their own: ${origin}`;
}

/** Brings Assay up from whatever is there, and serves until it is stopped. */
export async function start({ isDevelopment }) {
  const startedAt = performance.now();
  const folder = dataFolder();
  const host = chooseHost();
  const intervalMs = recheckIntervalMs(process.env.ASSAY_RECHECK_HOURS);
  await withCheckoutLock(async () => {
    await ensureDependencies();
    await ensureClient();
  });
  const kept = { hasOwnDatabase: Boolean(process.env.DATABASE_URL) };
  const env = { ...process.env, ASSAY_DATA: folder, AUTH_SECRET: authSecret(folder, kept), ASSAY_SEAL_KEY: sealKey(folder, kept) };
  // The owner's address is for this process alone: what serves people must not know it.
  delete env.ASSAY_OWNER_DATABASE_URL;
  const { url, isDemo, announce } = await openDatabase(folder, env);
  // Only now: whatever a killed start left behind on the port has had time to end.
  const port = await choosePort(host);
  const address = process.env.AUTH_URL ?? `http://localhost:${port}`;
  const aboutFiles = sayEvidenceOrigin({ baseUrl: address, port, listensOn: host });
  announce(address);
  const serverEnv = { ...env, DATABASE_URL: url, ASSAY_DEMO: isDemo ? "1" : "0", AUTH_URL: address, PORT: String(port) };
  if (!isDevelopment) {
    await withCheckoutLock(() => ensureBuild(serverEnv));
    onShutdown(markServing(address));
  }
  const command = isDevelopment ? "dev" : "start";
  const server = await quickStep("Web server ready", () => startWebServer({ host, port, env: serverEnv, command }));
  onShutdown((wish) => server.stop(wish));
  keepWorker(serverEnv);
  if (intervalMs !== null) recheckRegularly({ intervalMs, env: serverEnv });
  expectShutdown();

  say(`\n  Assay is ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${address}`);
  say(`  ${aboutFiles}`);
  if (isDemo) sayDemoAccounts();
  say("  Ctrl-C stops it.\n");
  const code = await server.ended;
  if (!isShuttingDown()) say(`The web server ended (${code}).`);
  await shutDown(1);
}
