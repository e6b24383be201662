import "server-only";
import { defineCommand } from "@/lib/command";
import { loadThread, reservedBy, subjectOf, tellThreadIn } from "./load-thread";
import { mayReopenThread } from "./policy";
import { reopenThreadInput } from "./schema";

/** Takes a resolved discussion up again. */
export const reopenThread = defineCommand({
  name: "reopenThread",
  input: reopenThreadInput,
  load: ({ database, actor, input }) => loadThread(database, actor, input.threadId),
  permit: mayReopenThread,
  async execute({ database, actor, input: { threadId }, subject: thread }) {
    await database.thread.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: threadId } },
      data: { resolvedAt: null, resolvedById: null },
      select: { id: true },
    });
    const payload = { ...tellThreadIn(thread), reservedFor: reservedBy(thread) };
    return { value: { threadId }, events: [{ type: "thread.reopened", subject: subjectOf(thread), payload }] };
  },
});
