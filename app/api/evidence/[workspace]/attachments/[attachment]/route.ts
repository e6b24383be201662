import { isEvidenceHost } from "@/app/evidence-host";
import { handOutFile } from "@/app/send-stored-file";
import { getAttachment } from "@/lib/evidence/queries";
import { isId } from "@/lib/is-id";
import { actorOf } from "@/lib/session";

/** The bytes of one file that came with a contact, for members of its newsroom. */
export async function GET(request: Request, { params }: RouteContext<"/api/evidence/[workspace]/attachments/[attachment]">) {
  const { workspace, attachment: id } = await params;
  const actor = isEvidenceHost(request.headers) ? null : await actorOf(workspace);
  const file = actor === null || !isId(id) ? null : await getAttachment(actor, id);
  return handOutFile(request, file === null ? null : { ...file, name: `attachment-${file.contentHash.slice(0, 12)}.upload` });
}
