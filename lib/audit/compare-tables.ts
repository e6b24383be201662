import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { countUnnamedImports, hashImports } from "@/lib/fact-checks/compare-imports";
import { visibleTo } from "@/lib/permission";
import { takeAccountsFromElsewhere } from "./account-facts";
import { presentBreakdowns } from "./breakdown-facts";
import type { Onlooker } from "./check-in-thread";
import { isObject } from "./event";
import { type Fact, keptValue, type Replay } from "./fact";
import { GatheredFaults } from "./gathered-faults";
import { heldIn } from "./held-values";
import { type LogSnapshot, letGo, withLogSnapshot } from "./log-snapshot";
import { presentCaptures } from "./present-captures";
import { presentOrigins } from "./present-origins";
import { presentRows } from "./present-rows";
import { erasedPart, putInPlace } from "./private-parts";
import { readToReplay } from "./read-event";
import { emptyReplay, replayEvent, replayFacts, sayingTypes } from "./recorded-facts";
import { faultOfUntold, type PresentRow } from "./untold-rows";
import type { LogFault } from "./verify";

function presentRow(given: unknown): PresentRow {
  const [table, row, holds]: readonly unknown[] = Array.isArray(given) ? given : [];
  if (typeof table === "string" && typeof row === "string" && isObject(holds)) return { table, row, holds };
  throw new TypeError(`The audit was given no row: ${JSON.stringify([table, row])}.`);
}

async function replayFrom(snapshot: LogSnapshot, workspaceId: string): Promise<Replay> {
  const replay = emptyReplay();
  for await (const rows of snapshot.pages(workspaceId, sayingTypes)) {
    replayFacts(rows.map(readToReplay), replay);
  }
  return replay;
}

const saying: ReadonlySet<string> = new Set(sayingTypes);

/** All that a log says of rows; or the event that says something else than events of its kind do, so that nothing can be compared. */
export type Replayed = { replay: Replay; fault: null } | { replay: null; fault: LogFault };

/** Why an event cannot be replayed, in few words. */
function problemIn(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path }) => path.join(".")).join(", ");
  return error instanceof Error ? error.message : String(error);
}

/** Replays a log while somebody else reads it: `replayed` answers all it says of rows, once it was read to its end and found to hold. */
export function watchReplay(): { lookOn: Onlooker; replayed: () => Replayed } {
  const replay = emptyReplay();
  let fault: LogFault | null = null;
  return {
    lookOn(event, parts, given) {
      if (fault !== null || !saying.has(event.type)) return;
      try {
        replayEvent(putInPlace(event, parts, { given, gone: erasedPart }), replay);
      } catch (error) {
        // Whoever forged it would otherwise have the audit break off, of this newsroom and of those after it.
        const words = `it cannot be read as ${event.type} (${problemIn(error)}), so that no table was compared`;
        fault = { sequence: event.sequence, fault: words };
      }
    },
    replayed: () => (fault === null ? { replay, fault } : { replay: null, fault }),
  };
}

/** Everything a log says of rows. */
export function replayLog(workspaceId: string): Promise<Replay> {
  return withLogSnapshot((snapshot) => replayFrom(snapshot, workspaceId));
}

/** How many rows were compared with a log, and what differs, at the event that says otherwise; `further` counts what is not told. */
export type Comparison = { rows: number; faults: LogFault[]; further: number };

/**
 * Compares the tables with the log, row by row: they must hold what the newest events about each row say, in the columns that
 * `compared-columns.ts` lists. Log and tables are read as of the one moment of the snapshot: what a command commits meanwhile would otherwise
 * be in one and not in the other. Run `verifyLog` first: this trusts the log.
 */
export async function compareIn(snapshot: LogSnapshot, workspaceId: string): Promise<Comparison> {
  return compareFacts({ snapshot, beside: snapshot, workspaceId, replay: await replayFrom(snapshot, workspaceId) });
}

/** The same as of now. */
export function compareTables(viewer: Viewer): Promise<Comparison> {
  return withLogSnapshot((snapshot) => compareIn(snapshot, visibleTo(viewer).workspaceId));
}

