import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayResealSources } from "./policy";
import { resealSourcesInput } from "./schema";
import { hashOf, nameOfKey, resealBytes, type Sealed, type SealedPlace } from "./seal";
import { type KeysOfChange, keysOfChange } from "./seal-keys";

/**
 * Encrypts what is sealed in a newsroom anew, a number of sources at once: from the key before to the one that is set now. Nothing of it is shown
 * or changed, and each commitment stays. Done again, it goes on with what is left.
 */
export const resealSources = defineCommand({
  name: "resealSources",
  input: resealSourcesInput,
  load: async ({ database, actor: { workspaceId }, input }) => {
    const keys = keysOfChange();
    const where = { workspaceId, sealed: { not: null }, keyName: keys === null ? "" : nameOfKey(keys.from) };
    const [rows, waiting] = await Promise.all([
      database.sealedSource.findMany({
        ...{ where, orderBy: { sourceId: "asc" }, take: input.countMax },
        select: { sourceId: true, sealed: true, commitment: true },
      }),
      database.sealedSource.count({ where }),
    ]);
    return { keys, rows, waiting, hasKeys: keys !== null };
  },
  permit: mayResealSources,
  async execute({ database, actor: { workspaceId }, subject: { keys, rows, waiting } }) {
    if (keys === null || rows.length === 0) return refuseConflict("Nothing is sealed with the key before.");
    const hashes: Record<string, string> = {};
    for (const { sourceId, sealed, commitment } of rows) {
      if (sealed === null) continue;
      const anew = sealAnew(keys, { workspaceId, sourceId }, { sealed, commitment });
      await database.sealedSource.update({ where: { workspaceId_sourceId: { workspaceId, sourceId } }, data: anew });
      hashes[sourceId] = hashOf(anew.sealed);
    }
    const counts = { resealed: rows.length, left: waiting - rows.length };
    return { value: counts, events: [{ type: "sources.resealed", subject: { workspaceId }, payload: { ...counts, hashes } }] };
  },
});

/** Says which source it is that cannot be opened: only that one stands in the way. */
function sealAnew(keys: KeysOfChange, place: SealedPlace, sealed: Omit<Sealed, "keyName">): Sealed {
  try {
    return resealBytes(keys, place, sealed);
  } catch (cause) {
    throw new Error(`What is sealed of the source ${place.sourceId} is damaged. Put it back from a backup, or let an owner erase it.`, {
      cause,
    });
  }
}
