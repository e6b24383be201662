import { Readable } from "node:stream";
import { environment } from "@/lib/environment";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { type PassedFile, writeFilePass } from "@/lib/evidence/file-pass";

const shownAsPicture = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** What somebody else made must never act as this app: no script, no frame, no guess at its type, an origin of its own, and saved rather than shown. */
const sealed = {
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
};

/** An answer in words where a file was asked for. */
export function sayNoFile(words: string, status: 404 | 410): Response {
  return new Response(words, { status, headers: { ...sealed, "content-type": "text/plain; charset=utf-8" } });
}

/**
 * Answers somebody who may read a file; null is told as not there. With an origin of its own for evidence the file is there, for whoever has the
 * pass in the address; without one it is sent from here. Pictures may be shown inside a page, everything else is saved.
 */
export function handOutFile(
  request: Request,
  file: Pick<PassedFile, "contentHash" | "mediaType" | "name"> | null,
): Promise<Response> | Response {
  if (file === null) return sayNoFile("There is no such file.", 404);
  const disposition = shownAsPicture.has(file.mediaType) ? "inline" : "attachment";
  const passed: PassedFile = { ...file, disposition, askedAt: new URL(request.url).pathname };
  const { evidenceOrigin } = environment;
  if (evidenceOrigin === null) return sendStoredFile(request, passed);
  const { "referrer-policy": referrer, "cache-control": cache } = sealed;
  const location = `${evidenceOrigin}/api/kept/${writeFilePass(passed)}`;
  return new Response(null, { status: 307, headers: { location, "referrer-policy": referrer, "cache-control": cache } });
}

/** Sends one stored file under a name of ours, or what would be sent with it when only that is asked. */
export async function sendStoredFile(
  { method }: { method: string },
  { contentHash, mediaType, disposition, name }: Omit<PassedFile, "askedAt">,
): Promise<Response> {
  const opened = await artefactStore().open(contentHash);
  if (opened === null) return sayNoFile("There is no such file.", 404);
  const isAsked = method !== "HEAD";
  // Nobody would read it to its end, and let go of it.
  if (!isAsked) opened.stream.destroy();
  return new Response(isAsked ? (Readable.toWeb(opened.stream) as ReadableStream) : null, {
    headers: {
      ...sealed,
      "content-type": disposition === "inline" ? mediaType : "application/octet-stream",
      "content-length": String(opened.sizeBytes),
      "content-disposition": `${disposition}; filename="${name}"`,
      etag: `"${contentHash}"`,
    },
  });
}
