import "server-only";
import type { Submission } from "@/lib/articles/read-submission";
import { toStore } from "@/lib/articles/stored-blocks";
import { hashOfJson } from "@/lib/audit/hash-of-json";
import type { WriteClient } from "@/lib/database";

/** Writes what arrived as an article's snapshot of that number, for good. Returns the snapshot's id. */
export async function freezeText(
  database: WriteClient,
  place: { workspaceId: string; articleId: string; number: number },
  submission: Submission,
): Promise<string> {
  const { extracted } = submission;
  const { id } = await database.snapshot.create({
    data: {
      ...place,
      text: extracted.text,
      textHash: submission.textHash,
      raw: submission.raw,
      rawHash: submission.rawHash,
      mediaType: submission.mediaType,
      extractor: extracted.extractor,
      blocks: toStore(extracted),
      pages: extracted.pages ?? [],
      finalUrl: submission.finalUrl,
      redirects: submission.redirects,
      headers: submission.headers,
      retrievedAt: submission.retrievedAt,
    },
    select: { id: true },
  });
  return id;
}

/** A snapshot as the log records it. */
export function frozenAs(id: string, submission: Submission) {
  const { extracted, textHash, rawHash, mediaType, finalUrl, retrievedAt, redirects, headers } = submission;
  const came = {
    ...{ retrievedAt: retrievedAt.toISOString(), pagesHash: hashOfJson(extracted.pages ?? []) },
    ...{ redirectsHash: hashOfJson(redirects), headersHash: hashOfJson(headers), blocksHash: hashOfJson(toStore(extracted)) },
  };
  return { id, textHash, textLength: extracted.text.length, rawHash, mediaType, extractor: extracted.extractor, finalUrl, ...came };
}
