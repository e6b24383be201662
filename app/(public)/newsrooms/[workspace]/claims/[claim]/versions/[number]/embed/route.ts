import { answerCard } from "../../../../../answer-card";

/** A claim as one version has it, as a card for other sites' pages. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/claims/[claim]/versions/[number]/embed">) {
  return answerCard(request, await params);
}
