import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, statSync } from "node:fs";

// PostgreSQL refuses to run as root. These accounts are there on nearly every system, in order of preference.
const stewards = ["postgres", "nobody"];

function lookUp(account) {
  const id = (flag) => Number(execFileSync("id", [flag, account], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { account, uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

class Ourselves {
  account = null;
  spawnOptions = {};
  canExecute = () => true;
  canEnter = () => true;
  own = (file, mode) => chmodSync(file, mode);
}

class Steward {
  constructor({ account, uid, gid }) {
    this.account = account;
    this.spawnOptions = { uid, gid };
  }

  #test(flag, file) {
    const { status, error } = spawnSync("/bin/sh", ["-c", `test ${flag} "$1"`, "sh", file], { ...this.spawnOptions, cwd: "/" });
    if (error) throw new Error(`Cannot run a program as ${this.account} (${error.message}); start Assay as an ordinary user instead.`);
    return status === 0;
  }

  canExecute(file) {
    return this.#test("-x", file);
  }

  canEnter(folder) {
    return this.#test("-x", folder);
  }

  own(file, mode) {
    chmodSync(file, mode);
    chownSync(file, this.spawnOptions.uid, this.spawnOptions.gid);
  }
}

function ownerOf(folder) {
  const { uid, gid } = statSync(folder);
  return { account: `user ${uid}`, uid, gid };
}

/** Who runs PostgreSQL: ourselves, or as root the owner of the existing `cluster`, else an unprivileged account. */
export function chooseIdentity(cluster) {
  const uid = process.getuid?.();
  const owner = cluster === null ? null : ownerOf(cluster);
  if (uid !== 0) {
    if (uid === undefined || owner === null || owner.uid === uid) return new Ourselves();
    throw new Error(
      `The database in ${cluster} belongs to ${owner.account}; start Assay as that user or as root, or set ASSAY_DATA to another folder.`,
    );
  }
  if (owner !== null && owner.uid !== 0) return new Steward(owner);
  for (const account of stewards) {
    const found = lookUp(account);
    if (found !== null) return new Steward(found);
  }
  throw new Error("PostgreSQL cannot run as root, and there is no other account to run it as; start Assay as an ordinary user.");
}
