import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { loadSealed } from "./load-sealed";
import { mayNameSealedReader } from "./policy";
import { sealedReaderInput } from "./schema";

/** Puts a member on the list of those who may read what is sealed of a source. */
export const nameSealedReader = defineCommand({
  name: "nameSealedReader",
  input: sealedReaderInput,
  load: ({ database, actor, input }) => loadSealed(database, actor, input.sourceId),
  permit: mayNameSealedReader,
  async execute({ database, actor, input: { sourceId, memberId }, subject }) {
    const { workspaceId } = actor;
    const member = await database.member.findUnique({
      where: { workspaceId_userId: { workspaceId, userId: memberId } },
      select: { name: true, disabledAt: true },
    });
    if (member === null || member.disabledAt !== null) return refuseField("memberId", "Choose an active member of this newsroom.");
    if (subject.readerIds.includes(memberId)) return refuseField("memberId", `${member.name} is on the list already.`);
    await database.sealedReader.create({ data: { workspaceId, sourceId, memberId, namedAt: now() } });
    return {
      value: { memberId },
      events: [{ type: "source.reader-named", subject: { sourceId }, payload: { memberId, member: member.name } }],
    };
  },
});
