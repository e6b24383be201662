import "server-only";
import { defineCommand } from "@/lib/command";
import { postponeCaptureInput } from "./capture-schema";
import { loadCapture } from "./load-capture";
import { mayRunCapture } from "./policy";

/** Records that an attempt failed in a way that may pass; the worker tries again later. */
export const postponeCapture = defineCommand({
  name: "postponeCapture",
  input: postponeCaptureInput,
  load: ({ database, actor, input }) => loadCapture(database, actor, input.captureId),
  permit: mayRunCapture,
  async execute({ database, actor, input, subject: capture }) {
    await database.capture.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: capture.id } },
      data: { begunAt: null, detail: input.problem },
    });
    return {
      value: { attempt: capture.attempts },
      events: [
        {
          type: "capture.postponed",
          subject: { sourceId: capture.sourceId },
          payload: { captureId: capture.id, number: capture.number, attempt: capture.attempts, problem: input.problem },
        },
      ],
    };
  },
});
