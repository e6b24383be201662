import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayRecoverWork } from "./policy";
import { recoverWorkInput } from "./schema";
import { stalledAssignments } from "./stalled-work";

const recoveredMax = 200;

/** Takes back assignments that lie still, so that the claims can be handed out again; the longest overdue first, at most 200 at a time. */
export const recoverWork = defineCommand({
  name: "recoverWork",
  input: recoverWorkInput,
  load: ({ database, actor }) =>
    database.assignment.findMany({
      where: stalledAssignments(actor.workspaceId),
      orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
      take: recoveredMax,
      select: { id: true, claimId: true, assigneeId: true, assignee: { select: { name: true } }, claim: { select: { articleId: true } } },
    }),
  permit: mayRecoverWork,
  async execute({ database, actor, subject: stalled }) {
    const { workspaceId } = actor;
    await database.assignment.updateMany({ where: { workspaceId, id: { in: stalled.map(({ id }) => id) } }, data: { endedAt: now() } });
    const [event, ...others] = stalled.map(
      ({ claimId, claim, assigneeId, assignee }): NewEvent => ({
        type: "claim.unassigned",
        subject: { articleId: claim.articleId, claimId },
        payload: { assigneeId, assignee: assignee.name },
      }),
    );
    if (event === undefined) return refuseConflict("No work lies still.");
    return {
      value: { count: stalled.length, takenBack: stalled.map(({ claimId, assigneeId }) => ({ claimId, assigneeId })) },
      events: [event, ...others],
    };
  },
});
