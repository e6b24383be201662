import type { Actor } from "@/lib/actor";
import { getCommentPlace, getDiscussionPermissions, getThread } from "@/lib/discussion/queries";
import { openLiveStream } from "@/lib/live/live-stream";
import { deliverNotifications } from "@/lib/notifications/deliver-notifications";
import { countUnread, getNotificationPlace, listNotifications } from "@/lib/notifications/queries";

/** A comment that some may not know of, by where the log has it. */
export type Hint = { sequence: number; authorId: string; threadId: string; commentId: string };

/** What somebody's inbox says: its lines, where each leads, and the two ways in which it is counted. */
export async function inboxOf(actor: Actor) {
  await deliverNotifications(actor.workspaceId);
  const [{ notifications, nextBefore }, unread] = await Promise.all([listNotifications(actor), countUnread(actor)]);
  const places = await Promise.all(notifications.map(({ key }) => getNotificationPlace(actor, key)));
  const listed = notifications.filter(({ isRead }) => !isRead).length;
  return { notifications, places, unread, listed: nextBefore === null ? listed : unread };
}

/** What the live stream tells somebody who comes back after an event, up to the count of what they have not read: its text, and the events told. */
export async function streamOf(actor: Actor, after: number): Promise<{ text: string; sequences: number[] }> {
  const ending = new AbortController();
  const present = () => Promise.resolve(actor);
  const reader = openLiveStream({ present, lastSequence: after, signal: ending.signal }).getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    // The count comes once everything that may be told was told.
    if (text.includes("event: unread")) ending.abort();
  }
  return { text, sequences: [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)) };
}

/** What somebody finds who asks for discussions of a claim by their addresses, those included that they should not know of. */
export async function discussionsOf(actor: Actor, claimId: string, hints: readonly Hint[]) {
  const [may, ...found] = await Promise.all([
    getDiscussionPermissions(actor, claimId),
    ...hints.map(async ({ threadId, commentId }) => [await getThread(actor, threadId), await getCommentPlace(actor, commentId)]),
  ]);
  return { may, found };
}
