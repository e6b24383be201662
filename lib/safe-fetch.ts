import "server-only";
import { type Dispatcher, request } from "undici";
import { readBounded } from "@/lib/bounded-body";
import { now } from "@/lib/clock";
import { environment } from "@/lib/environment";
import { explainNetworkError, type FetchRefusal, refuseFetch } from "@/lib/fetch-refusal";
import { type PinOptions, pinnedAgent, type Resolver, resolveByOperatingSystem } from "@/lib/pinned-agent";

/** A page as it was received. `bytes` are decompressed; `headers` have lower-case names and no cookies; `fetchedAt` is when it arrived. */
type FetchedPage = {
  requestedUrl: string;
  finalUrl: string;
  redirects: { url: string; status: number }[];
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
export type FetchOptions = {
  bytesMax: number;
  /** Cancels the fetch. */
  signal?: AbortSignal;
  resolve?: Resolver;
  testPublicAddresses?: readonly string[];
  connectTimeoutMs?: number;
  headersTimeoutMs?: number;
  /** Upper bound for everything together, redirects and body included. */
  totalTimeoutMs?: number;
  redirectsMax?: number;
};

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const pageTypes = new Set(["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"]);
const requestHeaders = {
  accept: "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8",
  "accept-encoding": "gzip, deflate, br",
  "user-agent": "Assay (fact-check desk)",
};

/**
 * Fetches one page of text from the public internet and nothing else: http and https on their usual ports, every redirect checked
 * like the first address, connection held to the address that was checked, size, time and decompression bounded, no cookies.
 * Whatever goes wrong out there is a refusal in words.
 */
export async function safeFetch(address: string, options: FetchOptions): Promise<FetchOutcome> {
  const timeout = AbortSignal.timeout(options.totalTimeoutMs ?? 20_000);
  const signal = AbortSignal.any(options.signal === undefined ? [timeout] : [timeout, options.signal]);
  const state = { host: "The address" };
  try {
    return { ok: true, page: await follow(address, { ...options, signal, state }) };
  } catch (error) {
    const refusal = explainAbort(options.signal, timeout, state.host) ?? explainNetworkError(error, state.host);
    if (refusal === null) throw error;
    return { ok: false, refusal };
  }
}

function explainAbort(cancelled: AbortSignal | undefined, timeout: AbortSignal, host: string): FetchRefusal | null {
  if (cancelled?.aborted === true) return { code: "cancelled", message: "Fetching was cancelled; nothing was saved." };
  return timeout.aborted ? { code: "timeout", message: `“${host}” took too long. Try again later, or paste the text.` } : null;
}

type Journey = FetchOptions & { signal: AbortSignal; state: { host: string } };

async function follow(address: string, journey: Journey): Promise<FetchedPage> {
  const redirects: FetchedPage["redirects"] = [];
  const requested = parseAddress(address);
  let url = requested;
  while (true) {
    journey.state.host = url.hostname;
    const step = await visit(url, journey);
    if ("page" in step) return { ...step.page, requestedUrl: requested.href, redirects };
    redirects.push({ url: url.href, status: step.status });
    const redirectsMax = journey.redirectsMax ?? 5;
    if (redirects.length > redirectsMax)
      refuseFetch("redirects", `The page redirects more than ${redirectsMax} times, so it was given up.`);
    url = step.to;
  }
}

function parseUrl(address: string, base?: URL): URL | null {
  return URL.canParse(address, base?.href) ? new URL(address, base) : null;
}

function parseAddress(address: string): URL {
  const url = parseUrl(address.trim());
  if (url === null) refuseFetch("address", "That is not a complete web address. It begins with https:// and names a site.");
  url.hash = "";
  return url;
}

type Step = { to: URL; status: number } | { page: Omit<FetchedPage, "requestedUrl" | "redirects"> };

async function visit(url: URL, journey: Journey): Promise<Step> {
  const pin: PinOptions = {
    resolve: journey.resolve ?? resolveByOperatingSystem,
    testPublicAddresses: journey.testPublicAddresses ?? environment.testPublicAddresses,
    connectTimeoutMs: journey.connectTimeoutMs ?? 5_000,
    headersTimeoutMs: journey.headersTimeoutMs ?? 10_000,
  };
  const agent = await unlessAborted(pinnedAgent(url, pin), journey.signal);
  try {
    const response = await request(url, { dispatcher: agent, method: "GET", headers: requestHeaders, signal: journey.signal });
    if (redirectStatuses.has(response.statusCode)) return redirectOf(url, response);
    return { page: await receive(url, response, journey) };
  } finally {
    await agent.destroy();
  }
}

/** A look-up cannot be called off, but nobody needs to wait for it. */
async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function redirectOf(from: URL, response: Dispatcher.ResponseData): Step {
  const location = headersOf(response).location ?? "";
  const to = location === "" ? null : parseUrl(location, from);
  if (to === null) refuseFetch("redirects", `“${from.hostname}” redirects, but does not say where to.`);
  to.hash = "";
  return { to, status: response.statusCode };
}

async function receive(url: URL, response: Dispatcher.ResponseData, journey: Journey) {
  const headers = headersOf(response);
  if (response.statusCode !== 200 && response.statusCode !== 203) refuseFetch("status", explainStatus(response.statusCode, url.hostname));
  const [mediaType, charset] = parseContentType(headers["content-type"] ?? "");
  if (mediaType !== null && !pageTypes.has(mediaType)) {
    refuseFetch("notText", `The address leads to ${mediaType}, not to a page of text. Paste or upload the text instead.`);
  }
  if (Number(headers["content-length"] ?? 0) > journey.bytesMax) {
    refuseFetch("tooLarge", `The page is larger than ${Math.floor(journey.bytesMax / 1024 / 1024)} MB. Paste the text instead.`);
  }
  const coding = headers["content-encoding"] ?? "";
  const bytes = await readBounded(response.body, { coding, bytesMax: journey.bytesMax, signal: journey.signal });
  return { finalUrl: url.href, status: response.statusCode, headers, mediaType, charset, bytes, fetchedAt: now() };
}

function headersOf(response: Dispatcher.ResponseData): Record<string, string> {
  const entries = Object.entries(response.headers).filter(([name]) => name !== "set-cookie");
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));
}

function parseContentType(header: string): [mediaType: string | null, charset: string | null] {
  const [type = "", ...parameters] = header.split(";");
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]{1,40})/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  const mediaType = type.trim().toLowerCase().slice(0, 100);
  return [mediaType === "" ? null : mediaType, charset?.toLowerCase() ?? null];
}

function explainStatus(status: number, host: string): string {
  if (status === 404 || status === 410) return `“${host}” says that this page does not exist (${status}). Check the address.`;
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return `“${host}” does not let us read this page (${status}). Open it in your browser and paste the text.`;
  }
  if (status === 429) return `“${host}” asks for fewer requests (429). Try again later, or paste the text.`;
  if (status >= 500) return `“${host}” has a fault of its own (${status}). Try again later.`;
  return `“${host}” answered with status ${status} instead of a page.`;
}
