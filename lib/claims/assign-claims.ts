import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { assignTo } from "./assign-to";
import { loadClaims } from "./load-claims";
import { mayAssignClaims } from "./policy";
import { assignClaimsInput } from "./schema";
import { readDue } from "./working-hours";

/** Gives claims to somebody of the staff to assess, all or none of them. Who has one already keeps it, with the new day it is due. */
export const assignClaims = defineCommand({
  name: "assignClaims",
  input: assignClaimsInput,
  async load({ database, actor, input }) {
    const claims = await loadClaims(database, actor, input.claimIds);
    return claims === null ? null : { claims, assigneeId: input.assigneeId };
  },
  permit: mayAssignClaims,
  async execute({ database, actor, input, subject: { claims, assigneeId } }) {
    const due = await readDue(database, actor.workspaceId, input);
    const events: NewEvent[] = [];
    for (const claim of claims) {
      const assignee = await assignTo(database, actor, { claim, assigneeId, dueAt: due });
      events.push({
        type: "claim.assigned",
        subject: { articleId: claim.articleId, claimId: claim.id },
        payload: { assigneeId, assignee, dueAt: due?.toISOString() ?? null },
      });
    }
    const [event, ...others] = events;
    if (event === undefined) throw new Error("At least one claim is assigned.");
    return { value: { count: events.length }, events: [event, ...others] };
  },
});
