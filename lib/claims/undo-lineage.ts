import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { sayBuiltOn } from "./built-on";
import { moveClaim } from "./move-claim";
import { mayUndoLineage } from "./policy";
import { returnClaim } from "./return-claim";
import { undoLineageInput } from "./schema";

const standing = { id: true, articleId: true, state: true, heldFrom: true, revisionNumber: true } as const;

/**
 * Takes back a split, a merge or a duplicate mark while nobody has built on it: the claims come back where they stood, what was made of them
 * is withdrawn. A verdict that became stale stays so, to be re-affirmed.
 */
export const undoLineage = defineCommand({
  name: "undoLineage",
  input: undoLineageInput,
  async load({ database, actor, input }) {
    const lines = await database.claimLineage.findMany({
      where: { workspaceId: actor.workspaceId, stepId: input.stepId },
      orderBy: { id: "asc" },
      select: { id: true, relation: true, createdById: true, undoneAt: true, from: { select: standing }, to: { select: standing } },
    });
    const [first] = lines;
    return first === undefined ? null : { lines, relation: first.relation, createdById: first.createdById };
  },
  permit: mayUndoLineage,
  async execute({ database, actor, input, subject: { lines, relation } }) {
    const { workspaceId } = actor;
    const { stepId } = input;
    if (lines.some(({ undoneAt }) => undoneAt !== null)) refuseConflict("This was taken back already.");
    const before = [...new Map(lines.map(({ from }) => [from.id, from])).values()];
    const after = relation === "duplicateOf" ? [] : [...new Map(lines.map(({ to }) => [to.id, to])).values()];
    const moved = before.find(({ state }) => state !== "withdrawn");
    if (moved !== undefined) refuseConflict("The claim has been taken up again meanwhile, so there is nothing to take back.");
    const why =
      after.length === 0
        ? null
        : await sayBuiltOn(
            database,
            actor,
            after.map(({ id }) => id),
          );
    if (why !== null) refuseConflict(`This can no longer be taken back, because ${why}.`);
    await database.claimLineage.updateMany({ where: { workspaceId, stepId }, data: { undoneAt: now() } });
    const events: NewEvent[] = [];
    const tell = (claim: { id: string; articleId: string }, returned: Awaited<ReturnType<typeof returnClaim>>) =>
      events.push({
        type: "claim.lineageUndone",
        subject: { articleId: claim.articleId, claimId: claim.id },
        payload: { stepId, relation, ...returned },
      });
    for (const claim of before) tell(claim, await returnClaim(database, actor, { claim, action: "undoLineage" }));
    for (const claim of after)
      tell(claim, { to: await moveClaim(database, actor, { claim, action: "replaceClaim", heldFrom: claim.state }) });
    const [event, ...others] = events;
    if (event === undefined) throw new Error("A step of lineage has claims.");
    return { value: { stepId }, events: [event, ...others] };
  },
});
