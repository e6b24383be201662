import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { claimStates } from "@/lib/claims/workflow";
import { hashImports } from "@/lib/fact-checks/compare-imports";
import { visibleTo } from "@/lib/permission";
import { toldState } from "./claim-facts";
import type { Replay } from "./fact";
import { hashOfJson } from "./hash-of-json";
import { type LogSnapshot, withLogSnapshot } from "./log-snapshot";
import { presentOrigins } from "./present-origins";
import { presentRows } from "./present-rows";
import { readEvent } from "./read-event";
import { emptyReplay, replayFacts, sayingTypes } from "./recorded-facts";
import type { LogFault } from "./verify";

const claimState = z.enum(claimStates);
const present = z.object({
  table: z.string(),
  row: z.string(),
  holds: z.record(z.string(), z.unknown()),
});

async function replayFrom(snapshot: LogSnapshot, workspaceId: string): Promise<Replay> {
  const replay = emptyReplay();
  for await (const rows of snapshot.pages(workspaceId, sayingTypes)) {
    replayFacts(
      rows.map((row) => readEvent(row).event),
      replay,
    );
  }
  return replay;
}

/** Everything a log says of rows. */
export function replayLog(workspaceId: string): Promise<Replay> {
  return withLogSnapshot((snapshot) => replayFrom(snapshot, workspaceId));
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

/** How many rows were compared with a log, and what differs, at the event that says otherwise. */
export type Comparison = { rows: number; faults: LogFault[] };

/**
 * Compares the tables with the log, row by row: they must hold what the newest events about each row say, in the columns that
 * `compared-columns.ts` lists. Log and tables are read as of the one moment of the snapshot: what a command commits meanwhile would otherwise
 * be in one and not in the other. Run `verifyLog` first: this trusts the log.
 */
export async function compareIn(snapshot: LogSnapshot, workspaceId: string): Promise<Comparison> {
  return compareFacts(snapshot, { workspaceId, replay: await replayFrom(snapshot, workspaceId) });
}

/** The same as of now. */
export function compareTables(viewer: Viewer): Promise<Comparison> {
  return withLogSnapshot((snapshot) => compareIn(snapshot, visibleTo(viewer).workspaceId));
}

/** The same with what a log says that was replayed already. */
export function compareWith(viewer: Viewer, replay: Replay): Promise<Comparison> {
  return withLogSnapshot((snapshot) => compareFacts(snapshot, { ...visibleTo(viewer), replay }));
}

async function compareFacts(snapshot: LogSnapshot, { workspaceId, replay }: { workspaceId: string; replay: Replay }): Promise<Comparison> {
  const { facts, untold } = replay;
  const imports = [...(await hashImports(snapshot, workspaceId))].map(([row, holds]) => ({ table: "FactCheckImport", row, holds }));
  const held = [await presentRows(snapshot, workspaceId), await presentOrigins(snapshot, workspaceId), imports];
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
