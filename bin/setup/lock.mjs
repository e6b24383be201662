import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprintOf, isAlive } from "./processes.mjs";

function read(file) {
  if (!existsSync(file)) return null;
  const [fingerprint = "", note = ""] = readFileSync(file, "utf8").split("\n");
  return { fingerprint, note };
}

function write(file, note) {
  writeFileSync(file, `${fingerprintOf(process.pid)}\n${note}\n`);
}

/** Links a finished file into place, which only one of several can do: true for that one. */
function claim(file, note) {
  const own = `${file}.${process.pid}`;
  write(own, note);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes a dead holder's file away. Only one of several succeeds, and whoever grabbed a living one puts it back. */
function clearAway(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const taken = read(aside);
  if (taken !== null && isAlive(taken.fingerprint) && !existsSync(file)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function release(file) {
  const holder = read(file);
  if (holder?.fingerprint === fingerprintOf(process.pid)) rmSync(file, { force: true });
}

/**
 * Takes a lock that its holder's death releases: `{ release(), annotate(note) }`, or `{ holder: { fingerprint, note } }` when another
 * living process has it.
 */
export function takeLock(file, note = "") {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (claim(file, note)) return { holder: null, release: () => release(file), annotate: (changed) => write(file, changed) };
    const holder = read(file);
    if (holder !== null && isAlive(holder.fingerprint)) return { holder };
    clearAway(file);
  }
}
