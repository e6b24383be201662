import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { assignTo } from "./assign-to";
import { loadClaims } from "./load-claims";
import { mayHandOverClaims } from "./policy";
import { handOverClaimsInput } from "./schema";

/** Hands claims that somebody has over to another of the staff, with the time they are due; all of them or none. Claims they do not have are left alone. */
export const handOverClaims = defineCommand({
  name: "handOverClaims",
  input: handOverClaimsInput,
  async load({ database, actor, input }) {
    const claims = await loadClaims(database, actor, input.claimIds);
    return claims === null ? null : { claims, fromId: input.fromId, assigneeId: input.assigneeId };
  },
  permit: mayHandOverClaims,
  async execute({ database, actor, subject: { claims, fromId, assigneeId } }) {
    const { workspaceId } = actor;
    const open = await database.assignment.findMany({
      where: { workspaceId, assigneeId: fromId, claimId: { in: claims.map(({ id }) => id) }, endedAt: null },
      select: { id: true, claimId: true, dueAt: true, assignee: { select: { name: true } } },
    });
    const events: NewEvent[] = [];
    for (const claim of claims) {
      const given = open.find(({ claimId }) => claimId === claim.id);
      if (given === undefined) continue;
      await database.assignment.update({
        where: { workspaceId_id: { workspaceId, id: given.id } },
        data: { endedAt: now() },
        select: { id: true },
      });
      const assignee = await assignTo(database, actor, { claim, assigneeId, dueAt: given.dueAt });
      const subject = { articleId: claim.articleId, claimId: claim.id };
      events.push(
        { type: "claim.unassigned", subject, payload: { assigneeId: fromId, assignee: given.assignee.name } },
        { type: "claim.assigned", subject, payload: { assigneeId, assignee, dueAt: given.dueAt?.toISOString() ?? null } },
      );
    }
    const [event, ...others] = events;
    if (event === undefined) return refuseConflict("None of these claims is assigned to them any more.");
    return { value: { count: open.length }, events: [event, ...others] };
  },
});
