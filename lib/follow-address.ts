import "server-only";
import { type Dispatcher, request } from "undici";
import { environment } from "@/lib/environment";
import { explainNetworkError, type FetchRefusal, refuseFetch } from "@/lib/fetch-refusal";
import { type PinOptions, pinnedAgent, type Resolver, resolveByOperatingSystem } from "@/lib/pinned-agent";
import { readServerCertificate, type ServerCertificate } from "@/lib/server-certificate";

/** Bounds of one journey from an address to its answer; what is left out has a careful default. */
export type FollowOptions = {
  /** Cancels the journey. */
  signal?: AbortSignal;
  resolve?: Resolver;
  testPublicAddresses?: readonly string[];
  ports?: readonly number[];
  connectTimeoutMs?: number;
  headersTimeoutMs?: number;
  /** Upper bound for everything together, redirects and body included. */
  totalTimeoutMs?: number;
  redirectsMax?: number;
  accept?: string;
  /** Sends this instead of asking for what is there. Goes with no redirects: they would not carry it along. */
  post?: { contentType: string; body: Uint8Array };
};

/** One redirect on the way. Headers have lower-case names and no cookies. */
export type Hop = { url: string; status: number; headers: Record<string, string> };

/** The answer at the end of the way, its body not yet read. `certificate` is that of the connection to the checked address. */
export type Answer = {
  requestedUrl: string;
  url: URL;
  redirects: Hop[];
  status: number;
  headers: Record<string, string>;
  body: Dispatcher.ResponseData["body"];
  certificate: ServerCertificate | null;
  signal: AbortSignal;
};

/** What came of a journey: what `receive` made of the answer, or why there is none. */
export type Followed<Value> = { ok: true; value: Value } | { ok: false; refusal: FetchRefusal };

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Goes to an address of the public internet and nowhere else: http and https on the ports that are set, every redirect checked like the first
 * address, connections held to the addresses that were checked, time bounded, no cookies. `receive` reads the body, bounding its size. What
 * goes wrong out there is a refusal in words.
 */
export async function followAddress<Value>(
  address: string,
  options: FollowOptions,
  receive: (answer: Answer) => Promise<Value>,
): Promise<Followed<Value>> {
  const timeout = AbortSignal.timeout(options.totalTimeoutMs ?? 20_000);
  const signal = AbortSignal.any(options.signal === undefined ? [timeout] : [timeout, options.signal]);
  const state = { host: "The address" };
  try {
    return { ok: true, value: await follow(address, { ...options, signal, state, receive }) };
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

type Journey<Value> = FollowOptions & { signal: AbortSignal; state: { host: string }; receive: (answer: Answer) => Promise<Value> };

async function follow<Value>(address: string, journey: Journey<Value>): Promise<Value> {
  const redirects: Hop[] = [];
  const requested = parseAddress(address);
  let url = requested;
  while (true) {
    journey.state.host = url.hostname;
    const step = await visit(url, journey, { requestedUrl: requested.href, redirects });
    if ("value" in step) return step.value;
    redirects.push({ url: url.href, status: step.status, headers: step.headers });
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

type Step<Value> = { to: URL; status: number; headers: Record<string, string> } | { value: Value };

async function visit<Value>(url: URL, journey: Journey<Value>, so: Pick<Answer, "requestedUrl" | "redirects">): Promise<Step<Value>> {
  let certificate: ServerCertificate | null = null;
  const pin: PinOptions = {
    resolve: journey.resolve ?? resolveByOperatingSystem,
    testPublicAddresses: journey.testPublicAddresses ?? environment.testPublicAddresses,
    ports: journey.ports ?? environment.fetchPorts,
    connectTimeoutMs: journey.connectTimeoutMs ?? 5_000,
    headersTimeoutMs: journey.headersTimeoutMs ?? 10_000,
    onConnected: (connected) => {
      // A short answer may be over, and its connection with it, before anybody looks at it.
      certificate = readServerCertificate(connected);
    },
  };
  const agent = await unlessAborted(pinnedAgent(url, pin), journey.signal);
  try {
    const sent = journey.post === undefined ? { method: "GET" as const } : { method: "POST" as const, body: journey.post.body };
    const response = await request(url, { ...sent, dispatcher: agent, headers: headersFor(journey), signal: journey.signal });
    const { statusCode: status, body } = response;
    const headers = headersOf(response);
    if (redirectStatuses.has(status)) return { to: targetOf(url, headers.location ?? ""), status, headers };
    return { value: await journey.receive({ ...so, url, status, headers, body, certificate, signal: journey.signal }) };
  } finally {
    await agent.destroy();
  }
}

const headersFor = ({ accept, post }: FollowOptions) => ({
  ...(post === undefined ? {} : { "content-type": post.contentType }),
  accept: accept ?? "*/*",
  "accept-encoding": "gzip, deflate, br",
  "user-agent": "Assay (fact-check desk)",
});

/** A look-up cannot be called off, but nobody needs to wait for it. */
async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function targetOf(from: URL, location: string): URL {
  const to = location === "" ? null : parseUrl(location, from);
  if (to === null) refuseFetch("redirects", `“${from.hostname}” redirects, but does not say where to.`);
  to.hash = "";
  return to;
}

function headersOf(response: Dispatcher.ResponseData): Record<string, string> {
  const entries = Object.entries(response.headers).filter(([name]) => name !== "set-cookie");
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));
}

/** The media type in lower case without parameters, and the charset; null for what a `content-type` header does not name. */
export function parseContentType(header: string): [mediaType: string | null, charset: string | null] {
  const [type = "", ...parameters] = header.split(";");
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]{1,40})/i.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  const mediaType = type.trim().toLowerCase().slice(0, 100);
  return [mediaType === "" ? null : mediaType, charset?.toLowerCase() ?? null];
}

/** What a status that is no page means to a reporter. */
export function explainStatus(status: number, host: string): string {
  if (status === 404 || status === 410) return `“${host}” says that this page does not exist (${status}). Check the address.`;
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return `“${host}” does not let us read this page (${status}). Open it in your browser and paste the text.`;
  }
  if (status === 429) return `“${host}” asks for fewer requests (429). Try again later, or paste the text.`;
  if (status >= 500) return `“${host}” has a fault of its own (${status}). Try again later.`;
  return `“${host}” answered with status ${status} instead of a page.`;
}
