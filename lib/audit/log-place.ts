import "server-only";
import { z } from "zod";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import type { RecordConnection } from "@/lib/write-transaction";
import { type ReadEvent, readEvent } from "./read-event";

/** Who reads a newsroom's log on from where they stopped. */
export type LogPlace = { workspaceId: string; name: string };

const lockedRow = z.tuple([z.coerce.bigint()]);

/** Locks a reader's place until the transaction ends, and answers the first event not read yet: whichever server reads, one does at a time. */
export async function lockPlace(record: RecordConnection, { workspaceId, name }: LogPlace): Promise<bigint> {
  await record.execute(
    'insert into "LogReader" ("workspaceId", "name", "next", "checkedAt") values ($1::uuid, $2, 0, to_timestamp(0)) on conflict do nothing',
    [workspaceId, name],
  );
  const [row] = await record.query('select "next" from "LogReader" where "workspaceId" = $1::uuid and "name" = $2 for update', [
    workspaceId,
    name,
  ]);
  return lockedRow.parse(row)[0];
}

/** Moves a reader's place on, never back, in the transaction in which what was read has its effect. */
export async function movePlace(record: RecordConnection, { workspaceId, name }: LogPlace, next: bigint): Promise<void> {
  await record.execute(
    'update "LogReader" set "next" = greatest("next", $3), "checkedAt" = $4::timestamptz where "workspaceId" = $1::uuid and "name" = $2',
    [workspaceId, name, next, now().toISOString()],
  );
}

/** The committed events of some kinds between two places of a log, in its order. */
export async function readEventsBetween(
  workspaceId: string,
  { from, until, types }: { from: bigint; until: bigint; types: readonly string[] },
): Promise<ReadEvent[]> {
  if (from >= until) return [];
  const rows = await database.auditEvent.findMany({
    where: { workspaceId, sequence: { gte: from, lt: until }, type: { in: [...types] } },
    orderBy: { sequence: "asc" },
    select: { bytes: true, private: true },
  });
  return rows.map((row) => readEvent(row).event);
}
