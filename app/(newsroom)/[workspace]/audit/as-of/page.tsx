import { notFound } from "next/navigation";
import { z } from "zod";
import { ArticleThen, Changes } from "@/components/audit/article-then";
import { MomentForm } from "@/components/audit/moment-form";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { sayUtc } from "@/components/ui/time-words";
import type { Viewer } from "@/lib/actor";
import { type ArticleAsOf, claimAlone } from "@/lib/audit/as-of";
import { differences } from "@/lib/audit/as-of-differences";
import { findEventAt, getArticleAsOf } from "@/lib/audit/as-of-queries";
import { getLogHead } from "@/lib/audit/queries";
import { requireActor } from "@/lib/session";

const sequence = z
  .string()
  .regex(/^(?:\d{1,15}|-1)$/)
  .transform(Number);
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .transform((text) => new Date(`${text}${text.length === 16 ? ":59.999" : ".999"}Z`))
  .refine((time) => !Number.isNaN(time.getTime()) && time.getUTCFullYear() > 0);

/** The event that a moment comes right after: -1 for a time before the first, the last where none is asked for. */
async function momentIn(viewer: Viewer, { event, time, last }: { event: unknown; time: unknown; last: number }): Promise<number> {
  const given = localTime.safeParse(time);
  if (given.success) return (await findEventAt(viewer, given.data)) ?? -1;
  return Math.min(sequence.safeParse(event).data ?? last, last);
}

const uuidIn = (value: unknown) => z.uuid().safeParse(value).data ?? null;

export default async function AsOfPage({ params, searchParams }: PageProps<"/[workspace]/audit/as-of">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const articleId = uuidIn(query.article);
  const claimId = uuidIn(query.claim);
  const head = await getLogHead(actor);
  if (articleId === null || head === null) notFound();
  const last = head.size - 1;
  const asked = [
    await momentIn(actor, { event: query.at, time: query.when, last }),
    await momentIn(actor, { event: query.until, time: query.untilWhen, last }),
  ];
  const [at, until] = [Math.min(...asked), Math.max(...asked)];
  const [then, later, present] = await Promise.all([at, until, last].map((moment) => getArticleAsOf(actor, { articleId, at: moment })));
  if (!present) notFound();
  const shown = (state: ArticleAsOf) => (claimId === null ? state : claimAlone(state, claimId));
  return (
    <Page width="text">
      <PageHeader
        title={present.state.title ?? "Article"}
        tab="As it stood"
        description={
          <>
            {then ? `As it stood after event ${at}, ${sayUtc(new Date(then.time))}. ` : "It was not in the newsroom yet. "}
            Told from the log alone. <TextLink href={`/${workspace}/articles/${articleId}/history`}>Its history</TextLink>
            {claimId === null ? null : (
              <>
                {" · "}
                <TextLink href={`/${workspace}/audit/as-of?article=${articleId}&at=${at}&until=${until}`}>The whole article</TextLink>
              </>
            )}
          </>
        }
      />
      <MomentForm moments={{ articleId, claimId, at, until }} last={last} />
      {then ? <ArticleThen slug={workspace} articleId={articleId} state={shown(then.state)} isOneClaim={claimId !== null} /> : null}
      {then && later && until > at ? (
        <Changes
          title={until === last ? "Since then" : `From then to event ${until}, ${sayUtc(new Date(later.time))}`}
          differences={differences(shown(then.state), shown(later.state))}
        />
      ) : null}
    </Page>
  );
}
