// Requests that no page has an answer to, and over which Next would stumble.

const inText = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" };

// Asked at each request, and nearly no address has such a sign.
function isReadable(path) {
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** Why a request cannot be answered, `{ status, words }`, and with which methods it could, as `allow`; null when it can. */
export function refusalOf({ method, url }) {
  // It would send back whatever came, cookies too, and no page has a use for it.
  if (method === "TRACE") return { status: 405, words: "Nothing here answers to TRACE.\n", allow: "GET, HEAD, POST, OPTIONS" };
  // About the server as a whole there is nothing to say.
  if (url === "*") return { status: 400, words: "Say which page is meant.\n" };
  return isReadable(url.includes("?") ? url.slice(0, url.indexOf("?")) : url)
    ? null
    : { status: 404, words: "No page has this address.\n" };
}

/** Answers a request of that kind; says whether it was one. */
export function refuse(request, response) {
  const refusal = refusalOf(request);
  if (refusal === null) return false;
  response
    .writeHead(refusal.status, { ...inText, ...(refusal.allow ? { allow: refusal.allow } : {}), "content-length": refusal.words.length })
    .end(request.method === "HEAD" ? undefined : refusal.words);
  return true;
}
