import type { Metadata } from "next";
import { QueueList } from "@/components/claims/queue-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page";
import { personOf } from "@/lib/actor";
import { listQueue } from "@/lib/claims/work-queries";
import { now } from "@/lib/clock";
import { requireActor } from "@/lib/session";
import { assignClaimsAction, unassignClaimsAction } from "../board/actions";

export const metadata: Metadata = { title: "My work" };

export default async function QueuePage({ params }: PageProps<"/[workspace]/queue">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const entries = await listQueue(actor);
  return (
    <Page>
      <PageHeader
        title="My work"
        description={
          entries.length === 0
            ? "What waits for you."
            : `${entries.length === 1 ? "One claim waits" : `${entries.length} claims wait`} for you: what was sent back first, then the most urgent.`
        }
      />
      {entries.length === 0 ? (
        <EmptyState
          title="Nothing waits for you"
          action={
            <ButtonLink look="primary" href={`/${workspace}/board?who=nobody`}>
              See what nobody has
            </ButtonLink>
          }
        >
          Take a claim from the board, or wait until an editor gives you one.
        </EmptyState>
      ) : (
        <QueueList
          {...{ workspace, entries }}
          userId={personOf(actor)}
          nowMs={now().getTime()}
          actions={{ assignClaims: assignClaimsAction.bind(null, workspace), unassignClaims: unassignClaimsAction.bind(null, workspace) }}
        />
      )}
    </Page>
  );
}
