import "server-only";
import { systemActor } from "@/lib/actor";
import { describeRefusal } from "@/lib/result";
import { guardFaults } from "./check-guards";
import { compareFacts, watchReplay } from "./compare-tables";
import type { LogSnapshot } from "./log-snapshot";
import { recordLogCheck } from "./record-log-check";
import { keptFaultsMax } from "./schema";
import { type LogFault, type LogReport, withVerifiedLog } from "./verify";

/** What a full audit of one newsroom found. `rows`: how many were compared with the log; null when it did not prove itself. */
export type LogAudit = { report: LogReport; rows: number | null; faults: LogFault[] };

/**
 * Re-hashes a newsroom's whole log and compares the tables with it, both as of one moment. Tables are compared with a log that proves itself;
 * with any other they would be measured by a forgery.
 */
export function auditLog(workspaceId: string): Promise<LogAudit> {
  const { lookOn, replayed } = watchReplay();
  const audit = async (report: LogReport, snapshot: LogSnapshot): Promise<LogAudit> => {
    const guards = await guardFaults(snapshot);
    if (report.faults.length > 0) return { report, rows: null, faults: [...report.faults, ...guards] };
    const { rows, faults } = await compareFacts(snapshot, { workspaceId, replay: replayed() });
    return { report, rows, faults: [...faults, ...guards] };
  };
  return withVerifiedLog(systemActor(workspaceId), audit, lookOn);
}

/** Audits a newsroom's log and records in that log what was found. */
export async function checkLog(workspaceId: string): Promise<LogAudit> {
  const audit = await auditLog(workspaceId);
  const { report, rows, faults } = audit;
  const recorded = await recordLogCheck(systemActor(workspaceId), {
    ...{ events: report.events, root: report.root, signedUpTo: report.checkpoint, rows },
    ...{ faultCount: faults.length, faults: faults.slice(0, keptFaultsMax) },
  });
  if (!recorded.ok) throw new Error(describeRefusal(recorded.refusal));
  return audit;
}
