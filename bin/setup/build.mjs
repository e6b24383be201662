import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprintOfBuild, readFingerprint } from "./fingerprint.mjs";
import { inRoot } from "./folders.mjs";
import { fingerprintOf, isAlive, mustSucceed } from "./processes.mjs";
import { step } from "./progress.mjs";

const buildFolder = () => inRoot(process.env.ASSAY_DIST_DIR ?? ".next");
const madeFrom = () => path.join(buildFolder(), "assay-fingerprint");
/** One file for each server that runs from the build: the build must not change under it. */
const servingFolder = () => path.join(buildFolder(), "cache", "serving");

/** Notes that this process serves from the build; answers a function that takes it back. */
export function markServing(address) {
  mkdirSync(servingFolder(), { recursive: true });
  const file = path.join(servingFolder(), String(process.pid));
  writeFileSync(file, `${fingerprintOf(process.pid)}\n${address}\n`);
  return () => rmSync(file, { force: true });
}

function listServers() {
  mkdirSync(servingFolder(), { recursive: true });
  const servers = [];
  for (const name of readdirSync(servingFolder())) {
    const file = path.join(servingFolder(), name);
    const [fingerprint, address] = readFileSync(file, "utf8").split("\n");
    if (isAlive(fingerprint)) servers.push(address);
    else rmSync(file, { force: true });
  }
  return servers;
}

/** Whether the last finished build was made from the sources as they are. `next build` removes the note when it begins. */
export const isBuildFresh = () => readFingerprint(madeFrom()) === fingerprintOfBuild();

/** Builds the pages when the sources have changed since the last build. `env` is handed to `next build`. */
export async function ensureBuild(env) {
  if (isBuildFresh()) return;
  const servers = listServers();
  if (servers.length > 0) {
    throw new Error(
      `The sources have changed, and Assay still runs from the last build (${servers.join(", ")}). Stop it first, then start anew.`,
    );
  }
  const fingerprint = fingerprintOfBuild();
  rmSync(madeFrom(), { force: true });
  await step("Building the pages (a minute or two, once)", () =>
    mustSucceed("next build", process.execPath, [inRoot("node_modules/next/dist/bin/next"), "build"], {
      env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
  );
  writeFileSync(madeFrom(), `${fingerprint}\n`);
}
