import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chooseIdentity } from "./identity.mjs";

// Others may pass through, not look around: the account that runs PostgreSQL has to reach its own folder in here.
const passableMode = 0o711;
const pointerName = "postgres-folder";

const clusterIn = (home) => path.join(home, "cluster");
const hasCluster = (home) => existsSync(clusterIn(home));

function makeHome(folder, identity) {
  mkdirSync(folder, { recursive: true });
  identity.own(folder, passableMode);
}

/** Folders outside the checkout, for when the account that runs PostgreSQL cannot reach the data folder. */
function placesElsewhere(dataFolder) {
  const name = `assay-${createHash("sha256").update(dataFolder).digest("hex").slice(0, 12)}`;
  return ["/var/lib", "/var/tmp", os.tmpdir(), "/tmp"].map((parent) => path.join(parent, name));
}

function isUsable(folder, identity) {
  const isNew = !existsSync(folder);
  try {
    makeHome(folder, identity);
  } catch (error) {
    if (error.code === "EACCES" || error.code === "EROFS" || error.code === "ENOENT") return false;
    throw error;
  }
  if (identity.canEnter(folder)) return true;
  if (isNew) rmSync(folder, { recursive: true });
  return false;
}

function rememberedHome(pointer) {
  const home = readFileSync(pointer, "utf8").trim();
  if (hasCluster(home)) return home;
  throw new Error(
    `The database of this folder is kept in ${home} (says ${pointer}), and it is not there. Bring it back, or remove ${pointer} to start anew.`,
  );
}

function chooseHome(dataFolder, identity) {
  const inside = path.join(dataFolder, "postgres");
  if (isUsable(inside, identity)) return inside;
  const outside = placesElsewhere(dataFolder).find((folder) => isUsable(folder, identity));
  if (outside === undefined)
    throw new Error(`No folder is reachable for ${identity.account}, who has to run PostgreSQL; set ASSAY_DATA to one that is.`);
  return outside;
}

/**
 * Where the embedded server lives and who runs it. The home is `postgres` inside the data folder, or, where the account that runs the
 * server cannot get there, a folder outside; call `remember` once there is a database in it.
 */
export function findHome(dataFolder) {
  mkdirSync(dataFolder, { recursive: true, mode: passableMode });
  const pointer = path.join(dataFolder, pointerName);
  const inside = path.join(dataFolder, "postgres");
  const known = existsSync(pointer) ? rememberedHome(pointer) : hasCluster(inside) ? inside : null;
  const identity = chooseIdentity(known === null ? null : clusterIn(known));
  const home = known ?? chooseHome(dataFolder, identity);
  const isOutside = home !== inside;
  const remember = () => isOutside && writeFileSync(pointer, `${home}\n`);
  return { dataFolder, home, cluster: clusterIn(home), identity, isNew: known === null, isOutside, remember };
}
