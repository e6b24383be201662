import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { recordFixityInput } from "./capture-schema";
import { mayRecordFixity } from "./policy";

/** Records what reading every stored file of the newsroom again showed. Files that are damaged or gone show at the claims that rest on them. */
export const recordFixity = defineCommand({
  name: "recordFixity",
  input: recordFixityInput,
  load: async ({ actor }) => ({ id: actor.workspaceId }),
  permit: mayRecordFixity,
  async execute({ database, actor, input }) {
    const { workspaceId } = actor;
    const { files, bytes, faults } = input;
    const check = await database.fixityCheck.create({ data: { workspaceId, files, bytes, checkedAt: now() }, select: { id: true } });
    await database.fixityFault.createMany({ data: faults.map((fault) => ({ workspaceId, checkId: check.id, ...fault })) });
    return {
      value: { checkId: check.id },
      events: [{ type: "fixity.checked", subject: { workspaceId }, payload: { checkId: check.id, files, bytes: Number(bytes), faults } }],
    };
  },
});
