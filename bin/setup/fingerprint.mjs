import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { root } from "./folders.mjs";

/** Folders and files of the checkout that cannot change what `next build` makes. */
const besideTheBuild = new Set([
  "node_modules",
  "tests",
  "bench",
  "docs",
  "bin",
  "coverage",
  "test-results",
  "playwright-report",
  "vitest.config.ts",
  "playwright.config.ts",
  "biome.json",
  "next-env.d.ts",
  "LICENSE",
]);
const isBesideTheBuild = (name) => besideTheBuild.has(name) || name.startsWith(".") || /\.(md|log|tsbuildinfo)$/.test(name);
const generated = path.join("lib", "generated");

function* filesUnder(relative) {
  for (const entry of readdirSync(path.join(root, relative), { withFileTypes: true })) {
    const name = path.join(relative, entry.name);
    if (relative === "" && isBesideTheBuild(entry.name)) continue;
    if (name === generated) continue;
    if (entry.isDirectory()) yield* filesUnder(name);
    else if (entry.isFile()) yield name;
  }
}

function hashFiles(names, extra) {
  const hash = createHash("sha256").update(extra);
  for (const name of [...names].sort()) {
    const file = path.join(root, name);
    hash.update(`\0${name}\0${statSync(file).size}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Changes whenever a file that `next build` reads changes. */
export const fingerprintOfBuild = () => hashFiles(filesUnder(""), process.versions.node);

/** Changes whenever the given files of the checkout change. */
export const fingerprintOfFiles = (names) => hashFiles(names, "");

/** What was written down, or null. */
export const readFingerprint = (file) => (existsSync(file) ? readFileSync(file, "utf8").trim() : null);
