import { notFound } from "next/navigation";
import { SnapshotRecord } from "@/components/articles/snapshot-record";
import { TextComparison } from "@/components/articles/text-comparison";
import { sayWaiting } from "@/components/claims/waiting-words";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { sayUtc } from "@/components/ui/time-words";
import { getDifference } from "@/lib/articles/version-queries";
import { countWaitingWords } from "@/lib/discussion/waiting-threads";
import { requireActor } from "@/lib/session";

/** One snapshot beside the one before it, word by word. */
export default async function ArticleDifferencePage({ params }: PageProps<"/[workspace]/articles/[article]/versions/[number]">) {
  const { workspace, article: articleId, number } = await params;
  const actor = await requireActor(workspace);
  const found = /^\d{1,6}$/.test(number) ? await getDifference(actor, articleId, Number(number)) : null;
  if (found === null) notFound();
  const { article, before, after, paragraphs } = found;
  const waiting = await countWaitingWords(actor, article.id);
  const here = `/${workspace}/articles/${article.id}` as const;
  return (
    <Page width="text">
      <PageHeader
        title={`What changed in snapshot ${after.number}`}
        description={
          <>
            <TextLink href={here} dir="auto" lang={article.language}>
              {article.title}
            </TextLink>
            : as it stood on {sayUtc(before.retrievedAt)}, and on {sayUtc(after.retrievedAt)}.
          </>
        }
        actions={
          <>
            {waiting.claims + waiting.threads === 0 ? null : (
              <ButtonLink look="primary" href={`${here}/places`}>
                Place {sayWaiting(waiting)}
              </ButtonLink>
            )}
            <ButtonLink href={`${here}/versions`}>All versions</ButtonLink>
          </>
        }
      />
      <TextComparison paragraphs={paragraphs} language={article.language} />
      <SnapshotRecord snapshot={after} />
      <SnapshotRecord snapshot={before} />
    </Page>
  );
}
