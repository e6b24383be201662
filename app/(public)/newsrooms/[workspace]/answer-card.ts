import { answerAnew } from "@/app/answer-anew";
import { claimCard } from "@/components/reports/claim-card";
import { environment } from "@/lib/environment";
import { readClaim, versionNumberIn } from "./read";
import { goneOrNothing } from "./tombstone";

/** Answers with a claim's card: as it stands now, or as the version says that `number` asks for. */
export async function answerCard(
  request: Request,
  { workspace, claim: slug, number }: { workspace: string; claim: string; number?: string },
): Promise<Response> {
  const wanted = number === undefined ? undefined : versionNumberIn(number);
  const published = wanted === null ? null : await readClaim(workspace, slug, wanted);
  if (published === null) return goneOrNothing({ workspace, what: "claim", slug, ...(number === undefined ? {} : { number }) });
  const asked = new URL(request.url).searchParams.get("theme");
  const theme = asked === "light" || asked === "dark" ? asked : null;
  const body = claimCard({ ...published, isPinned: number !== undefined, baseUrl: environment.baseUrl, theme });
  return answerAnew(request, body, { "content-type": "text/html; charset=utf-8" });
}
