import { correctionsFeed } from "@/lib/reports/feeds";
import { answerFeed } from "../feeds";

/** A newsroom's corrections and other later versions as Atom. */
export async function GET(_: Request, { params }: { params: Promise<{ workspace: string }> }) {
  return answerFeed((await params).workspace, {
    of: "changes",
    contentType: "application/atom+xml; charset=utf-8",
    write: correctionsFeed,
  });
}
