// What a page answers: `{ status, headers, body }`, the headers as one list of names and values, which Node writes fastest, and a body of null when there is
// nothing to send but the head.
import { namesValidator } from "../../lib/entity-tags.mjs";

/** May be kept by anybody, and must be asked for each time; who cannot reach us may show what they have for a day. */
const cacheControl = "public, no-cache, stale-if-error=86400";

/** The encoding to send: the smallest that is accepted. */
function chooseEncoding(accepted, bodies) {
  if (accepted === undefined || bodies.br === undefined) return "identity";
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(accepted)) return "br";
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(accepted)) return "gzip";
  return "identity";
}

/** What is said above a copy in each encoding, worked out once for a copy. */
const prepared = new WeakMap();

function headsOf(copy) {
  const known = prepared.get(copy);
  if (known !== undefined) return known;
  const heads = Object.fromEntries(
    Object.entries(copy.bodies).map(([encoding, body]) => {
      // The same page in another encoding is other bytes: a strong validator must differ.
      const etag = encoding === "identity" ? copy.etag : `${copy.etag.slice(0, -1)}-${encoding}"`;
      const headers = { ...copy.headers, "cache-control": cacheControl, etag, vary: "Accept-Encoding" };
      const ofBody = { ...(encoding === "identity" ? {} : { "content-encoding": encoding }), "content-length": String(body.length) };
      const [unchanged, whole] = [Object.entries(headers).flat(), Object.entries({ ...headers, ...ofBody }).flat()];
      return [
        encoding,
        {
          etag,
          body,
          unchanged,
          whole,
          hit: { status: copy.status, headers: [...whole, "cache-status", "assay; hit"], body, isShared: true },
        },
      ];
    }),
  );
  prepared.set(copy, heads);
  return heads;
}

/**
 * What a copy answers to a request's headers: nothing but a head to who has it already. `how` says what it took (RFC 9211); a plain `hit` in the same
 * encoding is the same object for all (`isShared`).
 */
export function answerWith(copy, { headers, how }) {
  const { etag, body, unchanged, whole, hit } = headsOf(copy)[chooseEncoding(headers["accept-encoding"], copy.bodies)];
  const said = ["cache-status", `assay; ${how}`];
  if (copy.status === 200 && namesValidator(headers["if-none-match"], etag))
    return { status: 304, headers: [...unchanged, ...said], body: null };
  return how === "hit" ? hit : { status: copy.status, headers: [...whole, ...said], body };
}

/** How a copy that is still current is found: there, or there and nobody to ask. */
export const howHit = (now) => (now.isSure ? "hit" : "hit; detail=database-unreachable");

const ofTheConnection = new Set([
  ...[
    "connection",
    "keep-alive",
    "transfer-encoding",
    "content-length",
    "content-encoding",
    "date",
    "trailer",
    "upgrade",
    "proxy-connection",
  ],
]);

/** What was made for one request alone, as an answer of the same kind. */
export function answerOnce({ status, headers, body, policy }, asked) {
  const rest = Object.entries({ ...headers, ...(policy === undefined ? {} : { "content-security-policy": policy }) })
    .filter(([name]) => !ofTheConnection.has(name))
    .flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]));
  if (status === 200 && headers.etag !== undefined && namesValidator(asked["if-none-match"], headers.etag))
    return { status: 304, headers: rest, body: null };
  return { status, headers: [...rest, "content-length", String(body.length)], body };
}

/** Sends an answer by Node's server. */
export function send(request, response, { status, headers, body }) {
  response.writeHead(status, headers).end(body === null || request.method === "HEAD" ? undefined : body);
}
