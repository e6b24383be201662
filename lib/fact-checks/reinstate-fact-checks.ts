import "server-only";
import { randomUUID } from "node:crypto";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { mayReinstateFactChecks } from "./policy";
import { stepHashOf } from "./row-hash";
import { reinstateFactChecksInput } from "./schema";
import { inUse, newestWithdrawal } from "./standing";

/**
 * Puts a fact-check back that was taken back, or all that one step took back: they are found and offered again, and evidence that rests on them
 * says both. What came in again meanwhile stays taken back, so that nothing stands twice.
 */
export const reinstateFactChecks = defineCommand({
  name: "reinstateFactChecks",
  input: reinstateFactChecksInput,
  load: async ({ database, actor, input }) => {
    const factCheck = await database.factCheck.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.factCheckId } },
      select: { id: true, origin: true, withdrawals: newestWithdrawal },
    });
    if (factCheck === null) return null;
    const [withdrawal] = factCheck.withdrawals;
    return { origin: factCheck.origin, withdrawn: withdrawal?.stepId ?? null, isTakenBack: withdrawal?.reinstatement === null };
  },
  permit: mayReinstateFactChecks,
  async execute({ database, actor, input: { factCheckId, scope, reason }, subject: { origin, withdrawn } }) {
    const { workspaceId } = actor;
    if (scope === "step" && withdrawn === null)
      return refuseField("scope", "This was taken back before such steps were kept apart. Put it back by itself.");
    const which = scope === "step" && withdrawn !== null ? { stepId: withdrawn } : { factCheckId };
    const open = await database.factCheckWithdrawal.findMany({
      where: { workspaceId, reinstatement: null, ...which },
      select: { factCheckId: true, number: true, factCheck: { select: { contentHash: true } } },
    });
    const standing = await database.factCheck.findMany({
      where: { workspaceId, ...inUse, contentHash: { in: open.map(({ factCheck }) => factCheck.contentHash) } },
      select: { contentHash: true },
    });
    const hashes = new Set(standing.map(({ contentHash }) => contentHash));
    const rows = open
      .filter(({ factCheck }) => !hashes.has(factCheck.contentHash))
      .map((row) => ({ factCheckId: row.factCheckId, number: row.number }));
    if (rows.length === 0) return refuseConflict("The same came in again meanwhile, and stands in its place.");
    const [stepId, reinstatedById, reinstatedAt] = [randomUUID(), personOf(actor), now()];
    await database.factCheckReinstatement.createMany({
      data: rows.map((row) => ({ workspaceId, ...row, stepId, reason, reinstatedById, reinstatedAt })),
    });
    const ids = rows.map((row) => row.factCheckId);
    const restingEvidence = await database.evidence.count({ where: { workspaceId, factCheckId: { in: ids }, withdrawnAt: null } });
    const counts = { reinstated: rows.length, cameAgain: open.length - rows.length, restingEvidence };
    const payload = { factCheckId, scope, origin, reason, ...counts, stepId, rowsHash: stepHashOf(rows) };
    return { value: counts, events: [{ type: "factChecks.reinstated", subject: { workspaceId }, payload }] };
  },
});
