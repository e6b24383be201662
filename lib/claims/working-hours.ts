import "server-only";
import { now } from "@/lib/clock";
import type { ReadClient } from "@/lib/database";
import { afterWorkingHours, dueAt, type WorkingHours } from "./due-at";

// Fits the client inside a command as well as the one for pages.
type Reading = Pick<ReadClient, "workspace">;

/** When the newsroom works. */
export function readWorkingHours(database: Reading, workspaceId: string): Promise<WorkingHours> {
  return database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, workDays: true, workStartsAt: true, workEndsAt: true },
  });
}

/** When work is due that was given a day, or a number of working hours from now; null when it was given neither. */
export async function readDue(
  database: Reading,
  workspaceId: string,
  due: { dueOn: string | null; dueInHours: number | null },
): Promise<Date | null> {
  if (due.dueOn === null && due.dueInHours === null) return null;
  const hours = await readWorkingHours(database, workspaceId);
  if (due.dueOn !== null) return dueAt(due.dueOn, hours);
  return due.dueInHours === null ? null : afterWorkingHours(now(), due.dueInHours, hours);
}
