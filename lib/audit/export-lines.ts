import { harmlessCell } from "@/lib/harmless-cell";
import type { Change } from "./changes";
import type { HistoryLine } from "./queries";

/** The columns of an exported log, in this order. */
const columns = ["sequence", "time", "actor", "role", "type", "said", "changed", "stream", "article", "claim", "report", "hash"] as const;

type Exported = Record<(typeof columns)[number], string | number>;

function exported(line: HistoryLine): Exported {
  const { sequence, time, actor, type, sentence, changes, stream, articleId, claimId, reportId, leafHash } = line;
  const ids = { article: articleId ?? "", claim: claimId ?? "", report: reportId ?? "" };
  return {
    sequence,
    time,
    actor: actor.name,
    role: actor.role,
    type,
    said: sentence,
    changed: changes.map(sayChange).join("; "),
    stream,
    ...ids,
    hash: leafHash,
  };
}

const sayChange = ({ name, before, after }: Change) => `${name}: “${before}” → “${after}”`;

/** One event as a line of JSON, newline included. */
export function asJsonLine(line: HistoryLine): string {
  return `${JSON.stringify(exported(line))}\n`;
}

/** A value as a CSV field (RFC 4180) that no spreadsheet runs; numbers are left alone. */
export function csvField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = harmlessCell(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The first line of a CSV export. */
export const csvHeader = `${columns.join(",")}\r\n`;

/** One event as a line of CSV. */
export function asCsvLine(line: HistoryLine): string {
  const values = exported(line);
  return `${columns.map((column) => csvField(values[column])).join(",")}\r\n`;
}
