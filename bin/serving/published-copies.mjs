// What readers are sent: kept copies of a newsroom's public pages, each exactly as long as the newsroom's record says the same.
import http from "node:http";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { namesValidator } from "../../lib/entity-tags.mjs";
import { etagOf } from "./copy-store.mjs";
import { forReaders, policyForReaders } from "./for-readers.mjs";

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** Of any spelling: what is no newsroom's name has a page that says so. */
const newsroomPath = /^\/newsrooms\/([^/?]+)(?:[/?]|$)/;
/** Files and proofs have rules of their own. */
const notOurs = /\/(?:attachments|log)\/|\/(?:proof|tlog-proof)(?:\?|$)/;
/** Filled in with a script: such a page is sent as it came. */
const formPath = /\/report-an-error(?:\?|$)/;
const keptStatus = new Set([200, 410]);
/** Of Next's answer, what is true of a copy too. */
const keptHeaders = [
  ...["content-type", "content-language", "content-disposition", "content-security-policy", "strict-transport-security", "x-robots-tag"],
  ...["x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"],
  ...["access-control-allow-origin", "link"],
];
/** May be kept by anybody, and must be asked for each time; who cannot reach us may show what they have for a day. */
const cacheControl = "public, no-cache, stale-if-error=86400";
const compressible = /^(?:text\/|application\/(?:[a-z.]+\+)?(?:json|xml)\b|image\/svg)/;
/** What is larger is answered, and not kept. */
const keptBytesMax = 16 * 1024 * 1024;
const brotliQuality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Written onto requests of our own, so that they are answered anew; no request from outside can know it. */
export const askedByUs = "x-assay-anew";

/**
 * Whether an address is written the one way it is linked: another spelling is another key, and there is no end of them. Without steps up and
 * down, without a fragment, which no browser sends, and in whole characters.
 */
