import "server-only";
import { defineCommand } from "@/lib/command";
import { maySetWorkingHours } from "./policy";
import { setWorkingHoursInput } from "./schema";

/** Says when the newsroom works, by which clock. It holds for what is given out from now on: what is due stays due when it was. */
export const setWorkingHours = defineCommand({
  name: "setWorkingHours",
  input: setWorkingHoursInput,
  load: ({ database, actor }) => database.workspace.findUnique({ where: { id: actor.workspaceId }, select: { id: true } }),
  permit: maySetWorkingHours,
  async execute({ database, actor, input }) {
    await database.workspace.update({ where: { id: actor.workspaceId }, data: input, select: { id: true } });
    return {
      value: { timeZone: input.timeZone },
      events: [{ type: "workspace.hours-set", subject: { workspaceId: actor.workspaceId }, payload: input }],
    };
  },
});
