import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { visibleTo } from "@/lib/permission";
import { takeAccountsFromElsewhere } from "./account-facts";
import type { Onlooker } from "./check-in-thread";
import { type Fact, keptValue, type Replay } from "./fact";
import { GatheredFaults } from "./gathered-faults";
import { heldAs } from "./held-values";
import { type LogSnapshot, withLogSnapshot } from "./log-snapshot";
import type { PresentRow } from "./present-row";
import { erasedPart, putInPlace } from "./private-parts";
import { readToReplay } from "./read-event";
import { type Present, readPresent } from "./read-present";
import { emptyReplay, replayEvent, replayFacts, sayingTypes } from "./recorded-facts";
import { faultOfUntold } from "./untold-rows";
import type { LogFault } from "./verify";

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

const none: readonly LogFault[] = [];

function untoldFaults(present: PresentRow, replay: Replay): readonly LogFault[] {
  const fault = faultOfUntold(present, replay);
  return fault === null ? none : [{ sequence: null, fault: `the row ${present.of.table}/${present.row} ${fault}` }];
}

function rowFaults({ of, row, values }: PresentRow, { sequence, expected }: Fact): readonly LogFault[] {
  let faults = none;
  for (const column of Object.keys(expected)) {
    const told = expected[column];
    if (told === undefined) continue;
    const known = of.at.get(column);
    if (known !== undefined) {
      const held = values[known.place];
      // Most of them: what is told as it is held.
      if (known.kind === "plain" && held === told) continue;
      if (keptValue(column, heldAs(known.kind, held)) === told) continue;
    }
    faults = [...faults, { sequence, fault: `the row ${of.table}/${row} holds another ${column} than was recorded` }];
  }
  return faults;
}

/** The same with the moment that the log was read as of, and what it was found to say, which is used up: what is left of it are rows that are missing. */
export async function compareFacts(comparing: Present & { replay: Replay }): Promise<Comparison> {
  const { snapshot, workspaceId, replay } = comparing;
  await takeAccountsFromElsewhere(snapshot, { workspaceId, replay });
  const gathered = new GatheredFaults();
  const unseen = replay.facts;
  let rows = 0;
  await readPresent(comparing, (present) => {
    rows += 1;
    const place = `${present.of.table}/${present.row}`;
    const fact = unseen.get(place);
    unseen.delete(place);
    const found = fact === undefined ? untoldFaults(present, replay) : rowFaults(present, fact);
    if (found.length > 0) gathered.add(found);
  });
  for (const { table, row, sequence } of unseen.values()) gathered.add([{ sequence, fault: `the row ${table}/${row} is missing` }]);
  return { rows, faults: gathered.told, further: gathered.further };
}
