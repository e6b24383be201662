import { Readable } from "node:stream";
import { artefactStore } from "@/lib/evidence/chosen-store";

const shownAsPicture = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** What somebody else made must never act as this app: no script, no frame, no guess at its type, an origin of its own, and saved rather than shown. */
const sealed = {
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
};

/** Sends one stored file under a name of ours; null is told as not there. Pictures may be shown inside a page, everything else is saved. */
export async function sendStoredFile(file: { contentHash: string; mediaType: string; name: string } | null): Promise<Response> {
  const opened = file === null ? null : await artefactStore().open(file.contentHash);
  if (file === null || opened === null)
    return new Response("There is no such file.", { status: 404, headers: { ...sealed, "content-type": "text/plain" } });
  const isPicture = shownAsPicture.has(file.mediaType);
  return new Response(Readable.toWeb(opened.stream) as ReadableStream, {
    headers: {
      ...sealed,
      "content-type": isPicture ? file.mediaType : "application/octet-stream",
      "content-length": String(opened.sizeBytes),
      "content-disposition": `${isPicture ? "inline" : "attachment"}; filename="${file.name}"`,
      etag: `"${file.contentHash}"`,
    },
  });
}
