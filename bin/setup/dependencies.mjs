import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./folders.mjs";
import { mustSucceed } from "./processes.mjs";
import { step } from "./progress.mjs";

const readPackages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** Whether node_modules holds exactly what package-lock.json asks for, by npm's own record of what it installed. */
export function areDependenciesInstalled() {
  const record = inRoot("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(inRoot("package-lock.json"))).every(([place, wanted]) => {
    if (place === "") return true;
    const found = installed[place];
    // What is optional may be for another platform.
    if (found === undefined) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** The npm that runs us, else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js") && existsSync(script)) return [process.execPath, script];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/** Installs what is missing or outdated, with `npm ci`. */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return;
  const [program, ...before] = npmCommand();
  // Building needs the type declarations among the development dependencies, whatever NODE_ENV says.
  const args = [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  await step("Installing dependencies (npm ci; a few minutes the first time)", () => mustSucceed("npm ci", program, args));
}
