#!/usr/bin/env node
// `npm run bench`: every measurement in one run, on a PostgreSQL of its own with ordinary, durable settings. Names choose some:
// `npm run bench -- commands desk`.
import { handleSignals, onShutdown, shutDown } from "./setup/shutdown.mjs";

handleSignals();

const asProgram = ["--import", "tsx", "--conditions=react-server"];

const asTest = ["node_modules/vitest/vitest.mjs", "run", "--project", "integration"];
/** The long run of the review's model, which starts a database of its own. */
const reviewModel = { NODE_ENV: "test", ASSAY_MODEL_STEPS: process.env.ASSAY_MODEL_STEPS ?? "10000" };

/** In the order of printing. `isBuilt` needs the built pages, `isOnlyNamed` takes too long to run unasked. More on the breakdown: `npm run bench:breakdown`. */
const benches = [
  { name: "breakdown", args: ["bin/assay.mjs", "bench-breakdown", "speed"] },
  { name: "anchors", args: [...asProgram, "bench/anchors.ts"] },
  { name: "commands", args: [...asProgram, "bench/commands.ts"] },
  { name: "board", args: [...asProgram, "bench/board.ts"] },
  { name: "queue", args: [...asProgram, "bench/queue.ts"], isBuilt: true },
  { name: "desk", args: [...asProgram, "bench/desk.ts"], isBuilt: true },
  { name: "reading", args: [...asProgram, "bench/reading.ts"], isBuilt: true, isOnlyNamed: true },
  { name: "record", args: [...asProgram, "bench/record.ts"] },
  { name: "varied-audit", args: [...asProgram, "bench/varied-audit.ts"], isOnlyNamed: true },
  { name: "serving", args: [...asProgram, "bench/serving.ts"], isBuilt: true, isOnlyNamed: true },
  { name: "pages", args: [...asProgram, "bench/pages.ts"], isBuilt: true, isOnlyNamed: true },
  { name: "publishing", args: [...asProgram, "bench/publishing.ts"], isOnlyNamed: true },
  { name: "upload", args: [...asProgram, "bench/upload.ts"], isBuilt: true, isOnlyNamed: true },
  { name: "capture", args: [...asProgram, "bench/capture.ts"], isOnlyNamed: true },
  { name: "review", args: [...asTest, "tests/integration/verdicts/review-model.test.ts"], isOnlyNamed: true, env: reviewModel },
  { name: "crash", args: [...asProgram, "bench/crash.ts"], isOnlyNamed: true },
];

async function run() {
  const { ensureClient } = await import("./setup/client.mjs");
  const { ensureDependencies } = await import("./setup/dependencies.mjs");
  const { withCheckoutLock } = await import("./setup/start.mjs");
  await withCheckoutLock(async () => {
    await ensureDependencies();
    await ensureClient();
  });
  const { runProgram } = await import("./setup/processes.mjs");
  const { prepareTemplate, startTemporaryPostgres } = await import("./postgres/temporary.mjs");

  const asked = process.argv.slice(2);
  const chosen = benches.filter(({ name, isOnlyNamed }) => asked.includes(name) || (asked.length === 0 && !isOnlyNamed));
  if (chosen.some(({ isBuilt }) => isBuilt)) {
    const { ensureBuild } = await import("./setup/build.mjs");
    await withCheckoutLock(() => ensureBuild(process.env));
  }
  const server = await startTemporaryPostgres({ isDurable: true });
  onShutdown(() => server.close());
  const serverUrl = server.urlOf("postgres");
  await prepareTemplate(serverUrl);
  // As the server runs.
  const env = { ...process.env, NODE_ENV: "production", ASSAY_BENCH_SERVER: serverUrl };
  let failures = 0;
  for (const { args, env: own } of chosen) {
    const { status } = await runProgram(process.execPath, args, { env: { ...env, ...own }, isShown: true });
    if (status !== 0) failures += 1;
  }
  return failures;
}

let failures = 1;
try {
  failures = await run();
} catch (error) {
  console.error(`\n${error.stack}`);
}
await shutDown(failures > 0 ? 1 : 0);
