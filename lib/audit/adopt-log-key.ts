import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { mayAdoptLogKey } from "./policy";
import { adoptLogKeyInput } from "./schema";
import { MalformedNote, parseVerifierKey } from "./signed-note";

function assertKey(text: string): void {
  try {
    parseVerifierKey(text);
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    refuseField("key", error.message);
  }
}

/** Records, in the log itself, which key signs it from now on, so that whoever holds the log knows its keys. */
export const adoptLogKey = defineCommand({
  name: "adoptLogKey",
  input: adoptLogKeyInput,
  load: ({ input }) => {
    assertKey(input.key);
    return Promise.resolve({});
  },
  permit: mayAdoptLogKey,
  execute: ({ actor, input }) =>
    Promise.resolve({
      value: {},
      events: [{ type: "log.key-adopted", subject: { workspaceId: actor.workspaceId }, payload: { origin: input.origin, key: input.key } }],
    }),
});
