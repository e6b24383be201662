import "server-only";
import { systemActor } from "@/lib/actor";
import { describeRefusal } from "@/lib/result";
import { compareIn } from "./compare-tables";
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
  return withVerifiedLog(systemActor(workspaceId), async (report, snapshot) => {
    const tables = report.faults.length === 0 ? await compareIn(snapshot, workspaceId) : null;
    return { report, rows: tables?.rows ?? null, faults: [...report.faults, ...(tables?.faults ?? [])] };
  });
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
