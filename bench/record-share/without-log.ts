// Takes the place of lib/audit/append.ts in a process that keeps no log (without-log-hook.mjs): the same exports, of which commands use these.

import { z } from "zod";
import { roles } from "@/lib/actor";
import type { LockedLog } from "@/lib/audit/append";
import type { RecordConnection, RecordStatement } from "@/lib/write-transaction";

const memberRow = z.tuple([z.string(), z.enum(roles), z.boolean()]);

/** One writer at a time in a newsroom, and the acting member as they are now, in one statement as with the log. */
export async function lockLog(
  record: RecordConnection,
  { workspaceId, userId }: { workspaceId: string; userId: string | null },
): Promise<LockedLog> {
  const [row] = await record.query('select name, role, "isDisabled" from lock_newsroom($1::uuid, $2::uuid)', [workspaceId, userId]);
  const [name, role, isDisabled] = memberRow.parse(row);
  return { size: 0n, frontier: new Uint8Array(0), ends: new Map(), member: { name, role, isDisabled } };
}

/** Nothing is said of what was done. */
export async function appending(): Promise<{ statements: RecordStatement[]; wasCommitted: () => Promise<boolean> }> {
  return { statements: [], wasCommitted: notMeasured };
}

function notMeasured(): never {
  throw new Error("Without the log, only commands that do nothing but append are measured.");
}

export { notMeasured as appendEvents, notMeasured as beginLog };
