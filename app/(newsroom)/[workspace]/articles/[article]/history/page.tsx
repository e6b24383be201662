import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventList } from "@/components/audit/event-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { listEvents } from "@/lib/audit/queries";
import { getArticleTitle } from "@/lib/claims/desk-queries";
import { isId } from "@/lib/is-id";
import { requireActor } from "@/lib/session";

export const metadata: Metadata = { title: "History" };

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
const sequenceShape = /^\d{1,15}$/;

/** What happened to an article and its claims, newest first. `event` opens the page at that event, wherever it stands. */
export default async function ArticleHistoryPage({ params, searchParams }: PageProps<"/[workspace]/articles/[article]/history">) {
  const { workspace, article: articleId } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const article = await getArticleTitle(actor, articleId);
  if (article === null) notFound();
  const claimId = isId(one(query.claim)) ? one(query.claim) : null;
  const before = sequenceShape.test(one(query.before))
    ? Number(one(query.before))
    : sequenceShape.test(one(query.event))
      ? Number(one(query.event)) + 1
      : null;
  const { events, nextBefore } = await listEvents(actor, {
    articleId: article.id,
    ...(claimId === null ? {} : { claimId }),
    ...(before === null ? {} : { before }),
  });
  const here = `/${workspace}/articles/${article.id}` as const;
  const older = new URLSearchParams({ ...(claimId === null ? {} : { claim: claimId }), before: String(nextBefore) });
  return (
    <Page width="text">
      <PageHeader
        title="History"
        description={
          <>
            Everything that was done to{" "}
            <TextLink href={here} dir="auto" lang={article.language}>
              {article.title}
            </TextLink>
            {claimId === null ? ", its claims and its report." : ": one of its claims."}
          </>
        }
        actions={claimId === null ? undefined : <ButtonLink href={`${here}/history`}>Show the whole article</ButtonLink>}
      />
      {events.length === 0 ? (
        <EmptyState title="No events here" action={<ButtonLink href={`${here}/history`}>Show the newest</ButtonLink>}>
          Nothing was recorded before this point.
        </EmptyState>
      ) : (
        <EventList
          events={events}
          permalink={(sequence) => `${here}/history?event=${sequence}#event-${sequence}`}
          linkTo={(event) =>
            event.claimId === null ? null : (
              <TextLink look="meta" prefetch={false} href={`${here}?claim=${event.claimId}`}>
                the claim
              </TextLink>
            )
          }
        />
      )}
      <nav aria-label="Pages of the history" className="no-print mt-6 flex justify-center gap-2">
        {before === null ? null : <ButtonLink href={`${here}/history`}>Newest events</ButtonLink>}
        {nextBefore === null ? null : <ButtonLink href={`${here}/history?${older}`}>Older events</ButtonLink>}
      </nav>
    </Page>
  );
}
