import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { hashOfJson } from "./hash-of-json";
import { mayRecordLogCheck } from "./policy";
import { recordLogCheckInput } from "./schema";

/** Records what checking the newsroom's whole log showed. Faults show on the Audit page until a later check finds none. */
export const recordLogCheck = defineCommand({
  name: "recordLogCheck",
  input: recordLogCheckInput,
  load: async ({ actor }) => ({ id: actor.workspaceId }),
  permit: mayRecordLogCheck,
  async execute({ database, actor, input }) {
    const { workspaceId } = actor;
    const { events, root, signedUpTo, rows, faultCount } = input;
    const told = { events, root, signedUpTo, rows, faults: faultCount };
    const { id: checkId } = await database.logCheck.create({ data: { workspaceId, ...input, checkedAt: now() }, select: { id: true } });
    return {
      value: { checkId },
      events: [{ type: "log.checked", subject: { workspaceId }, payload: { ...told, checkId, faultsHash: hashOfJson(input.faults) } }],
    };
  },
});
