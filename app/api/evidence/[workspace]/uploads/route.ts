import { isEvidenceHost } from "@/app/evidence-host";
import { environment } from "@/lib/environment";
import { attachToContact } from "@/lib/evidence/attach-to-contact";
import { uploadBytesMax } from "@/lib/evidence/capture-schema";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import type { Result } from "@/lib/result";
import { actorOf } from "@/lib/session";

const answer = (result: Result<unknown>, status = 200) =>
  Response.json(result, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } });
const refuse = (reason: string, status: number) => answer({ ok: false, refusal: { code: "FORBIDDEN", reason } }, status);

/**
 * Takes one file as the body of the request, as long as it is, and streams it into the store. In the address are `name`, and `source` for a copy of
 * a source or `contact` (and `publishable=1`) for what came with a contact.
 */
export async function POST(request: Request, { params }: RouteContext<"/api/evidence/[workspace]/uploads">) {
  const { workspace } = await params;
  if (isEvidenceHost(request.headers)) return refuse("Nothing is uploaded here.", 404);
  // Another site could send a form here with the person's cookie; no browser lets it say that it is ours.
  if (request.headers.get("origin") !== new URL(environment.baseUrl).origin) return refuse("This upload did not come from the desk.", 403);
  const actor = await actorOf(workspace);
  if (actor === null) return refuse("You are signed out, or no longer a member of this newsroom.", 403);
  if (request.body === null) return refuse("There is no file.", 400);
  if (Number(request.headers.get("content-length") ?? 0) > uploadBytesMax)
    return refuse(`At most ${uploadBytesMax / 1024 / 1024} MB.`, 413);
  const { searchParams } = new URL(request.url);
  const file = { fileName: searchParams.get("name") ?? "", content: piecesOf(request.body) };
  const contactId = searchParams.get("contact");
  if (contactId !== null) {
    const isPublishable = searchParams.get("publishable") === "1";
    return answer(await attachToContact(actor, { contactId, isPublishable, ...file }, request.signal));
  }
  return answer(await uploadCapture(actor, { sourceId: searchParams.get("source") ?? "", ...file }, request.signal));
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
