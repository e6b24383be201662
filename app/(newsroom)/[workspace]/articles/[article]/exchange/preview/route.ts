import { annotationBytesMax } from "@/lib/exchange/limits";
import { getImportPreview } from "@/lib/exchange/queries";
import { annotationFileInput } from "@/lib/exchange/schema";
import { actorOf } from "@/lib/session";

/** Base64 takes four bytes for three. */
const bodyBytesMax = Math.ceil(annotationBytesMax / 3) * 4 + 1024;

/** What a file of annotations would bring in. Not an action: it changes nothing, and what is looked at needs no event. */
export async function POST(request: Request, { params }: RouteContext<"/[workspace]/articles/[article]/exchange/preview">) {
  const { workspace, article } = await params;
  const actor = await actorOf(workspace);
  if (actor === null) return new Response(null, { status: 404 });
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= bodyBytesMax)) return new Response(null, { status: 413 });
  const parsed = annotationFileInput.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return Response.json({ ok: false, problem: parsed.error.issues[0]?.message ?? "Choose a file." });
  const preview = await getImportPreview(actor, article, parsed.data.file);
  if (preview === null) return new Response(null, { status: 404 });
  return Response.json(preview, { headers: { "cache-control": "private, no-store" } });
}
