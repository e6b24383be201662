import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import os from "node:os";

// How long something may lie untouched whose maker cannot be asked: a day.
const untouchedMsMax = 24 * 60 * 60 * 1000;

const owner = /(?:^|-)([0-9a-f]{8})-([1-9]\d{0,9})-/;
const machineFiles = { boot: "/proc/sys/kernel/random/boot_id", processes: "/proc/self/ns/pid" };
let machine: string | undefined;

/**
 * Stands for those processes whose numbers mean the same as here: the machine since it was last started and, on Linux, the container. The same
 * folder may be seen from several.
 */
function thisMachine(): string {
  const { boot, processes } = machineFiles;
  machine ??= createHash("sha256")
    .update([os.hostname(), existsSync(boot) ? readFileSync(boot) : "", existsSync(processes) ? readlinkSync(processes) : ""].join("\n"))
    .digest("hex")
    .slice(0, 8);
  return machine;
}

/** The beginning of a name for what is there only while this process works on it; says whose it is. */
export const passingPrefix = () => `${thisMachine()}-${process.pid}-`;

/** A name for a file that is there only while this process works on it, like no other. */
export const passingName = () => `${passingPrefix()}${randomUUID()}`;

/**
 * Whether something of that name has been left behind: its maker has ended, or cannot be asked from here and has not touched it for a day. What a
 * living process made is never left behind.
 */
export function isLeftBehind({ name, touchedAt }: { name: string; touchedAt: Date }, at: Date): boolean {
  const [, maker, pid] = owner.exec(name) ?? [];
  return maker === thisMachine() ? !isLiving(Number(pid)) : at.getTime() - touchedAt.getTime() > untouchedMsMax;
}

function isLiving(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process lives, too.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
