import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { loadSealed } from "./load-sealed";
import { mayRemoveSealedReader } from "./policy";
import { sealedReaderInput } from "./schema";

/** Takes a member off the list of those who may read what is sealed of a source. What they read before, they know. */
export const removeSealedReader = defineCommand({
  name: "removeSealedReader",
  input: sealedReaderInput,
  load: ({ database, actor, input }) => loadSealed(database, actor, input.sourceId),
  permit: mayRemoveSealedReader,
  async execute({ database, actor, input: { sourceId, memberId }, subject }) {
    const { workspaceId } = actor;
    const reader = subject.readers.find((one) => one.memberId === memberId);
    if (reader === undefined) return refuseField("memberId", "That member is not on the list.");
    const { member } = await database.sealedReader.update({
      where: { workspaceId_id: { workspaceId, id: reader.id } },
      data: { endedAt: now() },
      select: { member: { select: { name: true } } },
    });
    return {
      value: { memberId },
      events: [{ type: "source.reader-removed", subject: { sourceId }, payload: { memberId, member: member.name } }],
    };
  },
});
