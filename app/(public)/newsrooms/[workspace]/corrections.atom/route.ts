import { correctionsFeed, ratingChangesFeed } from "@/lib/reports/feeds";
import { answerFeed } from "../feeds";

const contentType = "application/atom+xml; charset=utf-8";

/** A newsroom's corrections and other later versions as Atom; with `?changed=rating` those alone that moved a rating. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return new URL(request.url).searchParams.get("changed") === "rating"
    ? answerFeed(request, workspace, { of: "ratingChanges", contentType, write: ratingChangesFeed })
    : answerFeed(request, workspace, { of: "changes", contentType, write: correctionsFeed });
}
