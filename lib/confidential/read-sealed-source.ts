import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadSealed } from "./load-sealed";
import { mayReadSealedSource } from "./policy";
import { readSealedSourceInput } from "./schema";
import { openSealed } from "./seal";
import { findSealKey } from "./seal-keys";

/** Hands what is sealed of a source to one of its readers. It is a command because reading is recorded: nothing is handed out unless the event stands. */
export const readSealedSource = defineCommand({
  name: "readSealedSource",
  input: readSealedSourceInput,
  load: ({ database, actor, input }) => loadSealed(database, actor, input.sourceId),
  permit: mayReadSealedSource,
  execute({ actor, input: { sourceId }, subject: { row } }) {
    if (row === null || row.sealed === null) return refuseConflict("What was sealed here was erased.");
    const key =
      findSealKey(row.keyName) ??
      refuseConflict("This was sealed with another key than this server has. Set the earlier one as ASSAY_SEAL_KEY_BEFORE.");
    const { sealed, commitment, revision } = row;
    const fields = openSealed(key, { workspaceId: actor.workspaceId, sourceId }, { sealed, commitment });
    return Promise.resolve({
      value: { ...fields, revision },
      events: [{ type: "source.seal-read", subject: { sourceId }, payload: { revision } }],
    });
  },
});
