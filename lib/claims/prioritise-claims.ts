import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { openAssessed } from "@/lib/verdicts/open-assessed";
import { loadClaims } from "./load-claims";
import { mayPrioritiseClaims } from "./policy";
import { prioritiseClaimsInput } from "./schema";

/** Sets how urgent claims are. Urgent ones come first in every queue, and may need more assessments. */
export const prioritiseClaims = defineCommand({
  name: "prioritiseClaims",
  input: prioritiseClaimsInput,
  async load({ database, actor, input }) {
    const claims = await loadClaims(database, actor, input.claimIds);
    return claims === null ? null : { claims };
  },
  permit: mayPrioritiseClaims,
  async execute({ database, actor, input, subject: { claims } }) {
    const { workspaceId } = actor;
    const { priority } = input;
    const changed = claims.filter((claim) => claim.priority !== priority);
    await database.claim.updateMany({ where: { workspaceId, id: { in: changed.map(({ id }) => id) } }, data: { priority } });
    const opened = new Map<string, string[]>();
    for (const { id } of changed) opened.set(id, await openAssessed(database, actor, { id }));
    const [event, ...others] = changed.map(
      (claim): NewEvent => ({
        type: "claim.prioritised",
        subject: { articleId: claim.articleId, claimId: claim.id },
        payload: { from: claim.priority, to: priority, opened: opened.get(claim.id) ?? [] },
      }),
    );
    if (event === undefined) return refuseConflict("These claims have that priority already.");
    return { value: { count: changed.length }, events: [event, ...others] };
  },
});
