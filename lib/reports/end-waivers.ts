import "server-only";
import { personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayEndWaivers } from "./policy";
import { endWaiversInput } from "./schema";

/** Takes back every waiver of a rule that stands for a report: the rule counts again. Versions that are out still tell of it. */
export const endWaivers = defineCommand({
  name: "endWaivers",
  input: endWaiversInput,
  load: ({ database, actor, input }) =>
    database.report.findUnique({
      where: { workspaceId_articleId: { workspaceId: actor.workspaceId, articleId: input.articleId } },
      select: {
        id: true,
        articleId: true,
        waivers: { where: { rule: input.rule, endedAt: null }, orderBy: { id: "asc" }, select: { id: true, claimId: true } },
      },
    }),
  permit: mayEndWaivers,
  async execute({ database, actor, input: { rule }, subject: { id: reportId, articleId, waivers } }) {
    const [first, ...rest] = waivers.map(
      ({ id: waiverId, claimId }): NewEvent => ({
        type: "waiver.ended",
        subject: { articleId, reportId, claimId },
        payload: { waiverId, rule },
      }),
    );
    if (first === undefined) refuseConflict("This rule is not waived, or no longer. Nothing was changed.");
    await database.waiver.updateMany({
      where: { workspaceId: actor.workspaceId, id: { in: waivers.map(({ id }) => id) } },
      data: { endedById: personOf(actor), endedAt: now() },
    });
    return { value: { ended: waivers.length }, events: [first, ...rest] };
  },
});
