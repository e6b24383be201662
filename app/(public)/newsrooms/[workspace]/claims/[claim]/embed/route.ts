import { answerCard } from "../../../answer-card";

/** A claim as it stands, as a card for other sites' pages. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/claims/[claim]/embed">) {
  return answerCard(request, await params);
}
