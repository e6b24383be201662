import "server-only";
import type { Viewer } from "@/lib/actor";
import { visibleTo } from "@/lib/permission";
import { takeAccountsFromElsewhere } from "./account-facts";
import { apartTables } from "./apart-facts";
import { type Comparison, compareRows } from "./compare-rows";
import type { Replay } from "./fact";
import { type LogSnapshot, withLogSnapshot } from "./log-snapshot";
import { readToReplay } from "./read-event";
import { readDesk } from "./read-present";
import { readTables } from "./read-tables";
import { replayFacts, sayingTypes } from "./recorded-facts";
import { emptyReplay } from "./replay";

async function replayFrom(snapshot: LogSnapshot, workspaceId: string): Promise<Replay> {
  const replay = emptyReplay();
  for await (const rows of snapshot.pages(workspaceId, sayingTypes)) {
    replayFacts(rows.map(readToReplay), replay);
  }
  return replay;
}

/** Everything a log says of rows. */
export function replayLog(workspaceId: string): Promise<Replay> {
  return withLogSnapshot((snapshot) => replayFrom(snapshot, workspaceId));
}

/** What is compared: the rows of a newsroom as of one moment with what its log was found to say of them by then. */
type Comparing = { snapshot: LogSnapshot; workspaceId: string; replay: Replay };

/**
 * Compares the tables with the log, row by row: they must hold what the newest events about each row say, in the columns that `compared-columns.ts` lists. Those of
 * `apart-facts.ts` are not among them.
 */
export async function compareDesk({ snapshot, workspaceId, replay }: Comparing): Promise<Comparison> {
  await takeAccountsFromElsewhere(snapshot, { workspaceId, replay });
  return compareRows(replay, (take) => readDesk(snapshot, workspaceId, take));
}

/** The same of all tables. */
export async function compareFacts({ snapshot, workspaceId, replay }: Comparing): Promise<Comparison> {
  await takeAccountsFromElsewhere(snapshot, { workspaceId, replay });
  return compareRows(replay, async (take) => {
    await readTables(snapshot, { workspaceId, tables: apartTables }, take);
    await readDesk(snapshot, workspaceId, take);
  });
}

/**
 * The same with what the log says now. Log and tables are read as of the one moment of a snapshot: what a command commits meanwhile would otherwise be in one and not
 * in the other. Run `verifyLog` first: this trusts the log.
 */
export function compareTables(viewer: Viewer): Promise<Comparison> {
  const { workspaceId } = visibleTo(viewer);
  return withLogSnapshot(async (snapshot) => compareFacts({ snapshot, workspaceId, replay: await replayFrom(snapshot, workspaceId) }));
}