/** What is compared, as of one moment: `beside` reads the longest rows of the same, on a connection of its own where there is one, as PostgreSQL takes as long for them as for all others. */
type Comparing = { snapshot: LogSnapshot; beside: LogSnapshot; workspaceId: string };

const none: readonly LogFault[] = [];

function untoldFaults(row: PresentRow, replay: Replay): readonly LogFault[] {
  const fault = faultOfUntold(row, replay);
  return fault === null ? none : [{ sequence: null, fault: `the row ${row.table}/${row.row} ${fault}` }];
}

function rowFaults({ table, row, holds }: PresentRow, { sequence, expected }: Fact): readonly LogFault[] {
  let faults = none;
  for (const column of Object.keys(expected)) {
    const told = expected[column];
    if (told === undefined || keptValue(column, heldIn(table, column, holds[column])) === told) continue;
    faults = [...faults, { sequence, fault: `the row ${table}/${row} holds another ${column} than was recorded` }];
  }
  return faults;
}

/** The pages of several readings as they come, so that none waits for what takes another long. */
async function* asTheyCome<Page>(readings: readonly AsyncGenerator<Page>[]): AsyncGenerator<Page> {
  const next = async (reading: AsyncGenerator<Page>) => ({ reading, ...(await reading.next()) });
  const awaited = new Map(readings.map((reading) => [reading, next(reading)]));
  try {
    while (awaited.size > 0) {
      const { reading, done, value } = await Promise.race(awaited.values());
      awaited.delete(reading);
      if (done) continue;
      yield value;
      awaited.set(reading, next(reading));
    }
  } finally {
    // Where one failed, the others are asked for nothing more, and their connections closed.
    await Promise.allSettled(awaited.values());
  }
}

async function* understood(pages: AsyncGenerator<unknown[]>): AsyncGenerator<PresentRow[]> {
  for await (const page of pages) {
    const rows = page.map(presentRow);
    letGo(page);
    yield rows;
    letGo(rows);
  }
}

async function* plainRows(snapshot: LogSnapshot, workspaceId: string): AsyncGenerator<PresentRow[]> {
  yield* understood(presentRows(snapshot, workspaceId));
  yield* understood(presentOrigins(snapshot, workspaceId));
}

async function* longRows(snapshot: LogSnapshot, workspaceId: string): AsyncGenerator<PresentRow[]> {
  yield* understood(presentCaptures(snapshot, workspaceId));
  yield* presentBreakdowns(snapshot, workspaceId);
}

/** Every row that events describe, a page at a time, so that however many there are and however long, few are held. */
async function* everyRow({ snapshot, beside, workspaceId }: Comparing): AsyncGenerator<PresentRow[]> {
  yield* asTheyCome([longRows(beside, workspaceId), plainRows(snapshot, workspaceId)]);
  const imports = [...(await hashImports(snapshot, workspaceId))];
  yield imports.map(([row, holds]) => ({ table: "FactCheckImport", row, holds }));
  const unnamed = await countUnnamedImports(snapshot, workspaceId);
  if (unnamed > 0) yield [{ table: "FactCheckImport", row: "unnamed", holds: { rows: unnamed } }];
}

/** The same with the moment that the log was read as of, and what it was found to say, which is used up: what is left of it are rows that are missing. */
export async function compareFacts(comparing: Comparing & { replay: Replay }): Promise<Comparison> {
  const { snapshot, workspaceId, replay } = comparing;
  await takeAccountsFromElsewhere(snapshot, { workspaceId, replay });
  const gathered = new GatheredFaults();
  const unseen = replay.facts;
  let rows = 0;
  for await (const page of everyRow(comparing)) {
    rows += page.length;
    for (const one of page) {
      const place = `${one.table}/${one.row}`;
      const fact = unseen.get(place);
      unseen.delete(place);
      const found = fact === undefined ? untoldFaults(one, replay) : rowFaults(one, fact);
      if (found.length > 0) gathered.add(found);
    }
  }
  for (const { table, row, sequence } of unseen.values()) gathered.add([{ sequence, fault: `the row ${table}/${row} is missing` }]);
  return { rows, faults: gathered.told, further: gathered.further };
}
