import { ArticleInbox } from "@/components/articles/article-inbox";
import { InboxKeys } from "@/components/articles/inbox-keys";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { route } from "@/components/ui/route";
import { maySubmitArticle } from "@/lib/articles/policy";
import { listArticles } from "@/lib/articles/queries";
import { countWaitingErrors } from "@/lib/reports/error-queries";
import { requireActor } from "@/lib/session";

export default async function ArticlesPage({ params, searchParams }: PageProps<"/[workspace]/articles">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const query = await searchParams;
  const search = typeof query.search === "string" ? query.search : "";
  const after = typeof query.after === "string" ? query.after : undefined;
  const { articles, nextCursor } = await listArticles(actor, { search, cursor: after });
  const waiting = await countWaitingErrors(actor);
  const maySubmit = maySubmitArticle(actor) === true;
  const isEmpty = articles.length === 0 && search === "" && after === undefined;
  return (
    <Page>
      <PageHeader
        title="Articles"
        description="What the newsroom is checking, newest first."
        actions={
          maySubmit && !isEmpty ? (
            <ButtonLink href={`/${workspace}/articles/new`} look="primary">
              Submit an article
            </ButtonLink>
          ) : undefined
        }
      />
      {waiting === 0 ? null : (
        <Notice tone="caution" className="mb-6">
          {waiting === 1 ? "A reader reports an error." : `Readers report ${waiting} errors.`}{" "}
          <TextLink href={route(`/${workspace}/error-reports`)}>Read and answer</TextLink>
        </Notice>
      )}
      <InboxKeys workspace={workspace} maySubmit={maySubmit} />
      <ArticleInbox {...{ workspace, articles, nextCursor, search, maySubmit }} isFirstPage={after === undefined} />
    </Page>
  );
}
