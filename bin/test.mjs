#!/usr/bin/env node
// `npm test`, which is `npm run check`, which is what CI runs: everything, from a bare checkout. Names of checks choose some of them
// (`npm test -- unit integration`), and other words are handed to the runners (`npm test -- unit tests/unit/breakdown`).
import { nodeVersionComplaint } from "./setup/node-version.mjs";

const complaint = nodeVersionComplaint();
if (complaint !== null) {
  console.error(complaint);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const { handleSignals, onceShutDown, shutDown } = await import("./setup/shutdown.mjs");
const { test } = await import("./setup/test.mjs");
handleSignals();
let counts = { passed: 0, failed: 1 };
// The sum is the last line, also when tearing down has something to say.
onceShutDown(() => console.log(`${counts.passed} passed, ${counts.failed} failed`));
try {
  counts = await test(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error.stack}`);
}
await shutDown(counts.failed > 0 ? 1 : 0);
