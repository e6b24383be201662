import "server-only";
import { z } from "zod";
import { comparedColumns } from "./compared-columns";
import type { LogSnapshot } from "./log-snapshot";
import type { LogFault } from "./verify";

/** The guards of the record itself. */
const recordGuards: Readonly<Record<string, string>> = {
  AuditEvent: "is_never_truncated is_sealed is_sequential rows_are_permanent",
  Checkpoint: "is_never_truncated rows_are_permanent",
  Cosignature: "is_never_truncated rows_are_permanent",
  LogHead: "counts_events is_never_truncated only_grows only_grows_later",
  TileHash: "is_never_truncated rows_are_permanent",
  Timestamp: "is_never_truncated rows_are_permanent",
};

/** What else a table may be guarded by, where its rows change in one way only. `fill_search` guards nothing. */
const otherGuards = "words_are_permanent stays_once_finished is_only_retired is_only_answered is_only_undone is_only_redacted";

const guardNames = [...new Set([...Object.values(recordGuards), "is_audited", otherGuards].flatMap((names) => names.split(" ")))];

const present = z.object({ table: z.string(), guard: z.string(), isOn: z.boolean() });

/**
 * Guards of the database that are switched off or gone: those of the record, and on every audited table at least the one that lets no change be committed without an
 * event. What was changed while one was off is found by the audit itself; this says that something could be.
 */
export async function guardFaults({ query }: LogSnapshot): Promise<LogFault[]> {
  const rows = await query(
    `select c.relname as "table", t.tgname as "guard", t.tgenabled = 'A' as "isOn" from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgname = any ($1) order by 1, 2`,
    [guardNames],
  );
  const found = rows.map((row) => present.parse(row));
  const off = found.filter(({ isOn }) => !isOn).map(({ table, guard }) => `the guard ${guard} of ${table} is switched off`);
  const there = new Set(found.map(({ table, guard }) => `${table} ${guard}`));
  const wanted = [
    ...Object.entries(recordGuards).flatMap(([table, guards]) => guards.split(" ").map((guard) => ({ table, guard }))),
    ...Object.keys(comparedColumns).map((table) => ({ table, guard: "is_audited" })),
  ];
  const gone = wanted
    .filter(({ table, guard }) => !there.has(`${table} ${guard}`))
    .map(({ table, guard }) => `the guard ${guard} of ${table} is gone`);
  return [...off, ...gone].map((fault) => ({ sequence: null, fault }));
}
