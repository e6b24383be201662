import "server-only";
import { type Actor, systemActor } from "@/lib/actor";
import { type CheckOutcome, checkArticle } from "@/lib/articles/check-article";
import { addressOf, type Look, lookAtPage } from "@/lib/articles/look-at-page";
import { loadRenewable } from "@/lib/articles/renew-article";
import { sayEvent } from "@/lib/audit/catalogue";
import { listEvents } from "@/lib/audit/queries";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { describeRefusal } from "@/lib/result";

/**
 * What came of looking at one article: a check's outcome, or why there was none: refused, or broken by an error that nobody foresaw.
 * `isRecorded` says whether the log tells of it.
 */
export type Recheck = {
  slug: string;
  articleId: string;
  title: string;
  isRecorded: boolean;
  found: CheckOutcome | { outcome: "refused" | "broken"; problem: string };
};

/**
 * Looks for changes in every article that was fetched from a web address, in one newsroom or in all, one page after the other. Archived
 * articles are passed over. A look that finds what the one before found leaves no event, but for one a week (decision 034). An
 * error at one article is what came of that article, and the round goes on. Yields each as it is done.
 */
export async function* recheckArticles(slug: string | null): AsyncGenerator<Recheck> {
  const workspaces = await database.workspace.findMany({
    where: slug === null ? {} : { slug },
    orderBy: { slug: "asc" },
    select: { id: true, slug: true },
  });
  for (const workspace of workspaces) {
    const actor = systemActor(workspace.id);
    const articles = await database.article.findMany({
      where: { workspaceId: workspace.id, archivedAt: null, snapshots: { some: { finalUrl: { not: null } } } },
      orderBy: { createdAt: "asc" },
      select: { id: true, title: true },
    });
    for (const { id: articleId, title } of articles) {
      const about = { slug: workspace.slug, articleId, title };
      yield { ...about, ...(await recheckArticle(actor, articleId)) };
    }
  }
}

type Rechecked = Pick<Recheck, "isRecorded" | "found">;

async function recheckArticle(actor: Actor, articleId: string): Promise<Rechecked> {
  try {
    const seen = await lookAgain(actor, articleId);
    if (seen !== null && !(await isNews(actor, articleId, seen))) {
      const { look } = seen;
      return { isRecorded: false, found: { outcome: look.outcome, problem: problemOf(look), renewal: null } };
    }
    const result = await checkArticle(actor, { articleId });
    return { isRecorded: result.ok, found: result.ok ? result.value : { outcome: "refused", problem: describeRefusal(result.refusal) } };
  } catch (error) {
    // What one hostile page brings about must not keep the others unwatched. The caller tells of it.
    return { isRecorded: false, found: { outcome: "broken", problem: error instanceof Error ? error.message : String(error) } };
  }
}

const neverAborted = new AbortController().signal;

type Seen = { look: Look; snapshotNumber: number };

async function lookAgain(actor: Actor, articleId: string): Promise<Seen | null> {
  const article = await loadRenewable(database, actor.workspaceId, articleId);
  const url = article === null ? null : addressOf(article);
  if (article === null || url === null) return null;
  return { look: await lookAtPage(url, article.newest.textHash, neverAborted), snapshotNumber: article.newest.number };
}

/** So that the log says now and then that the page still stands as it did. */
const repeatedAfterMs = 7 * 24 * 60 * 60 * 1000;

/** True unless the newest look in the log says the same and is less than a week old. */
async function isNews(actor: Actor, articleId: string, { look, snapshotNumber }: Seen): Promise<boolean> {
  const { events } = await listEvents(actor, { articleId, types: ["article.checked", "article.renewed"], lengthMax: 1 });
  const [last] = events;
  if (last?.type !== "article.checked" || look.outcome === "changed") return true;
  const said = sayEvent("article.checked", { ...look, problem: problemOf(look), snapshotNumber });
  return last.sentence !== said || now().getTime() - Date.parse(last.time) >= repeatedAfterMs;
}

function problemOf(look: Look): string | null {
  return look.outcome === "failed" ? look.problem : null;
}
