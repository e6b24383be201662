#!/usr/bin/env node
// `npm start` (and, with --dev, `npm run dev`): from a bare checkout to a running newsroom. Nothing but Node's own modules is imported
// until the dependencies are there.
import { nodeVersionComplaint } from "./setup/node-version.mjs";

const complaint = nodeVersionComplaint();
if (complaint !== null) {
  console.error(complaint);
  process.exit(1);
}

const { handleSignals, shutDown } = await import("./setup/shutdown.mjs");
const { start } = await import("./setup/start.mjs");
handleSignals();
try {
  await start({ isDevelopment: process.argv.includes("--dev") });
} catch (error) {
  console.error(`\n${process.env.DEBUG ? error.stack : error.message}`);
  await shutDown(1);
}
