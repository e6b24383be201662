import { readFileSync } from "node:fs";
import { inRoot } from "./folders.mjs";

const toNumbers = (version) =>
  version
    .replace(/^[^0-9]*/, "")
    .split(".")
    .map(Number);

function isOlder(version, least) {
  const [have, want] = [toNumbers(version), toNumbers(least)];
  for (const [place, number] of want.entries()) {
    if ((have[place] ?? 0) !== number) return (have[place] ?? 0) < number;
  }
  return false;
}

/** Why this Node cannot run Assay, or null when it can. `engines` in package.json says what is needed. */
export function nodeVersionComplaint(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const least = engines.node.replace(/^>=\s*/, "");
  if (!isOlder(version, least)) return null;
  return `Assay needs Node.js ${least} or newer; this is ${version} (${process.execPath}). See https://nodejs.org.`;
}
