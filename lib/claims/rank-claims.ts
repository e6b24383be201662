import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadClaims } from "./load-claims";
import { mayRankClaims } from "./policy";
import { rankClaimsInput } from "./schema";
import { suggestPriority } from "./suggest-priority";

/** Sets the priority of claims by their check-worthiness and their article's reach. Answers what each had before, so that it can be undone. */
export const rankClaims = defineCommand({
  name: "rankClaims",
  input: rankClaimsInput,
  async load({ database, actor, input }) {
    const claims = await loadClaims(database, actor, input.claimIds);
    return claims === null ? null : { claims };
  },
  permit: mayRankClaims,
  async execute({ database, actor, subject: { claims } }) {
    const { workspaceId } = actor;
    const grounds = await database.claim.findMany({
      where: { workspaceId, id: { in: claims.map(({ id }) => id) } },
      select: {
        id: true,
        article: { select: { reach: true } },
        candidates: { select: { checkWorthiness: true }, orderBy: { checkWorthiness: "desc" }, take: 1 },
      },
    });
    const before: { claimId: string; priority: number }[] = [];
    const events: NewEvent[] = [];
    for (const claim of claims) {
      const ground = grounds.find(({ id }) => id === claim.id);
      if (ground === undefined) throw new Error("A claim that was loaded is gone.");
      const priority = suggestPriority({ checkWorthiness: ground.candidates[0]?.checkWorthiness ?? null, reach: ground.article.reach });
      if (priority === claim.priority) continue;
      await database.claim.update({
        where: { workspaceId_id: { workspaceId, id: claim.id } },
        data: { priority },
        select: { id: true },
      });
      before.push({ claimId: claim.id, priority: claim.priority });
      events.push({
        type: "claim.prioritised",
        subject: { articleId: claim.articleId, claimId: claim.id },
        payload: { from: claim.priority, to: priority },
      });
    }
    const [event, ...others] = events;
    if (event === undefined) return refuseConflict("Check-worthiness and reach give these claims the priority they have.");
    return { value: { count: events.length, before }, events: [event, ...others] };
  },
});
