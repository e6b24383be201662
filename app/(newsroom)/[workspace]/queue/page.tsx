import { OpenWorkList } from "@/components/claims/open-work-list";
import { QueueKeys } from "@/components/claims/queue-keys";
import { QueueList } from "@/components/claims/queue-list";
import { WorkFilterForm } from "@/components/claims/work-filter-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page";
import { personOf } from "@/lib/actor";
import { listOpenWork } from "@/lib/claims/open-work";
import { readWorkFilter } from "@/lib/claims/work-filter";
import { listQueue, listWorkLanguages } from "@/lib/claims/work-queries";
import { now } from "@/lib/clock";
import { listStaff } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { assignClaimsAction, handOverClaimsAction, unassignClaimsAction } from "../board/actions";

export default async function QueuePage({ params, searchParams }: PageProps<"/[workspace]/queue">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const filter = readWorkFilter(await searchParams);
  const [entries, languages, colleagues, works] = await Promise.all([
    listQueue(actor, filter),
    listWorkLanguages(actor),
    listStaff(actor),
    listOpenWork(actor),
  ]);
  const isFiltered = Object.keys(filter).length > 0;
  const userId = personOf(actor);
  return (
    <Page>
      <PageHeader title="My work" description={sayOwn(entries.length, { isAllSaid: !isFiltered && works.length > 0 })} />
      <QueueKeys />
      {entries.length === 0 && !isFiltered ? null : <WorkFilterForm path="queue" filter={filter} kept={{}} languages={languages} />}
      {entries.length === 0 && isFiltered ? (
        <EmptyState title="Nothing matches" action={<ButtonLink href={`/${workspace}/queue`}>Show all your work</ButtonLink>}>
          None of the claims that wait for you is like this.
        </EmptyState>
      ) : entries.length > 0 ? (
        <QueueList
          {...{ workspace, entries }}
          userId={userId}
          colleagues={colleagues.filter(({ memberId }) => memberId !== userId)}
          nowMs={now().getTime()}
          actions={{
            assignClaims: assignClaimsAction.bind(null, workspace),
            unassignClaims: unassignClaimsAction.bind(null, workspace),
            handOverClaims: handOverClaimsAction.bind(null, workspace),
          }}
        />
      ) : works.length > 0 ? null : (
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
      )}
      {works.length === 0 ? null : <OpenWorkList {...{ workspace, works }} />}
    </Page>
  );
}

function sayOwn(count: number, { isAllSaid }: { isAllSaid: boolean }): string {
  if (count === 0) return isAllSaid ? "No claim was given to you or sent back." : "What waits for you.";
  return `${count === 1 ? "One claim waits" : `${count} claims wait`} for you: what was sent back first, then the most urgent.`;
}
