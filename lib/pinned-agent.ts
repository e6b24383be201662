import "server-only";
import { lookup } from "node:dns/promises";
import { isIP, type Socket } from "node:net";
import { Agent, buildConnector } from "undici";
import { refuseFetch } from "@/lib/fetch-refusal";
import { canonicalAddress, isPublicAddress } from "@/lib/public-address";

/** Finds every address of a host name. The answer is asked for once per connection and then kept to. */
export type Resolver = (hostname: string) => Promise<readonly string[]>;

/** How a connection is checked and bounded; times in milliseconds. */
export type PinOptions = {
  resolve: Resolver;
  /** Addresses that count as public on any port; empty outside tests. */
  testPublicAddresses: readonly string[];
  /** The ports that may be connected to, whatever the scheme. */
  ports: readonly number[];
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Told of each connection once it stands, TLS included. */
  onConnected?: (socket: Socket) => void;
};

const usualPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** Asks the operating system, like a browser would: hosts file first, then DNS. */
export async function resolveByOperatingSystem(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map((entry) => entry.address);
}

/**
 * Checks where a URL leads and answers an agent that can connect to the checked addresses only: the name is resolved once, all its
 * addresses must be public, and no second look-up happens. Throws FetchRefusedError.
 */
export async function pinnedAgent(url: URL, options: PinOptions): Promise<Agent> {
  return agentFor(await checkedAddresses(url, options), options);
}

/** Looks a URL's host up once and answers its addresses, every one of them public, if its port is allowed. Throws FetchRefusedError. */
export async function checkedAddresses(
  url: URL,
  options: Pick<PinOptions, "resolve" | "testPublicAddresses" | "ports">,
): Promise<string[]> {
  const usualPort = usualPorts[url.protocol];
  if (usualPort === undefined) refuseFetch("scheme", `Only http and https addresses can be fetched, not “${url.protocol}”.`);
  if (url.username !== "" || url.password !== "")
    refuseFetch("credentials", "An address with a user name or password in it cannot be fetched.");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host === "") refuseFetch("address", "The address has no host name.");
  const found = isIP(host) === 0 ? await options.resolve(host) : [host];
  const addresses = found.map((address) => canonicalAddress(address));
  const allowed = new Set(options.testPublicAddresses.map((address) => canonicalAddress(address)));
  const checked = addresses.filter((address) => address !== null);
  const isAllowed = checked.length > 0 && checked.every((address) => allowed.has(address));
  if (checked.length < found.length || !checked.every((address) => allowed.has(address) || isPublicAddress(address))) {
    refuseFetch("private", `“${host}” leads into a private network, which is never fetched. Paste the text instead.`);
  }
  if (checked.length === 0) refuseFetch("unknownHost", `“${host}” could not be found. Check the spelling of the address.`);
  const port = url.port === "" ? usualPort : Number(url.port);
  if (!isAllowed && !options.ports.includes(port)) refuseFetch("port", `${sayPorts(options.ports)} can be fetched here, not ${port}.`);
  return checked;
}

function sayPorts(ports: readonly number[]): string {
  const named = ports.length === 1 ? `${ports[0]}` : `${ports.slice(0, -1).join(", ")} and ${ports.at(-1)}`;
  return ports.length === 2 && ports.includes(80) && ports.includes(443)
    ? `Only the web’s usual ports (${named})`
    : `Only the ${ports.length === 1 ? "port" : "ports"} ${named}`;
}

function agentFor(addresses: readonly string[], options: PinOptions): Agent {
  const connector = buildConnector({ timeout: options.connectTimeoutMs, maxCachedSessions: 0 });
  // IPv4 first: many networks still have no route for IPv6, and only one address after another is tried.
  const ordered = addresses.toSorted((one, other) => Number(one.includes(":")) - Number(other.includes(":"))).slice(0, 3);
  const connect: buildConnector.connector = (target, callback) => {
    const attempt = (index: number) => {
      connector({ ...target, hostname: ordered[index] ?? "" }, (error, socket) => {
        if (error === null) {
          options.onConnected?.(socket);
          callback(null, socket);
        } else if (index + 1 < ordered.length) attempt(index + 1);
        else callback(error, null);
      });
    };
    attempt(0);
  };
  return new Agent({
    connect,
    connections: 1,
    pipelining: 0,
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.headersTimeoutMs,
  });
}
