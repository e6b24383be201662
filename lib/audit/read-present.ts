import "server-only";
import { countUnnamedImports, hashImports } from "@/lib/fact-checks/compare-imports";
import type { TakeRow } from "./compare-rows";
import type { LogSnapshot } from "./log-snapshot";
import { readBreakdowns } from "./present-breakdowns";
import { originTables } from "./present-origins";
import { reportTables } from "./present-reports";
import { presentRow } from "./present-row";
import { workTables } from "./present-rows";
import type { PresentTable } from "./present-table";
import { newsroomOf, readTables } from "./read-tables";

/** The tables that are read as they stand, but for those that are compared apart. */
export const deskTables: readonly PresentTable[] = [...workTables, ...reportTables, ...originTables];

/** Takes every row of a newsroom that events describe, but for those of tables that are compared apart, in the words that events use, one by one as they come. */
export async function readDesk(snapshot: LogSnapshot, workspaceId: string, take: TakeRow): Promise<void> {
  await readTables(snapshot, { workspaceId, tables: deskTables }, take);
  await readBreakdowns(snapshot, newsroomOf(workspaceId), take);
  for (const [row, holds] of await hashImports(snapshot, workspaceId)) take(presentRow("FactCheckImport", row, holds));
  const unnamed = await countUnnamedImports(snapshot, workspaceId);
  if (unnamed > 0) take(presentRow("FactCheckImport", "unnamed", { rows: unnamed }));
}
