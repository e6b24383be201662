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

const validatorsMax = 10_000;
const madeOf = new Map<string, string>();

function remember(basis: string, etag: string): void {
  madeOf.delete(basis);
  madeOf.set(basis, etag);
  const [oldest] = madeOf.keys();
  if (madeOf.size > validatorsMax && oldest !== undefined) madeOf.delete(oldest);
}

/**
 * The same for what is slow to make: `basis` says all that it is made of, so that whoever has what was made of it is told so without its being made again. Of
 * what was made only the validators are kept, of the newest ten thousand, until the process ends: another version of the program may make another.
 */
export async function answerOf(request: Request, basis: string, make: () => Promise<Response>): Promise<Response> {
  const known = madeOf.get(basis);
  if (known !== undefined && hasAlready(request, known)) {
    return new Response(null, { status: 304, headers: { "cache-control": askedAnew, etag: known } });
  }
  const answer = await make();
  const etag = answer.headers.get("etag");
  if (etag !== null) remember(basis, etag);
  return answer;
}

/** Answers with what may be withdrawn at any time: asked for anew, and a few bytes long for whoever has it. */
export function answerAnew(request: Request, body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>): Response {
  const etag = etagOf(body);
  const kept = { ...headers, "cache-control": askedAnew, etag };
  return hasAlready(request, etag) ? new Response(null, { status: 304, headers: kept }) : new Response(body, { headers: kept });
}
