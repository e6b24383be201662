import { notFound } from "next/navigation";
import { annotationMediaType } from "@/lib/exchange/annotation";
import { getArticleAnnotations } from "@/lib/exchange/queries";
import { requireActor } from "@/lib/session";

/** An article's claims as one W3C annotation collection, to be saved. */
export async function GET(_: Request, { params }: RouteContext<"/[workspace]/articles/[article]/exchange/annotations">) {
  const { workspace, article } = await params;
  const found = await getArticleAnnotations(await requireActor(workspace), article);
  if (found === null) notFound();
  return new Response(`${JSON.stringify(found.collection, null, 2)}\n`, {
    headers: {
      "content-type": annotationMediaType,
      // Saved, not shown: a browser must never take what people wrote for a page of ours.
      "content-disposition": `attachment; filename="${workspace}-${article}-annotations.jsonld"`,
      "cache-control": "private, no-store",
    },
  });
}
