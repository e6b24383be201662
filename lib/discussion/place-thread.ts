import "server-only";
import type { Actor } from "@/lib/actor";
import { areSameWords } from "@/lib/claims/places";
import { checkChoice, readPlacing, settledPlace } from "@/lib/claims/settle-place";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { loadThread, reservedBy, subjectOf, tellThreadIn } from "./load-thread";
import { mayPlaceThread } from "./policy";
import { placeThreadInput } from "./schema";

/**
 * Says where the words of a discussion that waits for a person stand in the newest snapshot, or that they are gone. Of two people at once the
 * second gets a CONFLICT that says what the first decided.
 */
export const placeThread = defineCommand({
  name: "placeThread",
  input: placeThreadInput,
  load: ({ database, actor, input }) => loadPlacing(database, actor, input.threadId),
  permit: mayPlaceThread,
  async execute({ database, actor, input, subject: { thread, newest, present, before } }) {
    const { place } = input;
    checkChoice({ newest, present }, { ...input, what: "discussion" });
    const { workspaceId } = actor;
    await database.threadPlace.update({
      where: { workspaceId_threadId_snapshotId: { workspaceId, threadId: thread.id, snapshotId: newest.id } },
      data: settledPlace(actor, newest.text, place),
      select: { threadId: true },
    });
    const isSameWords = place !== null && areSameWords(place.exact, before.exact);
    return {
      value: { threadId: thread.id, isSameWords, isStale: false },
      events: [
        {
          type: "thread.placed",
          subject: subjectOf(thread),
          payload: {
            ...{ ...tellThreadIn(thread), reservedFor: reservedBy(thread) },
            snapshot: { id: newest.id, number: newest.number },
            from: present.state,
            before: { exact: before.exact, start: before.start, end: before.end },
            ...{ place, isSameWords },
          },
        },
      ],
    };
  },
});

async function loadPlacing(database: WriteClient, actor: Actor, threadId: string) {
  const thread = await loadThread(database, actor, threadId);
  if (thread === null) return null;
  const placing = await readPlacing(database, actor.workspaceId, thread);
  return placing === null ? null : { thread, ...placing };
}
