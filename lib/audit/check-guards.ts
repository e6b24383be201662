import "server-only";
import { z } from "zod";
import { readBuiltObjects } from "./built-objects";
import stored from "./built-objects.json" with { type: "json" };
import type { LogSnapshot } from "./log-snapshot";
import type { LogFault } from "./verify";

const expected = new Map(Object.entries(z.record(z.string(), z.string()).parse(stored)));
const nameOf = (kind: string) => [...expected.keys()].flatMap((name) => (name.startsWith(kind) ? [name.slice(kind.length)] : []));
const tables = nameOf("the table ");

const isMigration = (name: string) => name.startsWith("the migration ");
/** Rights that others than the owner may have. Where the app works as the owner nobody has been given them. */
const isRight = (name: string) => name.startsWith("the right to ");

/**
 * What in the database is not as the migrations made it, of all that keeps the record or decides what a table holds: triggers and the functions they call, columns, constraints, unique indexes,
 * rules, row security, tables that are read with others, functions and operators that would be taken for PostgreSQL's, rights, and settings of the session. What was changed while something was
 * other is found by the audit itself; this says that something could be. `built-objects.json` is what a fresh database says; a test holds it so.
 */
export async function guardFaults(snapshot: LogSnapshot): Promise<LogFault[]> {
  const { objects, alwaysOn } = await readBuiltObjects(snapshot, tables);
  const faults = new Map<string, string>();
  for (const [name, hash] of expected) {
    const found = objects.get(name);
    if (found === undefined && !isRight(name)) faults.set(name, "is gone");
    if (found === undefined || found === hash) continue;
    faults.set(name, alwaysOn.has(`${name} ${hash}`) ? "is switched off" : "is not what the migrations made it");
  }
  for (const name of objects.keys()) if (!expected.has(name)) faults.set(name, "was made by no migration");
  const names = [...faults.keys()].toSorted();
  // Another version of the program migrated this database: what it changed there is not ours to judge.
  const told = names.some(isMigration) ? names.filter(isMigration) : names.filter((name) => !isPartOfFaulty(name, faults));
  return told.map((name) => ({ sequence: null, fault: `${name} ${faults.get(name)}` }));
}

/** Of a table that is gone or became something else, its parts need not be told. */
function isPartOfFaulty(name: string, faults: ReadonlyMap<string, string>): boolean {
  const [, table] = / of (\w+)$/.exec(name) ?? [];
  return table !== undefined && faults.has(`the table ${table}`);
}
