import { isEvidenceHost } from "@/app/evidence-host";
import { handOutFile } from "@/app/send-stored-file";
import { getArtefact } from "@/lib/evidence/capture-queries";
import { isId } from "@/lib/is-id";
import { actorOf } from "@/lib/session";

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

/** The bytes of one stored file of a capture, for members of its newsroom. */
export async function GET(request: Request, { params }: RouteContext<"/api/evidence/[workspace]/files/[artefact]">) {
  const { workspace, artefact: id } = await params;
  const actor = isEvidenceHost(request.headers) ? null : await actorOf(workspace);
  const artefact = actor === null || !isId(id) ? null : await getArtefact(actor, id);
  if (artefact === null) return handOutFile(request, null);
  const { role, mediaType, contentHash, capture } = artefact;
  return handOutFile(request, {
    ...{ mediaType, contentHash },
    name: `capture-${capture.number}-${contentHash.slice(0, 12)}.${extensions[role] ?? "bin"}`,
  });
}
