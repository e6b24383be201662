import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadRetraction } from "./load-retraction";
import { mayDropRetraction } from "./policy";
import { dropRetractionInput } from "./schema";

/** Ends a retraction that was asked for without retracting anything. */
export const dropRetraction = defineCommand({
  name: "dropRetraction",
  input: dropRetractionInput,
  load: ({ database, actor, input }) => loadRetraction(database, actor, input.retractionId),
  permit: mayDropRetraction,
  async execute({ database, actor, subject: { id: retractionId, claimId, report } }) {
    await database.retraction.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: retractionId } },
      data: { outcome: "dropped", settledById: personOf(actor), settledAt: now() },
    });
    return {
      value: { retractionId },
      events: [
        {
          type: "retraction.dropped",
          subject: { articleId: report.articleId, reportId: report.id, ...(claimId === null ? {} : { claimId }) },
          payload: { retractionId },
        },
      ],
    };
  },
});
