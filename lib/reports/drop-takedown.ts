import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadTakedown } from "./load-takedown";
import { mayDropTakedown } from "./policy";
import { dropTakedownInput } from "./schema";

/** Ends a takedown that was asked for without taking anything down. */
export const dropTakedown = defineCommand({
  name: "dropTakedown",
  input: dropTakedownInput,
  load: ({ database, actor, input }) => loadTakedown(database, actor, input.takedownId),
  permit: mayDropTakedown,
  async execute({ database, actor, subject: { id: takedownId, claimId, report } }) {
    await database.takedown.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: takedownId } },
      data: { outcome: "dropped", settledById: personOf(actor), settledAt: now() },
    });
    return {
      value: { takedownId },
      events: [
        {
          type: "takedown.dropped",
          subject: { articleId: report.articleId, reportId: report.id, ...(claimId === null ? {} : { claimId }) },
          payload: { takedownId },
        },
      ],
    };
  },
});
