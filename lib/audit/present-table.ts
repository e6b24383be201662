/**
 * One kind of row that events describe, as SQL reads it in the words that events use. `own`: columns that are called in both as they are; `made`: the others, by what
 * they are made of. Nothing, and an empty text, are compared as the same.
 */
export type PresentTable = {
  table: string;
  /** The name of each row in the expressions. */
  as: string;
  /** What is read, where that is not the table. */
  from?: string;
  /** What a row is called, where that is not its id. */
  row?: string;
  own?: string;
  made?: Readonly<Record<string, string>>;
  join?: string;
  where?: string;
  groupBy?: string;
  /** The column that says which newsroom it is of. */
  newsroom?: string;
};

const secondsAndLess = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** A moment in UTC as events write it, for where it stands within a text. One without end is no moment to `to_char`, which would say nothing of it. */
export const writtenMoment = (moment: string) => `coalesce(to_char(${moment} at time zone 'UTC', ${secondsAndLess}), ${moment}::text)`;

/** The day of a moment in UTC. */
export const writtenDay = (moment: string) => `coalesce(to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD'), ${moment}::text)`;

/** A table whose rows are compared with what they belong to: they come by themselves only where they belong to nothing. */
export function partOf(whole: string, key: string, table: PresentTable): PresentTable {
  const where = `not exists (select from "${whole}" p where p."workspaceId" = ${table.as}."workspaceId" and p."id" = ${table.as}."${key}")`;
  return { ...table, where };
}

const ownOf = ({ own }: PresentTable) => (own === undefined ? [] : own.split(" "));

/** The columns of a table in the order in which its rows hold them. */
export function columnsOf(table: PresentTable): readonly string[] {
  return [...ownOf(table), ...Object.keys(table.made ?? {})];
}

function selectOf(table: PresentTable, at: number, newsroom: string): string {
  const { as, from = `"${table.table}"`, row = `${as}."id"::text`, made = {}, join = "", where, groupBy } = table;
  const held = [...ownOf(table).map((column) => `${as}."${column}"`), ...Object.values(made)];
  const scope = `${as}."${table.newsroom ?? "workspaceId"}" = ${newsroom}`;
  // Without the names of columns: with them, PostgreSQL takes nearly twice as long.
  return `select json_build_array(${[at, row, ...held].join(", ")}) from ${from} ${as} ${join}
    where ${scope}${where === undefined ? "" : ` and ${where}`}${groupBy === undefined ? "" : ` group by ${groupBy}`}`;
}

/**
 * The statement that reads all rows of a newsroom, whose id is given as SQL, in some tables: each as a list of the table's place among them, what the row is called, and
 * what its columns hold.
 */
export function statementOf(tables: readonly PresentTable[], newsroom: string): string {
  return tables.map((table, at) => selectOf(table, at, newsroom)).join("\nunion all\n");
}
