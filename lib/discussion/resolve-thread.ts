import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadThread, reservedBy, subjectOf, tellThreadIn } from "./load-thread";
import { mayResolveThread } from "./policy";
import { resolveThreadInput } from "./schema";

/** Marks a discussion as resolved: it folds, and nobody adds to it until it is reopened. */
export const resolveThread = defineCommand({
  name: "resolveThread",
  input: resolveThreadInput,
  load: ({ database, actor, input }) => loadThread(database, actor, input.threadId),
  permit: mayResolveThread,
  async execute({ database, actor, input: { threadId }, subject: thread }) {
    await database.thread.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: threadId } },
      data: { resolvedAt: now(), resolvedById: personOf(actor) },
      select: { id: true },
    });
    const payload = { ...tellThreadIn(thread), reservedFor: reservedBy(thread) };
    return { value: { threadId }, events: [{ type: "thread.resolved", subject: subjectOf(thread), payload }] };
  },
});
