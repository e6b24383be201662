import "server-only";
import pg from "pg";
import type { TakeRow } from "./compare-rows";
import type { LogSnapshot } from "./log-snapshot";
import { presentColumns } from "./present-row";
import { columnsOf, type PresentTable, statementOf } from "./present-table";

/** A newsroom's id as SQL. */
export const newsroomOf = (workspaceId: string) => `${pg.escapeLiteral(workspaceId)}::uuid`;

/** Takes every row of a newsroom in some tables, in the words that events use, one by one as they come. Hashes are computed from what is stored, not read. */
export function readTables(
  { json }: Pick<LogSnapshot, "json">,
  { workspaceId, tables }: { workspaceId: string; tables: readonly PresentTable[] },
  take: TakeRow,
): Promise<void> {
  // Behind the table's place and what the row is called.
  const read = tables.map((table) => presentColumns(table.table, columnsOf(table), 2));
  return json(statementOf(tables, newsroomOf(workspaceId)), (values) => {
    const [at, row]: readonly unknown[] = Array.isArray(values) ? values : [];
    const of = typeof at === "number" ? read[at] : undefined;
    if (of === undefined || typeof row !== "string" || !Array.isArray(values))
      throw new TypeError(`The audit was given no row: ${JSON.stringify([of?.table, row])}.`);
    take({ of, row, values });
  });
}
