import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayRevertLayer } from "./policy";
import { revertLayerInput } from "./schema";

/** Goes back to the learned layer before the one in force, or to none. Candidates already proposed stay as they are. */
export const revertLayer = defineCommand({
  name: "revertLayer",
  input: revertLayerInput,
  load: ({ database, actor }) =>
    database.learnedLayer.findMany({
      where: { workspaceId: actor.workspaceId, retiredAt: null },
      orderBy: { number: "desc" },
      take: 2,
      select: { id: true, number: true },
    }),
  permit: mayRevertLayer,
  async execute({ database, actor, input, subject: [present, before] }) {
    if (present?.number !== input.presentNumber)
      refuseConflict("Somebody else changed what the breakdown has learnt since you looked. Look again, then decide.");
    const { workspaceId } = actor;
    await database.learnedLayer.update({
      where: { workspaceId_number: { workspaceId, number: input.presentNumber } },
      data: { retiredAt: now() },
      select: { id: true },
    });
    const to = before?.number ?? null;
    return {
      value: { to },
      events: [{ type: "layer.reverted", subject: { workspaceId }, payload: { number: input.presentNumber, to } }],
    };
  },
});
