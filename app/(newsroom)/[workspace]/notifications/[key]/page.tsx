import { notFound, redirect } from "next/navigation";
import { markNotificationsRead } from "@/lib/notifications/mark-notifications-read";
import { getNotificationPlace } from "@/lib/notifications/queries";
import { requireActor } from "@/lib/session";

/** Opens one notification: marks it as read and leads to what it tells of. */
export default async function NotificationPage({ params }: PageProps<"/[workspace]/notifications/[key]">) {
  const { workspace, key: encoded } = await params;
  const key = decodeURIComponent(encoded);
  const actor = await requireActor(workspace);
  const place = await getNotificationPlace(actor, key);
  if (place === null) notFound();
  await markNotificationsRead(actor, { keys: [key] });
  const { commentId, claimId, articleId } = place;
  if (commentId !== null) redirect(`/${workspace}/comments/${commentId}`);
  redirect(`/${workspace}/articles/${articleId}${claimId === null ? "" : `?claim=${claimId}`}`);
}
