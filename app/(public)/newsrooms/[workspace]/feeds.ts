import { answerAnew } from "@/app/answer-anew";
import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { listRatingChanges } from "@/lib/reports/change-queries";
import type { FeedOwner } from "@/lib/reports/feeds";
import { listRecentVersions } from "@/lib/reports/queries";
import type { ReportVersion } from "@/lib/reports/version";
import { readNewsroom } from "./read";

type Listed = { owner: FeedOwner; versions: ReportVersion[]; baseUrl: string; emptySince: string };

/** Answers with a feed of a newsroom's newest reports or changes, or that there is no such newsroom. */
export async function answerFeed(
  request: Request,
  slug: string,
  feed: { of: "reports" | "changes" | "ratingChanges"; contentType: string; write: (listed: Listed) => string },
): Promise<Response> {
  const newsroom = await readNewsroom(slug);
  if (newsroom === null) return nothingHere("newsroom");
  const { id: workspaceId } = newsroom;
  const versions =
    feed.of === "ratingChanges"
      ? await listRatingChanges(visitor, workspaceId)
      : await listRecentVersions(visitor, { workspaceId, of: feed.of });
  const emptySince = newsroom.createdAt.toISOString();
  const body = feed.write({ owner: newsroom, versions, baseUrl: environment.baseUrl, emptySince });
  return answerAnew(request, body, { "content-type": feed.contentType });
}

/** A plain 404 for addresses that machines read. */
export function nothingHere(what: string): Response {
  return new Response(`There is no such ${what}.\n`, {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" },
  });
}
