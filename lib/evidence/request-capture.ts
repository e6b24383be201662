import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { requestCaptureInput } from "./capture-schema";
import { newCapture } from "./new-capture";
import { mayRequestCapture } from "./policy";

/** Asks for a source to be captured, for the first time or again. The background worker does it; what it finds is flagged at the evidence. */
export const requestCapture = defineCommand({
  name: "requestCapture",
  input: requestCaptureInput,
  load: async ({ database, actor, input }) => {
    const source = await database.source.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.sourceId } },
      select: { id: true, url: true, captures: { where: { finishedAt: null, way: "fetch" }, take: 1, select: { id: true } } },
    });
    return source === null ? null : { ...source, isUnderWay: source.captures.length > 0 };
  },
  permit: mayRequestCapture,
  async execute({ database, actor, subject: source }) {
    if (source.url === null) return refuseField("sourceId", "This source has no web address. Upload a file of it instead.");
    const { event, ...value } = await newCapture(database, actor, { id: source.id, url: source.url });
    return { value, events: [event] };
  },
});
