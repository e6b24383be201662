// What readers are sent: kept copies of a newsroom's public pages, each exactly as long as the newsroom's record says the same.
import http from "node:http";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { askedByUs } from "./asked-by-us.mjs";
import { answerOnce, answerWith, howHit } from "./copy-answer.mjs";
import { etagOf } from "./copy-store.mjs";
import { forReaders, policyForReaders } from "./for-readers.mjs";
import { ownText } from "./own-text.mjs";

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** Of any spelling: what is no newsroom's name has a page that says so. */
const newsroomPath = /^\/newsrooms\/([^/?]+)(?:[/?]|$)/;
/** Files and proofs have rules of their own. */
const notOurs = /^\/newsrooms\/[^/]+\/(?:log(?:[/?]|$)|reports\/[^/]+\/versions\/\d+\/(?:attachments\/|(?:proof|tlog-proof)(?:\?|$)))/;
/** Filled in with a script: such a page is sent as it came. */
const formPath = /\/report-an-error(?:\?|$)/;
const keptStatus = new Set([200, 410]);
/** Of Next's answer, what is true of a copy too. */
const keptHeaders = [
  ...["content-type", "content-language", "content-disposition", "content-security-policy", "strict-transport-security", "x-robots-tag"],
  ...["x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"],
  ...["access-control-allow-origin", "link"],
];
const compressible = /^(?:text\/|application\/(?:[a-z.]+\+)?(?:json|xml)\b|image\/svg)/;
/** What is larger is answered, and not kept. */
const keptBytesMax = 16 * 1024 * 1024;
const brotliQuality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } };

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

  /** Promise of the answer, null when there is nothing to send. */
  async function see({ url, headers }, { slug, now }) {
    if (now === null) return pass({ url, headers });
    const copy = await store.find(url);
    if (copy?.sequence === now.sequence) return answerWith(copy, { headers, how: howHit(now) });
    if (!now.isSure) return null;
    const made = await renew(url, { slug, sequence: now.sequence });
    return made.isKept
      ? answerWith(made.copy, { headers, how: copy === null ? "fwd=miss; stored" : "fwd=stale; stored" })
      : answerOnce(made, headers);
  }

  async function pass({ url, headers: asked }) {
    const { status, headers, body, isReadable } = await askPage(url);
    const isWhole = isReadable && !(status === 200 && formPath.test(url));
    return answerOnce({ status, headers, ...(isWhole ? readable(headers, body, styleOf) : { body }) }, asked);
  }

  return {
    /**
     * Finds what is sent to a request `{ method, url, headers }`, or says false at once when that is Next's to do. `act` is told the answer
     * (`{ status, headers, body }`, see copy-answer.mjs) once it is sure that it is what the record says; null when there is nothing to send after all, with
     * the error if one was the reason. It must not throw.
     */
    find(request, act) {
      if (!isReaders(request)) return false;
      const { headers } = request;
      const settle = (promise) => promise.then(act, (error) => act(null, error));
      // Most of what is asked for: an address with a copy is known to be ours, and costs no promise.
      const copy = store.peek(request.url);
      if (copy !== null) {
        publications.whenCurrent(copy.slug, (now) => {
          if (copy.sequence === now?.sequence) act(answerWith(copy, { headers, how: howHit(now) }));
          else settle(see({ url: copy.address, headers }, { slug: copy.slug, now }));
        });
        return true;
      }
      // What is made is kept under it.
      const url = ownText(request.url);
      const slug = newsroomPath.exec(url)?.[1];
      if (slug === undefined || notOurs.test(url)) return false;
      // Of questions to a search there is no end, and of spellings of one address neither: they are answered, and not kept.
      const isKeepable = !url.includes("?") && isCanonical(url) && !formPath.test(url);
      const look = async () => see({ url, headers }, { slug, now: await publications.current(slug) });
      settle(isKeepable ? look() : pass({ url, headers }));
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
