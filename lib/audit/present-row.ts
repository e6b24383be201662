import { type HeldKind, heldAs, heldKind } from "./held-values";

/** Where the rows of a table hold each column, and how what stands there is told. */
export type PresentColumns = { table: string; at: ReadonlyMap<string, { place: number; kind: HeldKind }> };

/** A row as it stands in the database, in the words that events use: `values` are those of its columns, each in its place. */
export type PresentRow = { of: PresentColumns; row: string; values: readonly unknown[] };

/** The columns of a table whose rows hold them from the place `first` on. */
export function presentColumns(table: string, columns: readonly string[], first = 0): PresentColumns {
  return { table, at: new Map(columns.map((column, at) => [column, { place: first + at, kind: heldKind(table, column) }])) };
}

/** What a row holds in a column, in the words of the replay; `undefined` where it has no such column. */
export function valueIn({ of, values }: PresentRow, column: string) {
  const known = of.at.get(column);
  return known === undefined ? undefined : heldAs(known.kind, values[known.place]);
}

/** A row that was put together of others. */
export function presentRow(table: string, row: string, holds: Readonly<Record<string, unknown>>): PresentRow {
  return { of: presentColumns(table, Object.keys(holds)), row, values: Object.values(holds) };
}
