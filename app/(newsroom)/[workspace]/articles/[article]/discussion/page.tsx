import { notFound } from "next/navigation";
import { ArticleDiscussion } from "@/components/discussion/article-discussion";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { getArticleTitle } from "@/lib/claims/desk-queries";
import { listArticleClaims } from "@/lib/claims/queries";
import { listArticleThreads } from "@/lib/discussion/queries";
import { requireActor } from "@/lib/session";
import { frameOf } from "../../../discussion/discussion-frame";

/** Everything that is discussed of an article and its claims, open discussions first. */
export default async function ArticleDiscussionPage({ params, searchParams }: PageProps<"/[workspace]/articles/[article]/discussion">) {
  const { workspace, article: articleId } = await params;
  const actor = await requireActor(workspace);
  const [article, threads, claims, frame] = await Promise.all([
    getArticleTitle(actor, articleId),
    listArticleThreads(actor, articleId),
    listArticleClaims(actor, articleId),
    frameOf(actor, { workspace, target: (await searchParams).comment }),
  ]);
  if (article === null) notFound();
  return (
    <Page width="text">
      <p className="mb-2 text-13 text-secondary">
        Of{" "}
        <TextLink look="meta" href={`/${workspace}/articles/${articleId}`} dir="auto" lang={article.language}>
          {article.title}
        </TextLink>
      </p>
      <PageHeader title="Discussion" description="What was said about the words of the article and about its claims." />
      {threads.length === 0 ? (
        <EmptyState
          title="Nobody has commented"
          action={
            <ButtonLink look="primary" href={`/${workspace}/articles/${articleId}`}>
              Go to the desk
            </ButtonLink>
          }
        >
          Select words of the article and press t, or open a claim and comment there.
        </EmptyState>
      ) : (
        <ArticleDiscussion
          threads={threads}
          claims={claims.map(({ id, statement }) => ({ id, statement }))}
          language={article.language}
          frame={frame}
        />
      )}
    </Page>
  );
}
