import "server-only";
import type { Actor } from "@/lib/actor";
import { breakDownArticle } from "@/lib/articles/break-down-article";
import { freezeText, frozenAs } from "@/lib/articles/freeze-text";
import type { Submission } from "@/lib/articles/read-submission";
import { storeBreakdown, tellBreakdown } from "@/lib/articles/store-breakdown";
import type { NewEvent } from "@/lib/audit/catalogue";
import type { Reading } from "@/lib/breakdown/providers/provider";
import { type AnchorCounts, carryAnchors } from "@/lib/claims/carry-anchors";
import { carryDecisions } from "@/lib/claims/carry-decisions";
import type { ReadClient, WriteClient } from "@/lib/database";
import { carryThreads } from "@/lib/discussion/carry-threads";

/** An article that may get a new snapshot, with the newest it has; null when the newsroom has no such article. */
export async function loadRenewable(database: Pick<ReadClient, "article">, workspaceId: string, articleId: string) {
  const article = await database.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      id: true,
      title: true,
      author: true,
      url: true,
      publishedOn: true,
      language: true,
      snapshots: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, text: true, textHash: true, finalUrl: true } },
    },
  });
  const newest = article?.snapshots[0];
  if (!article || newest === undefined) return null;
  const { snapshots: _, ...described } = article;
  return { ...described, newest };
}

/** What `loadRenewable` answers for an article that exists. */
export type RenewableArticle = NonNullable<Awaited<ReturnType<typeof loadRenewable>>>;

/** Breaks a new version of an article down, told what is known of the article. Slow: for a `prepare` step. */
export function breakDownVersion(
  actor: Actor,
  { article, submission }: { article: RenewableArticle; submission: Submission },
  signal: AbortSignal,
): Promise<Reading> {
  const { title, author, publishedOn, language } = article;
  const { text, blocks } = submission.extracted;
  const known = { title, author, publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null, language };
  return breakDownArticle(actor, { text, blocks, ...known }, signal);
}

/** What a new snapshot brought: its number, and what became of the claims' anchors. */
export type Renewal = { number: number; anchors: AnchorCounts };

/** Freezes a text that differs as the article's next snapshot and carries claims, decisions and discussions of words on to it. */
export async function renewArticle(
  database: WriteClient,
  actor: Actor,
  renewal: { article: RenewableArticle; way: "check" | "paste" | "upload"; submission: Submission; breakdown: Reading },
): Promise<{ renewal: Renewal; events: [NewEvent, ...NewEvent[]] }> {
  const { workspaceId } = actor;
  const { article, way, submission, breakdown } = renewal;
  const articleId = article.id;
  const previous = article.newest;
  const number = previous.number + 1;
  const { text } = submission.extracted;
  const snapshotId = await freezeText(database, { workspaceId, articleId, number }, submission);
  const decided = await carryDecisions(database, workspaceId, { previous, text });
  await storeBreakdown(database, { workspaceId, articleId, snapshotId, decided }, breakdown);
  const snapshot = { id: snapshotId, number, text };
  const { events, counts } = await carryAnchors(database, actor, { articleId, previousId: previous.id, snapshot });
  const discussed = await carryThreads(database, actor, { articleId, previousId: previous.id, snapshot });
  const renewed: NewEvent = {
    type: "article.renewed",
    subject: { articleId },
    payload: {
      ...{ way, number },
      previous: { id: previous.id, number: previous.number, textHash: previous.textHash },
      snapshot: frozenAs(snapshotId, submission),
      breakdown: tellBreakdown(breakdown),
      anchors: counts,
    },
  };
  return { renewal: { number, anchors: counts }, events: [renewed, ...events, ...discussed] };
}
