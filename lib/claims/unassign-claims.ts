import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadClaims } from "./load-claims";
import { mayUnassignClaims } from "./policy";
import { unassignClaimsInput } from "./schema";

/** Takes claims back from somebody, or lets them give their own back. Claims they do not have are left alone. */
export const unassignClaims = defineCommand({
  name: "unassignClaims",
  input: unassignClaimsInput,
  async load({ database, actor, input }) {
    const claims = await loadClaims(database, actor, input.claimIds);
    return claims === null ? null : { claims, assigneeId: input.assigneeId };
  },
  permit: mayUnassignClaims,
  async execute({ database, actor, subject: { claims, assigneeId } }) {
    const { workspaceId } = actor;
    const claimIds = claims.map(({ id }) => id);
    const open = await database.assignment.findMany({
      where: { workspaceId, assigneeId, claimId: { in: claimIds }, endedAt: null },
      select: { id: true, claimId: true, assignee: { select: { name: true } } },
    });
    await database.assignment.updateMany({ where: { workspaceId, id: { in: open.map(({ id }) => id) } }, data: { endedAt: now() } });
    const [event, ...others] = open.map(
      ({ claimId, assignee }): NewEvent => ({
        type: "claim.unassigned",
        subject: { articleId: claims.find(({ id }) => id === claimId)?.articleId ?? "", claimId },
        payload: { assigneeId, assignee: assignee.name },
      }),
    );
    if (event === undefined) return refuseConflict("None of these claims is assigned to them any more.");
    return { value: { count: open.length }, events: [event, ...others] };
  },
});
