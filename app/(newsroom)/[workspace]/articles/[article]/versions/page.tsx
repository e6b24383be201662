import { notFound } from "next/navigation";
import { CheckArticle } from "@/components/articles/check-article";
import { SnapshotRecord } from "@/components/articles/snapshot-record";
import { SubmitVersionForm } from "@/components/articles/submit-version-form";
import { sayWaiting } from "@/components/claims/waiting-words";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { sayUtc } from "@/components/ui/time-words";
import { mayCheckArticle, maySubmitVersion } from "@/lib/articles/policy";
import { listVersions } from "@/lib/articles/version-queries";
import { withFullStop } from "@/lib/audit/full-stop";
import { listEvents } from "@/lib/audit/queries";
import { countWaitingWords } from "@/lib/discussion/waiting-threads";
import { requireActor } from "@/lib/session";
import { checkArticleAction, submitVersionAction } from "./actions";

/** Every snapshot of an article's text, the way to look for changes, and the way to bring in a new version by hand. */
export default async function ArticleVersionsPage({ params }: PageProps<"/[workspace]/articles/[article]/versions">) {
  const { workspace, article: articleId } = await params;
  const actor = await requireActor(workspace);
  const article = await listVersions(actor, articleId);
  const newest = article?.snapshots[0];
  if (article === null || newest === undefined) notFound();
  const [waiting, { events }] = await Promise.all([
    countWaitingWords(actor, article.id),
    listEvents(actor, { articleId: article.id, types: ["article.checked", "article.renewed"], lengthMax: 1 }),
  ]);
  const count = waiting.claims + waiting.threads;
  const [lastLook] = events;
  const here = `/${workspace}/articles/${article.id}` as const;
  const hasAddress = article.url !== null || newest.finalUrl !== null;
  return (
    <Page width="text">
      <PageHeader
        title="Versions"
        description={
          <TextLink href={here} dir="auto" lang={article.language}>
            {article.title}
          </TextLink>
        }
      />
      {count === 0 ? null : (
        <Notice tone="caution" title={`Waiting for ${count === 1 ? "its place" : "their places"}: ${sayWaiting(waiting)}`} className="mb-6">
          The text changed under {count === 1 ? "it" : "them"}.{" "}
          <TextLink href={`${here}/places`}>Say where {count === 1 ? "it stands" : "they stand"} now</TextLink>
        </Notice>
      )}
      <section aria-labelledby="look" className="mb-10">
        <h2 id="look" className="text-15">
          Has the page changed?
        </h2>
        <p className="mt-1 mb-3 text-13 text-secondary">
          {hasAddress
            ? "The page is fetched again, twice. A text that differs becomes a new snapshot; the same text leaves only a line in the history."
            : "This article has no web address. Give it one under Details, or bring the new text in below."}
          {lastLook === undefined
            ? null
            : ` ${hasAddress ? "Last looked at on" : "Newest text:"} ${sayUtc(new Date(lastLook.time))}: ${lastLook.actor.name} ${withFullStop(lastLook.sentence)}`}
        </p>
        {hasAddress && mayCheckArticle(actor) === true ? (
          <CheckArticle workspace={workspace} articleId={article.id} action={checkArticleAction.bind(null, workspace)} />
        ) : null}
      </section>
      {maySubmitVersion(actor) === true ? (
        <section aria-labelledby="by-hand" className="mb-10">
          <h2 id="by-hand" className="mb-3 text-15">
            Bring in a new version by hand
          </h2>
          <SubmitVersionForm
            key={newest.number}
            workspace={workspace}
            articleId={article.id}
            snapshotNumber={newest.number}
            action={submitVersionAction.bind(null, workspace)}
          />
        </section>
      ) : null}
      {article.snapshots.map((snapshot) => (
        <SnapshotRecord
          key={snapshot.number}
          snapshot={snapshot}
          action={
            snapshot.number === 1 ? undefined : (
              <ButtonLink size="small" href={`${here}/versions/${snapshot.number}`}>
                What changed in it
              </ButtonLink>
            )
          }
        />
      ))}
    </Page>
  );
}
