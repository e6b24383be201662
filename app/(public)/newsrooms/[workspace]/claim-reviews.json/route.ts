import { answerAnew } from "@/app/answer-anew";
import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { claimReviewFeed } from "@/lib/reports/feeds";
import { listPublishedReports } from "@/lib/reports/queries";
import { nothingHere } from "../feeds";
import { cursorIn, readNewsroom } from "../read";

const reportsAtOnce = 50;

/** A newsroom's ClaimReviews as a schema.org DataFeed, fifty reports at a time; the `link` header leads to the next. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return nothingHere("newsroom");
  const after = new URL(request.url).searchParams.get("after") ?? undefined;
  const { versions, nextCursor } = await listPublishedReports(visitor, {
    workspaceId: newsroom.id,
    length: reportsAtOnce,
    ...cursorIn(after),
  });
  const { baseUrl } = environment;
  const feed = claimReviewFeed({ owner: newsroom, versions, baseUrl, emptySince: newsroom.createdAt.toISOString() });
  const next = `${absoluteUrl(baseUrl, publicPaths.claimReviews(newsroom.slug))}?after=${nextCursor}`;
  const link = nextCursor === null ? {} : { link: `<${next}>; rel="next"` };
  return answerAnew(request, JSON.stringify(feed), { "content-type": "application/ld+json; charset=utf-8", ...link });
}
