import "server-only";
import { defineCommand } from "@/lib/command";
import { maySetWaivableRules } from "./policy";
import { setWaivableRulesInput } from "./schema";

/** Says which rules of the gate editors may waive, in public and with a reason. Waivers of other rules count no more from now on. */
export const setWaivableRules = defineCommand({
  name: "setWaivableRules",
  input: setWaivableRulesInput,
  load: ({ database, actor }) => database.workspace.findUnique({ where: { id: actor.workspaceId }, select: { id: true } }),
  permit: maySetWaivableRules,
  async execute({ database, actor, input: { rules } }) {
    await database.workspace.update({ where: { id: actor.workspaceId }, data: { waivableRules: rules }, select: { id: true } });
    return {
      value: { rules },
      events: [{ type: "workspace.waivable-set", subject: { workspaceId: actor.workspaceId }, payload: { rules } }],
    };
  },
});
