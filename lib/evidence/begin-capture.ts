import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { beginCaptureInput } from "./capture-schema";
import { loadCapture } from "./load-capture";
import { mayRunCapture } from "./policy";

/** The worker takes a capture up: from now on people see that it is being made, and the log which attempt it is and by what. */
export const beginCapture = defineCommand({
  name: "beginCapture",
  input: beginCaptureInput,
  load: ({ database, actor, input }) => loadCapture(database, actor, input.captureId),
  permit: mayRunCapture,
  async execute({ database, actor, input, subject: capture }) {
    const { workspaceId } = actor;
    const attempt = capture.attempts + 1;
    await database.capture.update({
      where: { workspaceId_id: { workspaceId, id: capture.id } },
      data: { attempts: attempt, begunAt: now(), tool: input.tool },
    });
    const quoted = await database.evidence.findMany({
      where: { workspaceId, sourceId: capture.sourceId, withdrawnAt: null },
      select: { quote: true },
    });
    return {
      value: { attempt, url: capture.requestedUrl, quotes: quoted.map(({ quote }) => quote) },
      events: [
        {
          type: "capture.begun",
          subject: { sourceId: capture.sourceId },
          payload: { captureId: capture.id, number: capture.number, attempt, tool: input.tool },
        },
      ],
    };
  },
});
