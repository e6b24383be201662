import { Readable } from "node:stream";
import { getArtefact } from "@/lib/evidence/capture-queries";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { actorOf } from "@/lib/session";

const idPattern = /^[0-9a-f-]{36}$/;
const shownAsPicture = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const extensions: Record<string, string> = {
  ...{
    original: "original",
    certificates: "pem",
    rendered: "html",
    screenshot: "png",
    pdf: "pdf",
    text: "txt",
    wacz: "wacz",
    upload: "upload",
  },
};

/** What somebody else made must never act as this app: no script, no frame, no guess at its type, an origin of its own, and saved rather than shown. */
const sealed = {
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
};

/** The bytes of one stored file, for members of its newsroom. Pictures may be shown inside a page; everything else is saved. */
export async function GET(_: Request, { params }: RouteContext<"/api/evidence/[workspace]/files/[artefact]">) {
  const { workspace, artefact: id } = await params;
  const actor = await actorOf(workspace);
  const artefact = actor === null || !idPattern.test(id) ? null : await getArtefact(actor, id);
  const opened = artefact === null ? null : await artefactStore().open(artefact.contentHash);
  if (artefact === null || opened === null)
    return new Response("There is no such file.", { status: 404, headers: { ...sealed, "content-type": "text/plain" } });
  const { role, mediaType, contentHash, capture } = artefact;
  const isPicture = shownAsPicture.has(mediaType);
  const name = `capture-${capture.number}-${contentHash.slice(0, 12)}.${extensions[role] ?? "bin"}`;
  return new Response(Readable.toWeb(opened.stream) as ReadableStream, {
    headers: {
      ...sealed,
      "content-type": isPicture ? mediaType : "application/octet-stream",
      "content-length": String(opened.sizeBytes),
      "content-disposition": `${isPicture ? "inline" : "attachment"}; filename="${name}"`,
      etag: `"${contentHash}"`,
    },
  });
}
