import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayAskTakedown } from "./policy";
import { askTakedownInput } from "./schema";
import { planTakedown } from "./takedown";
import { openVersion } from "./version";

/**
 * Asks that a claim, an earlier version or a whole report be taken down because the law demands it. Readers see nothing of it until an owner who is
 * somebody else confirms. Refused with CONFLICT when it cannot be, or is asked for already.
 */
export const askTakedown = defineCommand({
  name: "askTakedown",
  input: askTakedownInput,
  load: ({ database, actor, input }) =>
    database.report.findUnique({
      where: { workspaceId_articleId: { workspaceId: actor.workspaceId, articleId: input.articleId } },
      select: {
        ...{ id: true, articleId: true, versionNumber: true },
        versions: { where: { takedownId: null }, orderBy: { number: "asc" }, select: { id: true, canonical: true, contentHash: true } },
        takedowns: { where: { settledAt: null }, select: { claimId: true, number: true } },
      },
    }),
  permit: (actor, { versionNumber }) => mayAskTakedown(actor, { isPublished: versionNumber > 0 }),
  async execute({ database, actor, input, subject: { id: reportId, articleId, versions, takedowns } }) {
    const { what, category, reason } = input;
    const readable = versions.map((row) => ({ ...row, version: openVersion(row) }));
    const plan = planTakedown(readable, what, { at: now(), by: actor.name, category });
    if ("problem" in plan) refuseConflict(plan.problem);
    if (takedowns.some((one) => one.claimId === what.claimId && one.number === what.number)) {
      refuseConflict("This is asked for already. An owner who is somebody else can confirm it.");
    }
    const { id: takedownId } = await database.takedown.create({
      data: { workspaceId: actor.workspaceId, reportId, ...what, category, reason, askedById: personOf(actor), askedAt: now() },
      select: { id: true },
    });
    return {
      value: { takedownId },
      events: [
        {
          type: "takedown.asked",
          subject: { articleId, reportId, ...(what.claimId === null ? {} : { claimId: what.claimId }) },
          payload: { takedownId, category, number: what.number, reason },
        },
      ],
    };
  },
});
