import "server-only";
import { systemActor } from "@/lib/actor";
import { database } from "@/lib/database";
import { deliveryFaults } from "@/lib/outgoing/compare-deliveries";
import { followersAhead, missingDeliveries, tellsOfEndpoint } from "@/lib/outgoing/missing-deliveries";
import { describeRefusal } from "@/lib/result";
import { guardFaults } from "./check-guards";
import type { CheckedEvents } from "./check-in-thread";
import { together } from "./compare-rows";
import { compareDesk } from "./compare-tables";
import type { LogSnapshot } from "./log-snapshot";
import { recordLogCheck } from "./record-log-check";
import { deskReplayer } from "./recorded-facts";
import { keptFaultsMax } from "./schema";
import { type LogFault, type LogReport, withVerifiedLog } from "./verify";
import { watchReplay } from "./watch-replay";

/** What a full audit of one newsroom found. `rows`: how many were compared with the log; null when it did not prove itself or cannot be replayed. `further`: how many faults there are beside those that are told. */
export type LogAudit = { report: LogReport; rows: number | null; faults: LogFault[]; further: number };

/** The first of events that cannot be read, of which each thread may have met one. */
function earliest(faults: readonly (LogFault | null)[]): LogFault[] {
  const met = faults.flatMap((fault) => fault ?? []);
  return met.toSorted((one, other) => Number(one.sequence) - Number(other.sequence)).slice(0, 1);
}

/**
 * Re-hashes a newsroom's whole log and compares the tables with it, both as of one moment. Tables are compared with a log that proves itself;
 * with any other they would be measured by a forgery.
 */
export function auditLog(workspaceId: string): Promise<LogAudit> {
  const { lookOn, replayed } = watchReplay(deskReplayer);
  let hasEndpoints = false;
  const audit = async (report: LogReport, snapshot: LogSnapshot, events: CheckedEvents): Promise<LogAudit> => {
    const beside = [
      ...report.outside,
      ...events.found.putBack,
      ...(await guardFaults(snapshot)),
      ...(await followersAhead(snapshot, workspaceId)),
    ];
    const { replay, fault } = replayed();
    const unread = earliest([fault, events.unread]);
    const inLog = report.faults.length > 0 ? report.faults : unread;
    if (inLog.length > 0 || replay === null) return { report, rows: null, faults: [...inLog, ...beside], further: report.further };
    const compared = await Promise.all([compareDesk({ snapshot, workspaceId, replay }), events.compareApart()]);
    const { rows, faults, further } = together(compared);
    // What was sent is made anew from rows, which hold only then.
    const sent = faults.length > 0 ? [] : await deliveryFaults(snapshot, workspaceId);
    const missing = faults.length > 0 || !hasEndpoints ? [] : await missingDeliveries(snapshot, workspaceId);
    return { report, rows, faults: [...faults, ...sent, ...missing, ...beside], further };
  };
  return withVerifiedLog(systemActor(workspaceId), audit, {
    types: deskReplayer.types,
    lookOn(event, parts, openings) {
      hasEndpoints ||= tellsOfEndpoint(event);
      lookOn(event, parts, openings);
    },
  });
}

/** Audits every newsroom of the database, in the order of their addresses, one after another. */
export async function* auditEveryLog(): AsyncGenerator<LogAudit & { slug: string; workspaceId: string }, undefined> {
  const newsrooms = await database.workspace.findMany({ select: { id: true, slug: true }, orderBy: { slug: "asc" } });
  for (const { id, slug } of newsrooms) yield { slug, workspaceId: id, ...(await auditLog(id)) };
  return undefined;
}

/** Audits a newsroom's log and records in that log what was found. */
export async function checkLog(workspaceId: string): Promise<LogAudit> {
  const audit = await auditLog(workspaceId);
  const { report, rows, faults, further } = audit;
  const recorded = await recordLogCheck(systemActor(workspaceId), {
    ...{ events: report.events, root: report.root, signedUpTo: report.checkpoint, rows },
    ...{ faultCount: faults.length + further, faults: faults.slice(0, keptFaultsMax) },
  });
  if (!recorded.ok) throw new Error(describeRefusal(recorded.refusal));
  return audit;
}
