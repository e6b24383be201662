import "server-only";
import type { EventsFound } from "./check-events";
import { UnreadableRecord } from "./record-folder";
import { readLogKeys, verifierKeys } from "./signing-keys";
import type { LogFault } from "./verify";

async function keysThere(workspaceId: string): Promise<readonly string[] | null> {
  const keys = await readLogKeys(workspaceId);
  return keys === null ? null : verifierKeys(keys);
}

/**
 * Compares the newest key that a log says it is signed with with the keys that are kept outside the database. A key is kept before the log names it, so that keys are
 * read after the log.
 */
export async function keyFaults(workspaceId: string, adopted: EventsFound["adopted"]): Promise<LogFault[]> {
  if (adopted === null) return [];
  const { key, sequence } = adopted;
  try {
    const there = await keysThere(workspaceId);
    if (there?.includes(key)) return [];
    const which = there === null ? "the keys that sign the log are" : "the key that it names is";
    return [{ sequence, fault: `${which} not in the data folder: nobody outside the database vouches for what was signed` }];
  } catch (error) {
    // Told of with the checkpoints.
    if (error instanceof UnreadableRecord) return [];
    throw error;
  }
}
