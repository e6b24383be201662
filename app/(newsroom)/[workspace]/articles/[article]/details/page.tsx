import { notFound } from "next/navigation";
import { ArticleFacts } from "@/components/articles/article-facts";
import { DescribeArticleForm } from "@/components/articles/describe-article-form";
import { LinksInText } from "@/components/articles/links-in-text";
import { SnapshotRecord } from "@/components/articles/snapshot-record";
import { Translations } from "@/components/articles/translations";
import { ClaimPairs } from "@/components/claims/claim-pairs";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { ReviewPolicyForm } from "@/components/verdicts/review-policy-form";
import { articleDescription } from "@/lib/articles/article-description";
import { listLinks } from "@/lib/articles/link-queries";
import { mayDescribeArticle, mayLinkTranslation } from "@/lib/articles/policy";
import { getArticleDetails } from "@/lib/articles/queries";
import { getTranslations } from "@/lib/articles/translation-queries";
import { maySetClaimTranslations } from "@/lib/claims/policy";
import { getClaimPairs } from "@/lib/claims/translation-queries";
import { requireActor } from "@/lib/session";
import { maySetReviewPolicy } from "@/lib/verdicts/policy";
import { getReviewPolicy } from "@/lib/verdicts/queries";
import {
  describeArticleAction,
  linkTranslationAction,
  setClaimTranslationsAction,
  setReviewPolicyAction,
  unlinkTranslationAction,
} from "./actions";

/** What the desk says about an article, to be corrected, and how its frozen text came to be. */
export default async function ArticleDetailsPage({ params }: PageProps<"/[workspace]/articles/[article]/details">) {
  const { workspace, article: articleId } = await params;
  const actor = await requireActor(workspace);
  const article = await getArticleDetails(actor, articleId);
  if (article === null) notFound();
  const [review, links, translations, pairs] = await Promise.all([
    getReviewPolicy(actor, article.id),
    listLinks(actor, article.id),
    getTranslations(actor, article.id),
    getClaimPairs(actor, article.id),
  ]);
  const details = { articleId: article.id, revision: article.revision, ...articleDescription(article) };
  return (
    <Page width="text">
      <PageHeader
        title="Details"
        description={
          <TextLink href={`/${workspace}/articles/${article.id}`} dir="auto" lang={article.language}>
            {article.title}
          </TextLink>
        }
      />
      {mayDescribeArticle(actor) === true ? (
        <DescribeArticleForm details={details} action={describeArticleAction.bind(null, workspace)} />
      ) : (
        <ArticleFacts details={details} />
      )}
      {review !== null && maySetReviewPolicy(actor) === true ? (
        <ReviewPolicyForm key={article.id} articleId={article.id} review={review} action={setReviewPolicyAction.bind(null, workspace)} />
      ) : null}
      {translations !== null && mayLinkTranslation(actor) === true ? (
        <Translations
          key={`${article.id} ${translations.isTranslation}`}
          {...{ articleId: article.id, workspace, ...translations }}
          actions={{
            linkTranslation: linkTranslationAction.bind(null, workspace),
            unlinkTranslation: unlinkTranslationAction.bind(null, workspace),
          }}
        />
      ) : null}
      {pairs !== null && maySetClaimTranslations(actor) === true ? (
        <ClaimPairs
          key={`${article.id} ${pairs.claims.map(({ originalId }) => originalId ?? "").join(" ")}`}
          {...{ articleId: article.id, pairs }}
          action={setClaimTranslationsAction.bind(null, workspace)}
        />
      ) : null}
      {article.snapshots.map((snapshot) => (
        <SnapshotRecord key={snapshot.number} snapshot={snapshot} />
      ))}
      <LinksInText links={links} language={article.language} />
    </Page>
  );
}
