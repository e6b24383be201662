import "server-only";
import type { Submission } from "@/lib/articles/read-submission";
import type { WriteClient } from "@/lib/database";

/** The newest article of the newsroom that was submitted from the same address or holds the very same text; null when none does. */
export function findDuplicate(
  database: WriteClient,
  workspaceId: string,
  submission: Pick<Submission, "requestedUrl" | "finalUrl" | "textHash">,
) {
  const urls = [submission.requestedUrl, submission.finalUrl].filter((url) => url !== null);
  const sameSnapshot = { OR: [{ textHash: submission.textHash }, ...(urls.length > 0 ? [{ finalUrl: { in: urls } }] : [])] };
  return database.article.findFirst({
    where: { workspaceId, OR: [{ snapshots: { some: sameSnapshot } }, ...(urls.length > 0 ? [{ url: { in: urls } }] : [])] },
    orderBy: { createdAt: "desc" },
    select: { id: true, title: true, createdAt: true, submittedBy: { select: { name: true } } },
  });
}
