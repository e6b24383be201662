import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ArticleThen, Changes, MomentForm } from "@/components/audit/article-then";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { sayUtc } from "@/components/ui/time-words";
import type { Viewer } from "@/lib/actor";
import { differences } from "@/lib/audit/as-of";
import { findEventAt, getArticleAsOf } from "@/lib/audit/as-of-queries";
import { getLogHead } from "@/lib/audit/queries";
import { requireActor } from "@/lib/session";

export const metadata: Metadata = { title: "As it stood" };

const sequence = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/);

async function momentIn(viewer: Viewer, { at, when }: { at: unknown; when: unknown }): Promise<number | null> {
  const time = localTime.safeParse(when);
  if (time.success) return findEventAt(viewer, new Date(`${time.data}${time.data.length === 16 ? ":59.999" : ".999"}Z`));
  const given = sequence.safeParse(at);
  return given.success ? given.data : null;
}

export default async function AsOfPage({ params, searchParams }: PageProps<"/[workspace]/audit/as-of">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const articleId = z.uuid().safeParse(query.article);
  const head = await getLogHead(actor);
  if (!articleId.success || head === null) notFound();
  const now = head.size - 1;
  const at = Math.min((await momentIn(actor, { at: query.at, when: query.when })) ?? now, now);
  const [then, present] = await Promise.all([
    getArticleAsOf(actor, { articleId: articleId.data, at }),
    getArticleAsOf(actor, { articleId: articleId.data, at: now }),
  ]);
  if (present === null) notFound();
  const title = present.state.title ?? "Article";
  return (
    <Page width="text">
      <PageHeader
        title={title}
        description={
          <>
            {then === null ? "It was not in the newsroom yet." : `As it stood after event ${at}, ${sayUtc(new Date(then.time))}. `}
            Told from the log alone. <TextLink href={`/${workspace}/articles/${articleId.data}/history`}>Its history</TextLink>
          </>
        }
      />
      <MomentForm articleId={articleId.data} at={at} />
      {then === null ? null : <ArticleThen slug={workspace} articleId={articleId.data} state={then.state} />}
      {then === null || at === now ? null : <Changes differences={differences(then.state, present.state)} />}
    </Page>
  );
}
