// What `npm test` (and `npm run check`, and CI) does, cheapest first. A check answers `{ passed, failed, skipped }`.
import { randomBytes } from "node:crypto";
import { stripVTControlCharacters } from "node:util";
import { appUrlOf } from "../postgres/app-role.mjs";
import { withConnection } from "../postgres/temporary.mjs";
import { ensureBuild } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { inRoot } from "./folders.mjs";
import { freePort } from "./ports.mjs";
import { runProgram } from "./processes.mjs";
import { withCheckoutLock } from "./start.mjs";

const minuteMs = 60_000;
const summaryLine = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

const inModules = (file) => inRoot("node_modules", file);
const biome = inModules("@biomejs/biome/bin/biome");
const next = inModules("next/dist/bin/next");
const tsc = inModules("typescript/bin/tsc");
const vitest = inModules("vitest/vitest.mjs");
const playwright = inModules("@playwright/test/cli.js");
const prisma = inModules("prisma/build/index.js");

/** Our pipe is no terminal, whatever the surroundings tell the tools. */
const plain = { NO_COLOR: "1", FORCE_COLOR: "0", NEXT_TELEMETRY_DISABLED: "1" };

const run = (args, { env = {}, timeoutMs = 5 * minuteMs } = {}) =>
  runProgram(process.execPath, args, { env: { ...process.env, ...plain, ...env }, isShown: true, timeoutMs });

/** A check that has no tests inside counts as one. */
function asOneTest({ status }) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** The sum that a runner printed last. No sum, no tests, or an exit code that contradicts the sum is a failure of its own. */
export function readSummary({ status, output }) {
  const lines = stripVTControlCharacters(output).trim().split("\n");
  const found = lines.map((line) => summaryLine.exec(line.trim())).findLast((match) => match !== null);
  const [passed, failed, skipped] = (found ?? []).slice(1).map((number) => Number(number ?? 0));
  if (found === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const isEmpty = passed + failed === 0;
  const isContradiction = status !== 0 && failed === 0;
  return { passed, failed: isEmpty || isContradiction ? failed + 1 : failed, skipped };
}

async function inOrder(...steps) {
  for (const step of steps) {
    const result = await step();
    if (result.status !== 0) return result;
  }
  return { status: 0, output: "" };
}

const layer = (name) => async (context) =>
  readSummary(
    await run([vitest, "run", "--project", name, ...context.filters], {
      // An authority for servers of tests: Node reads it once, when a process starts.
      env: { ASSAY_TEST_SERVER: context.serverUrl, NODE_EXTRA_CA_CERTS: inRoot("tests/support/tls/authority.pem") },
      timeoutMs: 8 * minuteMs,
    }),
  );

/** The migrations must make exactly the schema that the client was generated from. */
async function checkDrift({ serverUrl }) {
  const args = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--exit-code"];
  return asOneTest(await run([prisma, ...args], { env: { DATABASE_URL: serverUrl } }));
}

async function checkBuild(context) {
  const env = { ...process.env, DATABASE_URL: appUrlOf(await context.endToEndDatabase()), AUTH_SECRET: context.secret };
  await withCheckoutLock(() => ensureBuild(env));
  return { passed: 1, failed: 0, skipped: 0 };
}

async function checkJourneys(context) {
  const env = {
    DATABASE_URL: appUrlOf(await context.endToEndDatabase()),
    AUTH_SECRET: context.secret,
    ASSAY_MODE: "test",
    ASSAY_DATA: context.dataFolder,
    ASSAY_TEST_PUBLIC_ADDRESSES: "127.77.0.1",
    CHROMIUM_PATH: await ensureChromium(),
    E2E_PORT: String(await freePort()),
    // Builders run inside the test runner and import server modules.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=react-server`.trim(),
  };
  return readSummary(await run([playwright, "test", ...context.filters], { env, timeoutMs: 12 * minuteMs }));
}

/** Every event that the journeys left behind must still prove itself. */
async function checkRecord(context) {
  const url = appUrlOf(await context.endToEndDatabase());
  const events = await withConnection(
    url,
    async (client) => (await client.query('SELECT count(*)::int AS count FROM "AuditEvent"')).rows[0].count,
  );
  if (events === 0) throw new Error("The journeys left no audit event to verify.");
  return asOneTest(await run([inRoot("bin/assay.mjs"), "audit"], { env: { DATABASE_URL: url, ASSAY_DATA: context.dataFolder } }));
}

/** In the order of their cost. `needsServer` starts the temporary PostgreSQL. */
export const checks = [
  { name: "lint", run: async () => asOneTest(await run([biome, "ci", "--error-on-warnings", "--colors=off"])) },
  {
    name: "types",
    run: async () =>
      asOneTest(
        await inOrder(
          () => run([next, "typegen"]),
          () => run([tsc, "--noEmit"]),
        ),
      ),
  },
  { name: "architecture", run: layer("architecture") },
  { name: "unit", run: layer("unit") },
  { name: "drift", needsServer: true, run: checkDrift },
  { name: "integration", needsServer: true, run: layer("integration") },
  { name: "build", needsServer: true, run: checkBuild },
  { name: "e2e", needsServer: true, needs: "build", run: checkJourneys },
  { name: "record", needsServer: true, needs: "e2e", run: checkRecord },
];

/** A secret for this run only. */
export const makeSecret = () => randomBytes(32).toString("base64url");
