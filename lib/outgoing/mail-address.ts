import "server-only";
import { database } from "@/lib/database";

/** Where a mail goes; null for who ended it, left the newsroom or was never there. */
export async function addressOf({ workspaceId, targetId }: { workspaceId: string; targetId: string }): Promise<string | null> {
  const recipient = await database.mailRecipient.findUnique({
    where: { workspaceId_id: { workspaceId, id: targetId } },
    select: { address: true },
  });
  if (recipient !== null) return recipient.address;
  const member = await database.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: targetId } },
    select: { disabledAt: true, user: { select: { email: true } } },
  });
  return member === null || member.disabledAt !== null ? null : member.user.email;
}
