import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { mayErasePrivateParts } from "./policy";
import { erasePrivatePartsInput } from "./schema";

/**
 * Erases private parts of one event, because the law demands it: the event's bytes and every proof of it stay as they are, the text they
 * commit to is gone. The same words elsewhere in the newsroom's tables are changed by the commands for those.
 */
export const erasePrivateParts = defineCommand({
  name: "erasePrivateParts",
  input: erasePrivatePartsInput,
  load: () => Promise.resolve({}),
  permit: mayErasePrivateParts,
  execute({ actor, input }) {
    if (new Set(input.parts).size !== input.parts.length) refuseField("parts", "Name each part once.");
    return Promise.resolve({
      value: { sequence: input.sequence },
      erases: [{ sequence: input.sequence, parts: input.parts }],
      events: [{ type: "record.erased", subject: { workspaceId: actor.workspaceId }, payload: input }],
    });
  },
});
