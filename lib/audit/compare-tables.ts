import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { claimStates } from "@/lib/claims/workflow";
import { database } from "@/lib/database";
import { hashImports } from "@/lib/fact-checks/compare-imports";
import { visibleTo } from "@/lib/permission";
import { toldState } from "./claim-facts";
import type { Replay } from "./fact";
import { hashOfJson } from "./hash-of-json";
import { presentOrigins } from "./present-origins";
import { presentRows } from "./present-rows";
import { readEvent } from "./read-event";
import { emptyReplay, replayFacts, sayingTypes } from "./recorded-facts";
import type { LogFault } from "./verify";

const pageLength = 1000;
const claimState = z.enum(claimStates);
const present = z.object({
  table: z.string(),
  row: z.string(),
  holds: z.record(z.string(), z.unknown()),
});

/** Everything a log says of rows. */
export async function replayLog(workspaceId: string): Promise<Replay> {
  const replay = emptyReplay();
  for (let from = 0n; ; ) {
    const rows = await database.auditEvent.findMany({
      where: { workspaceId, sequence: { gte: from }, type: { in: [...sayingTypes] } },
      orderBy: { sequence: "asc" },
      take: pageLength,
      select: { sequence: true, bytes: true, private: true },
    });
    replayFacts(
      rows.map((row) => readEvent(row).event),
      replay,
    );
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength) return replay;
    from = last.sequence + 1n;
  }
}

/** Only these come from one kind of event each, so that a row without its event was never recorded. */
const alwaysRecorded: ReadonlySet<string> = new Set([
  "ReportVersion",
  "Verdict",
  "Member",
  "SealedSource",
  "SourceWithholding",
  "ContactAttachment",
  // No command makes rows of it.
  "Correction",
  "FactCheckImport",
  "FactCheckWithdrawal",
  "FactCheckReinstatement",
  "ClaimantContact",
  "Evidence",
  "EvidenceSearch",
  "SufficientSet",
  "Waiver",
  "WebhookEndpoint",
  "MailRecipient",
  "Retraction",
  "Takedown",
  "Claim",
  "Recusal",
  "Thread",
  "Comment",
  "CommentRevision",
  "Article",
  "Snapshot",
  "Report",
  "PublishedClaim",
  "ErrorReport",
  "Rating",
  "Assessment",
  "ClaimRevision",
  "Source",
  "SealedReader",
  "EvidenceCheck",
  "ClaimLineage",
  "AdjudicationStep",
  "RatingScale",
  "RatingScaleVersion",
  "ImportedAnnotation",
  "LogCheck",
  "FixityCheck",
  "LearnedLayer",
  "NotificationChoice",
]);

const isMoment = /(?:At|Until)$/;

/** A column's value in the words of the replay, which knows a claim's state only as far as events tell it. */
function heldIn(table: string, column: string, value: unknown) {
  if (value === null) return "";
  if (typeof value === "object") return hashOfJson(value);
  if (typeof value !== "string" || value === "") return value;
  // What is no moment of ours, such as infinity, stays what it is and differs.
  if (isMoment.test(column)) return Number.isNaN(Date.parse(value)) ? value : new Date(value).toISOString();
  const state = table === "Claim" && (column === "state" || column === "heldFrom") ? claimState.safeParse(value) : null;
  return state?.success ? toldState(state.data) : value;
}

/**
 * Compares the tables with the log, row by row: they must hold what the newest events about each row say, in the columns that
 * `compared-columns.ts` lists. Answers what differs, at the event that says otherwise. Run `verifyLog` first: this trusts the log.
 */
export async function compareTables(viewer: Viewer): Promise<{ rows: number; faults: LogFault[] }> {
  return compareWith(viewer, await replayLog(visibleTo(viewer).workspaceId));
}

/** The same with what a log says that was replayed already. */
export async function compareWith(viewer: Viewer, { facts, untold }: Replay): Promise<{ rows: number; faults: LogFault[] }> {
  const { workspaceId } = visibleTo(viewer);
  const imports = [...(await hashImports(viewer))].map(([row, holds]) => ({ table: "FactCheckImport", row, holds }));
  const held = [await presentRows(workspaceId), await presentOrigins(workspaceId), imports];
  const rows = held.flat().map((row) => present.parse(row));
  const faults: LogFault[] = [];
  const unseen = new Map(facts);
  for (const { table, row, holds } of rows) {
    const place = `${table}/${row}`;
    const fact = unseen.get(place);
    unseen.delete(place);
    if (fact === undefined) {
      // Events of before 29 November 2026 say how many rows came from the claim before, not which.
      const isUntold = Boolean(holds.carriedFromId) && untold.has(String(holds.claimId));
      if (alwaysRecorded.has(table) && !isUntold) faults.push({ sequence: null, fault: `the row ${place} was never recorded` });
      continue;
    }
    for (const [column, expected] of Object.entries(fact.expected)) {
      if (heldIn(table, column, holds[column]) !== expected)
        faults.push({ sequence: fact.sequence, fault: `the row ${place} holds another ${column} than was recorded` });
    }
  }
  for (const { table, row, sequence } of unseen.values()) faults.push({ sequence, fault: `the row ${table}/${row} is missing` });
  return { rows: rows.length, faults };
}
