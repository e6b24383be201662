import "server-only";
import { randomUUID } from "node:crypto";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { mayWithdrawFactChecks } from "./policy";
import { stepHashOf } from "./row-hash";
import { withdrawFactChecksInput } from "./schema";
import { inUse, newestWithdrawal } from "./standing";

/**
 * Takes an imported fact-check back, or all that came in with it: they are found and offered no more. Nothing is deleted; claims that rest on one
 * keep their evidence, which then says so.
 */
export const withdrawFactChecks = defineCommand({
  name: "withdrawFactChecks",
  input: withdrawFactChecksInput,
  load: async ({ database, actor, input }) => {
    const factCheck = await database.factCheck.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.factCheckId } },
      select: { id: true, origin: true, importId: true, withdrawals: newestWithdrawal },
    });
    return factCheck === null ? null : { ...factCheck, isTakenBack: factCheck.withdrawals[0]?.reinstatement === null };
  },
  permit: mayWithdrawFactChecks,
  async execute({ database, actor, input: { factCheckId, scope, reason }, subject: { importId, origin } }) {
    const { workspaceId } = actor;
    if (scope === "import" && importId === null)
      return refuseField("scope", "This came in before imports were kept apart. Take it back by itself.");
    const which = scope === "import" && importId !== null ? { importId } : { id: factCheckId };
    const rows = await database.factCheck.findMany({
      where: { workspaceId, ...inUse, ...which },
      select: { id: true, _count: { select: { withdrawals: true } } },
    });
    const withdrawn = rows.map(({ id, _count }) => ({ factCheckId: id, number: _count.withdrawals + 1 }));
    const ids = rows.map(({ id }) => id);
    const [stepId, withdrawnById, withdrawnAt] = [randomUUID(), personOf(actor), now()];
    await database.factCheckWithdrawal.createMany({
      data: withdrawn.map((row) => ({ workspaceId, ...row, stepId, reason, withdrawnById, withdrawnAt })),
    });
    const restingEvidence = await database.evidence.count({ where: { workspaceId, factCheckId: { in: ids }, withdrawnAt: null } });
    const counts = { withdrawn: ids.length, restingEvidence };
    return {
      value: counts,
      events: [
        {
          type: "factChecks.withdrawn",
          subject: { workspaceId },
          payload: { factCheckId, importId, scope, origin, reason, ...counts, stepId, rowsHash: stepHashOf(withdrawn) },
        },
      ],
    };
  },
});
