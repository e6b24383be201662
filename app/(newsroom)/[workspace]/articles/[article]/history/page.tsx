import { notFound } from "next/navigation";
import { chosenIn, one, wholeIn } from "@/app/(newsroom)/[workspace]/audit/chosen";
import { ExportLinks } from "@/components/audit/export-links";
import { LogFilter } from "@/components/audit/filter";
import { Timeline } from "@/components/audit/timeline";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { listEvents } from "@/lib/audit/queries";
import { eventSubjects } from "@/lib/audit/subjects";
import { getArticleTitle } from "@/lib/claims/desk-queries";
import { listStatements } from "@/lib/claims/queries";
import { listMembers } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";

/** What happened to an article, its claims and its report, newest first. `event` opens the page at that event, wherever it stands. */
export default async function ArticleHistoryPage({ params, searchParams }: PageProps<"/[workspace]/articles/[article]/history">) {
  const { workspace, article: articleId } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const article = await getArticleTitle(actor, articleId);
  if (article === null) notFound();
  const { person, about, from, to, chosen, filter } = chosenIn(query);
  const { claimId = null } = wholeIn(query);
  const asked = /^\d{1,15}$/.test(one(query.event)) ? Number(one(query.event)) : null;
  const before = filter.before ?? (asked === null ? null : asked + 1);
  const [members, { events, nextBefore }] = await Promise.all([
    listMembers(actor),
    listEvents(actor, {
      ...filter,
      articleId: article.id,
      ...(claimId === null ? {} : { claimId }),
      ...(before === null ? {} : { before }),
    }),
  ]);
  const statements = await listStatements(actor, [claimId, ...events.map((event) => event.claimId)]);
  const statement = claimId === null ? null : (statements.get(claimId) ?? null);
  const here = `/${workspace}/articles/${article.id}` as const;
  const kept: [string, string][] = claimId === null ? [] : [["claim", claimId]];
  const everything = `${here}/history${claimId === null ? "" : `?claim=${claimId}`}` as const;
  const newest = new URLSearchParams([...kept, ...chosen]);
  const older = new URLSearchParams([...newest, ["before", String(nextBefore)]]);
  return (
    <Page width="text">
      <PageHeader
        title="History"
        description={
          <>
            Everything that was done to {statement === null ? null : <q dir="auto">{statement}</q>}
            {statement === null ? null : ", a claim of "}
            <TextLink href={here} dir="auto" lang={article.language}>
              {article.title}
            </TextLink>
            {claimId === null ? ", its claims and its report." : "."}
          </>
        }
        actions={claimId === null ? undefined : <ButtonLink href={`${here}/history`}>Show the whole article</ButtonLink>}
      />
      <LogFilter
        everything={everything}
        kept={Object.fromEntries(kept)}
        chosen={{ person, about, from, to }}
        people={members.map((member) => ({ value: member.memberId, label: member.name }))}
        subjects={eventSubjects.map((subject) => ({ value: subject, label: `${subject.charAt(0).toUpperCase()}${subject.slice(1)}` }))}
      />
      {events.length === 0 ? (
        <EmptyState title="No events here" action={<ButtonLink href={everything}>Show the newest</ButtonLink>}>
          Nothing was recorded that is chosen here, or nothing before this point.
        </EmptyState>
      ) : (
        <Timeline slug={workspace} events={events} statements={statements} whole={{ articleId: article.id, claimId }} asked={asked} />
      )}
      <nav aria-label="Pages of the history" className="no-print mt-6 flex justify-center gap-2">
        {before === null ? null : <ButtonLink href={`${here}/history?${newest}`}>Newest events</ButtonLink>}
        {nextBefore === null ? null : <ButtonLink href={`${here}/history?${older}`}>Older events</ButtonLink>}
      </nav>
      <ExportLinks slug={workspace} chosen={new URLSearchParams([["article", article.id], ...newest])} />
    </Page>
  );
}
