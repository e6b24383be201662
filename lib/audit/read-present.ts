import "server-only";
import pg from "pg";
import { countUnnamedImports, hashImports } from "@/lib/fact-checks/compare-imports";
import type { LogSnapshot } from "./log-snapshot";
import { readBreakdowns } from "./present-breakdowns";
import { captureTables } from "./present-captures";
import { originTables } from "./present-origins";
import { reportTables } from "./present-reports";
import { type PresentRow, presentColumns, presentRow } from "./present-row";
import { workTables } from "./present-rows";
import { columnsOf, type PresentTable, statementOf } from "./present-table";

/** The tables that are read as they stand, but for the longest rows. */
export const plainTables: readonly PresentTable[] = [...workTables, ...reportTables, ...originTables];

/** What is compared, as of one moment: `beside` reads the longest rows of the same, on a connection of its own where there is one, as PostgreSQL takes as long for them as for all others. */
export type Present = { snapshot: LogSnapshot; beside: LogSnapshot; workspaceId: string };

type TakeRow = (row: PresentRow) => void;

const newsroomOf = ({ workspaceId }: Present) => `${pg.escapeLiteral(workspaceId)}::uuid`;

function readTables({ json }: LogSnapshot, { newsroom, tables }: { newsroom: string; tables: readonly PresentTable[] }, take: TakeRow) {
  // Behind the table's place and what the row is called.
  const read = tables.map((table) => presentColumns(table.table, columnsOf(table), 2));
  return json(statementOf(tables, newsroom), (values) => {
    const [at, row]: readonly unknown[] = Array.isArray(values) ? values : [];
    const of = typeof at === "number" ? read[at] : undefined;
    if (of === undefined || typeof row !== "string" || !Array.isArray(values))
      throw new TypeError(`The audit was given no row: ${JSON.stringify([of?.table, row])}.`);
    take({ of, row, values });
  });
}

async function readLong(present: Present, take: TakeRow): Promise<void> {
  const newsroom = newsroomOf(present);
  await readTables(present.beside, { newsroom, tables: captureTables }, take);
  await readBreakdowns(present.beside, newsroom, take);
}

async function readPlain(present: Present, take: TakeRow): Promise<void> {
  const { snapshot, workspaceId } = present;
  await readTables(snapshot, { newsroom: newsroomOf(present), tables: plainTables }, take);
  for (const [row, holds] of await hashImports(snapshot, workspaceId)) take(presentRow("FactCheckImport", row, holds));
  const unnamed = await countUnnamedImports(snapshot, workspaceId);
  if (unnamed > 0) take(presentRow("FactCheckImport", "unnamed", { rows: unnamed }));
}

/** Takes every row of a newsroom that events describe, in the words that events use, one by one as they come. Hashes are computed from what is stored, not read. */
export async function readPresent(present: Present, take: TakeRow): Promise<void> {
  await Promise.all([readLong(present, take), readPlain(present, take)]);
}
