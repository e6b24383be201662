import { createHash } from "node:crypto";
import { namesValidator } from "@/lib/entity-tags.mjs";

/** Anybody may keep it, and must ask each time whether it still is what is said: what is withdrawn is in no cache from the next request on. */
export const askedAnew = "public, no-cache";

/** The strong validator of a body. */
function etagOf(body: string | Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url")}"`;
}

/** Whether whoever asks has this already. */
export function hasAlready({ headers }: Request, etag: string): boolean {
  return namesValidator(headers.get("if-none-match"), etag);
}

/** Answers with what may be withdrawn at any time: asked for anew, and a few bytes long for whoever has it. */
export function answerAnew(request: Request, body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>): Response {
  const etag = etagOf(body);
  const kept = { ...headers, "cache-control": askedAnew, etag };
  return hasAlready(request, etag) ? new Response(null, { status: 304, headers: kept }) : new Response(body, { headers: kept });
}
