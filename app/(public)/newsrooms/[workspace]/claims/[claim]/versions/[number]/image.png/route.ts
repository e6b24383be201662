import { createHash } from "node:crypto";
import { shareImage } from "@/lib/reports/share-image";
import { nothingHere } from "../../../../../feeds";
import { readClaim, versionNumberIn } from "../../../../../read";

// Drawing takes a tenth of a second; what a network asks for, it asks for many times at once.
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const drawnMax = 60;

function draw(etag: string, how: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const known = drawn.get(etag);
  if (known !== undefined) return known;
  const [oldest] = drawn.keys();
  if (oldest !== undefined && drawn.size >= drawnMax) drawn.delete(oldest);
  const picture = how();
  drawn.set(etag, picture);
  // A failure is not kept: the next request tries again, and this one says so.
  picture.catch(() => drawn.delete(etag));
  return picture;
}

/** What networks show of a version of a claim: a picture of its verdict. Once the claim is retracted the picture says so, whatever its version. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/claims/[claim]/versions/[number]/image.png">) {
  const { workspace, claim: slug, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readClaim(workspace, slug, wanted);
  if (published === null) return nothingHere("version");
  const { version, claim, newest, contentHash } = published;
  const retraction = claim.retraction ?? newest.claims.find(({ id }) => id === claim.id)?.retraction ?? null;
  const etag = `"${createHash("sha256")
    .update(`${contentHash} ${claim.id} ${retraction?.retractedAt ?? ""}`)
    .digest("base64url")}"`;
  const headers = { "cache-control": "public, no-cache", etag };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const picture = await draw(etag, () => shareImage(version, { ...claim, retraction }));
  return new Response(picture, { headers: { ...headers, "content-type": "image/png" } });
}
