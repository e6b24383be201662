import "server-only";
import { database } from "@/lib/database";
import { askTimestamp } from "./ask-timestamp";
import { checkLog } from "./check-log";
import { findLostNewsrooms } from "./lost-newsrooms";
import { recordOpenToOthers } from "./record-folder";
import { signCheckpoint } from "./sign-checkpoint";
import { SigningRefused } from "./signable";

/** Told what happens, one line each. */
type Say = (line: string) => void;

const newsrooms = () => database.workspace.findMany({ select: { id: true, slug: true }, orderBy: { slug: "asc" } });

/**
 * Does something for every newsroom, one after the other. A fault in one, such as a record that somebody damaged, is said and keeps no other
 * waiting; `what` names the work in that sentence.
 */
async function forEveryNewsroom(say: Say, what: string, work: (id: string, slug: string) => Promise<void>): Promise<void> {
  for (const { id, slug } of await newsrooms()) {
    try {
      await work(id, slug);
    } catch (error) {
      say(`${slug}: the log could not be ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Signs the head of every log that grew since it was signed last. A refusal is said, and the others are signed. */
export async function signEveryLog(say: Say): Promise<void> {
  await forEveryNewsroom(say, "signed", async (id, slug) => {
    const head = await database.logHead.findUnique({ where: { workspaceId: id }, select: { size: true } });
    const last = await database.checkpoint.findFirst({ where: { workspaceId: id }, orderBy: { size: "desc" }, select: { size: true } });
    if (head === null || head.size === last?.size) return;
    try {
      const { size } = await signCheckpoint(id);
      say(`${slug}: a checkpoint of ${size} events is signed`);
    } catch (error) {
      if (!(error instanceof SigningRefused)) throw error;
      say(`${slug}: REFUSED. ${error.message}`);
    }
  });
}

/**
 * Asks for a time stamp of every newest checkpoint that has none. An authority that is away is said, and asked again the next time; nothing waits for
 * it.
 */
export async function stampEveryLog(say: Say): Promise<void> {
  await forEveryNewsroom(say, "stamped", async (id, slug) => {
    const outcome = await askTimestamp(id);
    if (outcome !== null) say(`${slug}: ${outcome.ok ? `the checkpoint is stamped at ${outcome.at}` : `no time stamp. ${outcome.reason}`}`);
  });
}

/**
 * Audits every log and records what was found. A newsroom whose audit cannot be made or recorded is said, and the others are audited; so is what is
 * left of newsrooms that are not there any more.
 */
export async function checkEveryLog(say: Say): Promise<void> {
  await forEveryNewsroom(say, "audited", async (id, slug) => {
    const { report, rows, faults, further } = await checkLog(id);
    say(`${slug}: ${report.events} events audited, ${rows ?? "no"} rows compared, ${faults.length + further} faults`);
    for (const sentence of await recordOpenToOthers(id)) say(`${slug}: ! ${sentence}`);
    for (const { sequence, fault } of faults.slice(0, 20)) say(`${slug}: ${sequence === null ? "log" : `event ${sequence}`}: ${fault}`);
  });
  for (const { workspaceId, fault } of await findLostNewsrooms()) say(`${workspaceId}: ${fault}`);
}
