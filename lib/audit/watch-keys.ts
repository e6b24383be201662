import "server-only";
import { z } from "zod";
import type { StoredEvent } from "./event";
import { UnreadableRecord } from "./record-folder";
import { readLogKeys, verifierKeys } from "./signing-keys";
import type { LogFault } from "./verify";

const adoption = z.object({ key: z.string() });

async function keysThere(workspaceId: string): Promise<readonly string[] | null> {
  const keys = await readLogKeys(workspaceId);
  return keys === null ? null : verifierKeys(keys);
}

/** Looks on while a log is read, and compares the newest key that it says it is signed with with the keys that are kept outside the database. */
export function watchKeys() {
  let newest: { key: string; sequence: number } | null = null;
  return {
    /** Answers what is wrong with an event that names a key. */
    see({ type, payload, sequence }: StoredEvent): string | null {
      if (type !== "log.key-adopted") return null;
      const said = adoption.safeParse(payload);
      if (!said.success) return "its payload is not that of its kind";
      newest = { key: said.data.key, sequence };
      return null;
    },
    /** A key is kept before the log names it, so that keys are read after the log. */
    async faults(workspaceId: string): Promise<LogFault[]> {
      if (newest === null) return [];
      const { key, sequence } = newest;
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
    },
  };
}
