import "server-only";
import { readBounded } from "@/lib/bounded-body";
import { now } from "@/lib/clock";
import { type FetchRefusal, refuseFetch } from "@/lib/fetch-refusal";
import { type Answer, explainStatus, type FollowOptions, followAddress, type Hop, parseContentType } from "@/lib/follow-address";

/** A page as it was received. `bytes` are decompressed; `headers` have lower-case names and no cookies; `fetchedAt` is when it arrived. */
type FetchedPage = {
  requestedUrl: string;
  finalUrl: string;
  redirects: Omit<Hop, "headers">[];
  status: number;
  headers: Record<string, string>;
  /** Media type in lower case without parameters, or null when the server named none. */
  mediaType: string | null;
  charset: string | null;
  bytes: Uint8Array;
  fetchedAt: Date;
};

/** The page, or why there is none. */
export type FetchOutcome = { ok: true; page: FetchedPage } | { ok: false; refusal: FetchRefusal };

/** Bounds of one fetch; what is left out has a careful default. */
export type FetchOptions = FollowOptions & {
  bytesMax: number;
  /** Media types accepted beside those of pages. */
  alsoTypes?: readonly string[];
};

const pageTypes = new Set(["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"]);
const accept = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8";

/**
 * Fetches one page of text from the public internet and nothing else: as careful as `followAddress`, size and decompression bounded, too.
 * Whatever goes wrong out there is a refusal in words.
 */
export async function safeFetch(address: string, { bytesMax, alsoTypes = [], ...options }: FetchOptions): Promise<FetchOutcome> {
  const wanted = { accept: [accept, ...alsoTypes].join(","), ...options };
  const outcome = await followAddress(address, wanted, (answer) => receive(answer, { bytesMax, alsoTypes }));
  return outcome.ok ? { ok: true, page: outcome.value } : outcome;
}

type Bounds = { bytesMax: number; alsoTypes: readonly string[] };

async function receive(answer: Answer, { bytesMax, alsoTypes }: Bounds): Promise<FetchedPage> {
  const { requestedUrl, url, redirects, status, headers, body, signal } = answer;
  if (status !== 200 && status !== 203) refuseFetch("status", explainStatus(status, url.hostname));
  const [mediaType, charset] = parseContentType(headers["content-type"] ?? "");
  if (mediaType !== null && !pageTypes.has(mediaType) && !alsoTypes.includes(mediaType)) {
    refuseFetch("notText", `The address leads to ${mediaType}, not to a page of text. Paste or upload the text instead.`);
  }
  if (Number(headers["content-length"] ?? 0) > bytesMax) {
    refuseFetch("tooLarge", `The page is larger than ${Math.floor(bytesMax / 1024 / 1024)} MB. Paste the text instead.`);
  }
  const bytes = await readBounded(body, { coding: headers["content-encoding"] ?? "", bytesMax, signal });
  const chain = redirects.map((hop) => ({ url: hop.url, status: hop.status }));
  return { requestedUrl, finalUrl: url.href, redirects: chain, status, headers, mediaType, charset, bytes, fetchedAt: now() };
}
