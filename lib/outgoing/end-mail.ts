import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { isOptOutToken } from "./opt-out";
import { mayEndMail } from "./policy";
import { endMailInput } from "./schema";

/**
 * Ends the mail to somebody for good, and takes their address away: at their own word, by the token that stands in every mail, or at a member's. Said
 * twice, it is as if said once.
 */
export const endMail = defineCommand({
  name: "endMail",
  input: endMailInput,
  load: async ({ database, actor: { workspaceId }, input: { targetId, token } }) => {
    const hasToken = token !== null && isOptOutToken({ workspaceId, targetId }, token);
    const recipient = await database.mailRecipient.findUnique({
      where: { workspaceId_id: { workspaceId, id: targetId } },
      select: { id: true, kind: true, endedAt: true },
    });
    // Somebody who submits articles has no row before they end it.
    const member = await database.member.findUnique({
      where: { workspaceId_userId: { workspaceId, userId: targetId } },
      select: { userId: true },
    });
    return recipient === null && (member === null || !hasToken) ? null : { recipient, hasToken };
  },
  permit: mayEndMail,
  async execute({ database, actor: { workspaceId }, input: { targetId }, subject: { recipient, hasToken } }) {
    const kind = recipient?.kind ?? "submitter";
    const ended = { address: null, endedAt: recipient?.endedAt ?? now() };
    await database.mailRecipient.upsert({
      where: { workspaceId_id: { workspaceId, id: targetId } },
      create: { ...ended, workspaceId, id: targetId, kind, firstSequence: 0n },
      update: ended,
      select: { id: true },
    });
    const payload = { recipientId: targetId, kind, isOwnWord: hasToken };
    return { value: { kind }, events: [{ type: "mail.ended", subject: { workspaceId }, payload }] };
  },
});
