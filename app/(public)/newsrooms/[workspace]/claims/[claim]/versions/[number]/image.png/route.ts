import { createHash } from "node:crypto";
import { askedAnew, hasAlready } from "@/app/answer-anew";
import { recentlyMade } from "@/lib/recently-made";
import { shareImage } from "@/lib/reports/share-image";
import { readClaim, versionNumberIn } from "../../../../../read";
import { goneOrNothing } from "../../../../../tombstone";

// Drawing takes a tenth of a second; what a network asks for, it asks for many times at once.
const kept = recentlyMade<Uint8Array<ArrayBuffer>>(60);

/** What networks show of a version of a claim: a picture of its verdict. Once the claim is retracted the picture says so, whatever its version. */
export async function GET(request: Request, { params }: RouteContext<"/newsrooms/[workspace]/claims/[claim]/versions/[number]/image.png">) {
  const { workspace, claim: slug, number } = await params;
  const wanted = versionNumberIn(number);
  const published = wanted === null ? null : await readClaim(workspace, slug, wanted);
  if (published === null) return goneOrNothing({ workspace, what: "claim", slug, number });
  const { version, claim, newest, contentHash } = published;
  const retraction = claim.retraction ?? newest.claims.find(({ id }) => id === claim.id)?.retraction ?? null;
  const etag = `"${createHash("sha256")
    .update(`${contentHash} ${claim.id} ${retraction?.retractedAt ?? ""}`)
    .digest("base64url")}"`;
  const headers = { "cache-control": askedAnew, etag };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  const picture = await kept(etag, () => shareImage(version, { ...claim, retraction }));
  return new Response(picture, { headers: { ...headers, "content-type": "image/png" } });
}
