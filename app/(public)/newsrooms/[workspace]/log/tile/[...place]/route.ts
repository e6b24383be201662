import { publicTile } from "@/lib/audit/public-log";
import { parseTilePlace } from "@/lib/audit/tiles";

/** One tile of the log's hashes (C2SP tlog-tiles): the same bytes for ever, so anybody may keep them. Entries are not served. */
export async function GET(_: Request, { params }: RouteContext<"/newsrooms/[workspace]/log/tile/[...place]">) {
  const { workspace, place: segments } = await params;
  const place = parseTilePlace(segments);
  const tile = place === null ? null : await publicTile(workspace, place);
  if (tile === null) {
    return new Response("There is no such tile.\n", {
      status: 404,
      headers: { "content-type": "text/plain", "cache-control": "no-store" },
    });
  }
  const headers = { "content-type": "application/octet-stream", "cache-control": "public, max-age=31536000, immutable" };
  return new Response(tile, { headers });
}
