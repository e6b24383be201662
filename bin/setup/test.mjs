import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureClient } from "./client.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { say } from "./progress.mjs";
import { onShutdown } from "./shutdown.mjs";
import { withCheckoutLock } from "./start.mjs";

const seconds = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

/** The checks that were asked for by name, with what they need, or all; what is no name goes to the runners as a filter. */
function choose(checks, words) {
  const names = new Set(checks.map((check) => check.name));
  const asked = words.filter((word) => names.has(word));
  const filters = words.filter((word) => !names.has(word));
  const isWanted = (check) =>
    asked.length === 0 || asked.includes(check.name) || checks.some(({ name, needs }) => needs === check.name && asked.includes(name));
  return { chosen: checks.filter(isWanted), filters };
}

/** A temporary server for the whole run: a template, and from it, when first asked for, the database of the end-to-end tests. */
async function openServer() {
  const { cloneDatabase, prepareTemplate, startTemporaryPostgres } = await import("../postgres/temporary.mjs");
  const server = await startTemporaryPostgres();
  onShutdown(() => server.close());
  const serverUrl = server.urlOf("postgres");
  await prepareTemplate(serverUrl);
  let endToEnd = null;
  const endToEndDatabase = () => {
    endToEnd ??= cloneDatabase(serverUrl, "e2e");
    return endToEnd;
  };
  // What is kept of logs outside the database: of these newsrooms, and gone with them.
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-checks-"));
  onShutdown(() => rmSync(dataFolder, { recursive: true, force: true }));
  return { serverUrl, endToEndDatabase, dataFolder };
}

async function runCheck(check, context) {
  try {
    return await check.run(context);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function sayTable(results) {
  say("");
  for (const { name, passed, failed, skipped, took } of results) {
    const rest = skipped > 0 ? `, ${skipped} skipped` : "";
    say(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(13)} ${String(passed).padStart(5)} passed, ${failed} failed${rest}  (${took})`);
  }
}

/** Runs the checks and answers `{ passed, failed }` over all of them. */
export async function test(words) {
  await withCheckoutLock(async () => {
    await ensureDependencies();
    await ensureClient();
  });
  const { checks, makeSecret } = await import("./checks.mjs");
  const { chosen, filters } = choose(checks, words);
  const server = chosen.some((check) => check.needsServer) ? await openServer() : {};
  const context = { ...server, filters, secret: makeSecret() };
  const results = [];
  for (const check of chosen) {
    const startedAt = performance.now();
    const isBlocked = results.some((result) => result.name === check.needs && result.failed > 0 && result.passed === 0);
    say(`\n── ${check.name} ${"─".repeat(Math.max(0, 100 - check.name.length))}`);
    if (isBlocked) say(`Not run: ${check.needs} failed.`);
    const counts = isBlocked ? { passed: 0, failed: 1, skipped: 0 } : await runCheck(check, context);
    results.push({ name: check.name, ...counts, took: seconds(startedAt) });
  }
  sayTable(results);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}
