import "server-only";
import { defineCommand } from "@/lib/command";
import { loadSealed } from "./load-sealed";
import { mayEraseSealedSource } from "./policy";
import { eraseSealedSourceInput } from "./schema";

/** Erases what is sealed of a source, unread. The commitment in the record stays, and nobody can open it any more. */
export const eraseSealedSource = defineCommand({
  name: "eraseSealedSource",
  input: eraseSealedSourceInput,
  load: ({ database, actor, input }) => loadSealed(database, actor, input.sourceId),
  permit: mayEraseSealedSource,
  async execute({ database, actor, input: { sourceId, reason } }) {
    await database.sealedSource.update({
      where: { workspaceId_sourceId: { workspaceId: actor.workspaceId, sourceId } },
      data: { sealed: null },
    });
    return { value: { sourceId }, events: [{ type: "source.seal-erased", subject: { sourceId }, payload: { reason } }] };
  },
});
