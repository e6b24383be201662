import "server-only";
import { defineCommand } from "@/lib/command";
import { withoutDirective } from "@/lib/reports/text-fragment";
import { refuseField } from "@/lib/result";
import { isExampleAddress } from "./example-address";
import { newCapture } from "./new-capture";
import { mayGiveSourceAddress } from "./policy";
import { giveSourceAddressInput } from "./source-schema";

/** Gives a source that was recorded without a web address the one it has now, and asks for a capture of it. */
export const giveSourceAddress = defineCommand({
  name: "giveSourceAddress",
  input: giveSourceAddressInput,
  load: async ({ database, actor, input }) => {
    const source = await database.source.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.sourceId } },
      select: { id: true, title: true, url: true },
    });
    return source === null ? null : { ...source, hasAddress: source.url !== null };
  },
  permit: mayGiveSourceAddress,
  async execute({ database, actor, input, subject: { id, title } }) {
    const { workspaceId } = actor;
    const url = withoutDirective(input.url);
    const other = await database.source.findFirst({ where: { workspaceId, url }, select: { title: true } });
    if (other !== null) return refuseField("url", `The source “${other.title}” has this address. Attach evidence from that one.`);
    await database.source.update({ where: { workspaceId_id: { workspaceId, id } }, data: { url } });
    const captured = isExampleAddress(url) ? [] : [(await newCapture(database, actor, { id, url })).event];
    return {
      value: { sourceId: id },
      events: [{ type: "source.address-given", subject: { sourceId: id }, payload: { title, url } }, ...captured],
    };
  },
});
