import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/sign-in/actions";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { NewsroomBar } from "@/components/people/newsroom-bar";
import { TitledBy } from "@/components/ui/page-title";
import { PageTime } from "@/components/ui/relative-time";
import { SkipLink } from "@/components/ui/skip-link";
import { StyleNonce } from "@/components/ui/style-nonce";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { deliverNotifications } from "@/lib/notifications/deliver-notifications";
import { countUnread } from "@/lib/notifications/queries";
import { getWorkspace } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { signOutEverywhereAction } from "./people/actions";

export const metadata: Metadata = { robots: { index: false } };

/** The frame of every page of a newsroom: lets members in, and shows the bar. */
export default async function NewsroomLayout({ children, params }: { children: ReactNode; params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const actor = await requireActor(slug);
  const newsroom = await getWorkspace(actor);
  if (newsroom === null) notFound();
  const memberId = personOf(actor);
  await deliverNotifications(actor.workspaceId);
  return (
    <PageTime writtenAt={now()}>
      <StyleNonce nonce={(await headers()).get("x-nonce")} />
      <SkipLink />
      <NewsroomBar
        bell={<NotificationBell workspace={slug} unread={await countUnread(actor)} />}
        frame={{ slug, newsroom: newsroom.name, person: { id: memberId, name: actor.name, role: actor.role } }}
        signOut={signOutAction}
        signOutEverywhere={signOutEverywhereAction.bind(null, slug, { memberId })}
      />
      <TitledBy site={newsroom.name}>{children}</TitledBy>
    </PageTime>
  );
}
