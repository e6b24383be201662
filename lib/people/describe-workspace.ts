import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { openAssessed } from "@/lib/verdicts/open-assessed";
import { mayDescribeWorkspace } from "./policy";
import { describeWorkspaceInput } from "./schema";

/** Changes the newsroom's name, quorum and public texts. Refused with CONFLICT when somebody changed them since. */
export const describeWorkspace = defineCommand({
  name: "describeWorkspace",
  input: describeWorkspaceInput,
  load: ({ database, actor }) => database.workspace.findUnique({ where: { id: actor.workspaceId }, select: { revision: true } }),
  permit: mayDescribeWorkspace,
  async execute({ database, actor, input, subject }) {
    if (subject.revision !== input.revision)
      refuseConflict("Somebody else changed the settings since you opened them. Yours were not saved.");
    const { revision, ...payload } = input;
    await database.workspace.update({ where: { id: actor.workspaceId }, data: { ...payload, revision: revision + 1 } });
    const opened = await openAssessed(database, actor, {});
    return {
      value: { revision: revision + 1 },
      events: [{ type: "workspace.described", subject: { workspaceId: actor.workspaceId }, payload: { ...payload, opened } }],
    };
  },
});
