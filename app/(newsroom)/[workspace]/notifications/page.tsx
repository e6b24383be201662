import { ChooseNotificationsForm } from "@/components/notifications/choose-notifications-form";
import { MarkAllButton } from "@/components/notifications/mark-all-button";
import { NotificationList } from "@/components/notifications/notification-list";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { now } from "@/lib/clock";
import { deliverNotifications } from "@/lib/notifications/deliver-notifications";
import { getNotificationChoice, listNotifications } from "@/lib/notifications/queries";
import { requireActor } from "@/lib/session";
import { chooseNotificationsAction, markNotificationsReadAction } from "./actions";

/** What of the newsroom's log concerns the person who looks. */
export default async function NotificationsPage({ params, searchParams }: PageProps<"/[workspace]/notifications">) {
  const { workspace } = await params;
  const { before } = await searchParams;
  const actor = await requireActor(workspace);
  await deliverNotifications(actor.workspaceId);
  const [{ notifications, nextBefore }, chosen] = await Promise.all([
    listNotifications(actor, typeof before === "string" ? { before } : {}),
    getNotificationChoice(actor),
  ]);
  const markRead = markNotificationsReadAction.bind(null, workspace);
  return (
    <Page width="text">
      <PageHeader
        title="Notifications"
        description="What others did that concerns you."
        actions={
          notifications.some(({ isRead }) => !isRead) ? <MarkAllButton until={now().toISOString()} markRead={markRead} /> : undefined
        }
      />
      {notifications.length === 0 ? (
        <EmptyState title="Nothing here yet">
          You are told when somebody mentions you, answers you, gives you a claim or sends one back, and when what you settled moves.
        </EmptyState>
      ) : (
        <NotificationList workspace={workspace} lines={notifications} markRead={markRead} />
      )}
      {nextBefore === null ? null : (
        <p className="mt-4 text-13">
          <TextLink href={`/${workspace}/notifications?before=${encodeURIComponent(nextBefore)}`}>Earlier ones</TextLink>
        </p>
      )}
      <section aria-labelledby="chosen" className="mt-12 border-hairline border-t pt-6">
        <h2 id="chosen" className="mb-3 text-15">
          Tell me when
        </h2>
        <ChooseNotificationsForm chosen={chosen} action={chooseNotificationsAction.bind(null, workspace)} />
      </section>
    </Page>
  );
}
