import { atomFeed } from "@/lib/reports/feeds";
import { answerFeed } from "../feeds";

/** A newsroom's newest reports as Atom. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  return answerFeed(request, (await params).workspace, {
    of: "reports",
    contentType: "application/atom+xml; charset=utf-8",
    write: atomFeed,
  });
}