function isCanonical(path) {
  try {
    return new URL(path, "http://here").pathname === path && encodeURI(decodeURI(path)) === path;
  } catch (error) {
    // Neither kind can be read as an address.
    if (error instanceof URIError || error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * The copies of a newsroom's pages, between readers and Next. `origin` says where Next is asked for a page: `{ port, host, address, secret }`; its
 * port may be filled in when the server listens.
 */
export function openPublishedCopies({ store, publications, isEvidenceHost, origin, styleOf }) {
  const inTheMaking = new Map();

  function isReaders({ method, headers }) {
    const isReading = method === "GET" || method === "HEAD";
    return isReading && headers.rsc === undefined && headers[askedByUs] !== origin.secret && !isEvidenceHost(headers);
  }

  async function askPage(address) {
    const answer = await askNext(origin, address);
    const told = statusTold(answer);
    return { ...answer, status: told ?? answer.status, isReadable: told !== null || keptStatus.has(answer.status) };
  }

  async function make(address, { slug, sequence }) {
    const { status, headers, body, isReadable } = await askPage(address);
    if (!keptStatus.has(status) || headers["set-cookie"] !== undefined || body.length > keptBytesMax) {
      await store.drop(address);
      return { status, headers, ...(isReadable ? readable(headers, body, styleOf) : { body }), isKept: false };
    }
    const shown = readable(headers, body, styleOf);
    const kept = Object.fromEntries(keptHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
    if (shown.policy !== undefined) kept["content-security-policy"] = shown.policy;
    if (/^text\/html/.test(kept["content-type"] ?? "")) delete kept.link;
    const copy = {
      ...{ address, slug, sequence, status, headers: kept },
      etag: etagOf(shown.body),
      bodies: await encodings(shown.body, kept["content-type"] ?? ""),
    };
    await store.keep(copy);
    return { copy, isKept: true };
  }

  /** A copy made after the question of how things stand was put; whoever asks for the same one meanwhile shares it. */
  function renew(address, place) {
    const key = `${place.sequence} ${address}`;
    const known = inTheMaking.get(key);
    if (known !== undefined) return known;
    const made = make(address, place).finally(() => inTheMaking.delete(key));
    inTheMaking.set(key, made);
    return made;
  }

  /** Promise of whether the request was seen to. */
  async function see(request, response, { slug, now }) {
    if (now === null) return pass(request, response);
    const address = request.url;
    const copy = await store.find(address);
    if (copy?.sequence === now.sequence) {
      sendHit(request, response, { copy, now });
      return true;
    }
    if (!now.isSure) return false;
    const made = await renew(address, { slug, sequence: now.sequence });
    if (made.isKept) send(request, response, { copy: made.copy, how: copy === null ? "fwd=miss; stored" : "fwd=stale; stored" });
    else sendOnce(request, response, made);
    return true;
  }

  function seeSoon(request, response, { copy, fallBack }) {
    publications.whenCurrent(copy.slug, (now) => {
      try {
        if (copy.sequence === now?.sequence) sendHit(request, response, { copy, now });
        else settle(see(request, response, { slug: copy.slug, now }), fallBack);
      } catch (error) {
        fallBack(error);
      }
    });
  }

  async function pass(request, response) {
    const { status, headers, body, isReadable } = await askPage(request.url);
    const isWhole = isReadable && !(status === 200 && formPath.test(request.url));
    sendOnce(request, response, { status, headers, ...(isWhole ? readable(headers, body, styleOf) : { body }) });
    return true;
  }

  return {
    /**
     * Sees to a request, or says false at once when that is Next's to do. `fallBack` is called when it turns out later that there is nothing to
     * send, with the error if one was the reason.
     */
    answer(request, response, fallBack) {
      if (!isReaders(request)) return false;
      // Most of what is asked for: an address with a copy is known to be ours.
      const copy = store.peek(request.url);
      if (copy !== null) {
        seeSoon(request, response, { copy, fallBack });
        return true;
      }
      const slug = newsroomPath.exec(request.url)?.[1];
      if (slug === undefined || notOurs.test(request.url)) return false;
      // Of questions to a search there is no end, and of spellings of one address neither: they are answered, and not kept.
      const isKeepable = !request.url.includes("?") && isCanonical(request.url) && !formPath.test(request.url);
      const look = async () => see(request, response, { slug, now: await publications.current(slug) });
      settle(isKeepable ? look() : pass(request, response), fallBack);
      return true;
    },
    /** Makes the copies of a newsroom that its record has gone past, one after the other. */
    async renewAll(slug, sequence) {
      for (const kept of await store.list()) {
        if (kept.slug !== slug || kept.sequence === sequence) continue;
        await renew(kept.address, { slug, sequence });
      }
    },
  };
}

/** Pages of Next's run whatever is written into them; what answers with a page of its own making says which script it has. */
const isOfNext = /\bscript-src [^;]*'unsafe-inline'/;

/** Next's pages have no status of their own making: one of ours that is not there, or taken down, says so in its head, where nobody else writes. */
const toldStatus = /<meta name="assay-status" content="(404|410)"\/?>/;

function statusTold({ status, headers, body }) {
  if (status !== 200 || !/^text\/html/.test(headers["content-type"] ?? "")) return null;
  const told = toldStatus.exec(body.toString("utf8"))?.[1];
  return told === undefined ? null : Number(told);
}

function settle(seen, fallBack) {
  seen.then((isSeen) => (isSeen ? undefined : fallBack()), fallBack);
}

/** A page without what only Next needs; everything else as it came. */
function readable(headers, body, styleOf) {
  const policy = headers["content-security-policy"];
  if (!/^text\/html/.test(headers["content-type"] ?? "") || !isOfNext.test(policy ?? "")) return { body, policy };
  const { html, scriptHashes } = forReaders(body.toString("utf8"), styleOf);
  return { body: Buffer.from(html), policy: policyForReaders(policy, scriptHashes) };
}

async function encodings(body, contentType) {
  if (!compressible.test(contentType)) return { identity: body };
  const [zipped, brotlied] = await Promise.all([gzip(body, { level: 9 }), brotli(body, brotliQuality)]);
  return { identity: body, gzip: zipped, br: brotlied };
}

function askNext({ port, host, address, secret }, path) {
  return new Promise((resolve, reject) => {
    const headers = { host, [askedByUs]: secret, accept: "*/*", "accept-encoding": "identity" };
    const request = http.get({ host: address, port, path, headers, agent: false }, (response) => {
      buffer(response).then((body) => resolve({ status: response.statusCode, headers: response.headers, body }), reject);
    });
    request.on("error", reject);
  });
}

/** The encoding to send: the smallest that is accepted. */
function chooseEncoding(accepted, bodies) {
  if (accepted === undefined || bodies.br === undefined) return "identity";
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(accepted)) return "br";
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(accepted)) return "gzip";
  return "identity";
}

const isKnown = (request, etag) => namesValidator(request.headers["if-none-match"], etag);

/** What is said above a copy in each encoding, as one list of names and values, which Node writes fastest; worked out once for a copy. */
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
      return [encoding, { etag, body, unchanged, whole, hit: [...whole, "cache-status", "assay; hit"] }];
    }),
  );
  prepared.set(copy, heads);
  return heads;
}

function send(request, response, { copy, how }) {
  const { etag, body, unchanged, whole, hit } = headsOf(copy)[chooseEncoding(request.headers["accept-encoding"], copy.bodies)];
  const status = `assay; ${how}`;
  if (copy.status === 200 && isKnown(request, etag)) response.writeHead(304, [...unchanged, "cache-status", status]).end();
  else
    response
      .writeHead(copy.status, how === "hit" ? hit : [...whole, "cache-status", status])
      .end(request.method === "HEAD" ? undefined : body);
}

function sendHit(request, response, { copy, now }) {
  send(request, response, { copy, how: now.isSure ? "hit" : "hit; detail=database-unreachable" });
}

const ofTheConnection = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding"]);

function sendOnce(request, response, { status, headers, body, policy }) {
  const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheConnection.has(name)));
  if (policy !== undefined) rest["content-security-policy"] = policy;
  if (status === 200 && rest.etag !== undefined && isKnown(request, rest.etag)) response.writeHead(304, rest).end();
  else response.writeHead(status, { ...rest, "content-length": body.length }).end(request.method === "HEAD" ? undefined : body);
}
