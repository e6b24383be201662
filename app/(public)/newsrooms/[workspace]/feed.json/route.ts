import { jsonFeed } from "@/lib/reports/feeds";
import { answerFeed } from "../feeds";

/** A newsroom's newest reports as JSON Feed. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  const write = (listed: Parameters<typeof jsonFeed>[0]) => JSON.stringify(jsonFeed(listed));
  return answerFeed(request, (await params).workspace, { of: "reports", contentType: "application/feed+json; charset=utf-8", write });
}
