import "server-only";
import { TLSSocket } from "node:tls";
import type { z } from "zod";
import { now } from "@/lib/clock";
import { type FetchRefusal, refuseFetch } from "@/lib/fetch-refusal";
import { type FollowOptions, followAddress, type Hop } from "@/lib/follow-address";
import { type ArtefactStore, ContentTooLargeError, type StoredContent } from "./artefact-store";
import type { certificate } from "./capture-schema";

/** The most bytes a captured answer may have as it comes over the wire. */
export const originalBytesMax = 100 * 1024 * 1024;

/** What a server showed of itself. `pem` is its certificate chain. */
export type ServerCertificate = z.infer<typeof certificate> & { pem: string };

/** A server's own answer, whatever it was: stored as it came, still compressed if it came so. */
export type Original = {
  requestedUrl: string;
  finalUrl: string;
  redirects: Hop[];
  status: number;
  headers: Record<string, string>;
  certificate: ServerCertificate | null;
  body: StoredContent;
  receivedAt: Date;
};

/** The answer, or why there is none. */
export type OriginalOutcome = { ok: true; value: Original } | { ok: false; refusal: FetchRefusal };

/** Fetches an address as `followAddress` does and streams the answer's body into the store, at most `bytesMax` bytes of it. */
export function fetchOriginal(
  address: string,
  store: ArtefactStore,
  options: FollowOptions & { bytesMax?: number },
): Promise<OriginalOutcome> {
  const bytesMax = options.bytesMax ?? originalBytesMax;
  return followAddress(address, { totalTimeoutMs: 120_000, ...options }, async (answer) => {
    const { requestedUrl, url, redirects, status, headers, socket } = answer;
    const tooLarge = () =>
      refuseFetch("tooLarge", `The answer is larger than ${Math.floor(bytesMax / 1024 / 1024)} MB. Upload a file of it instead.`);
    if (Number(headers["content-length"] ?? 0) > bytesMax) tooLarge();
    const receivedAt = now();
    const certificate = socket instanceof TLSSocket ? readCertificate(socket) : null;
    try {
      const body = await store.put(answer.body, bytesMax);
      return { requestedUrl, finalUrl: url.href, redirects, status, headers, certificate, body, receivedAt };
    } catch (error) {
      if (error instanceof ContentTooLargeError) return tooLarge();
      throw error;
    }
  });
}

const chainLengthMax = 10;

function readCertificate(socket: TLSSocket): ServerCertificate | null {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return null;
  const chain = [leaf];
  for (let next = leaf.issuerCertificate; next !== undefined && chain.length < chainLengthMax; next = next.issuerCertificate) {
    if (chain.some(({ fingerprint256 }) => fingerprint256 === next?.fingerprint256)) break;
    chain.push(next);
  }
  const oneLine = (name: string) => name.split("\n").join(", ");
  return {
    ...{ subject: oneLine(leaf.subject), issuer: oneLine(leaf.issuer) },
    ...{ validFrom: new Date(leaf.validFrom).toISOString(), validTo: new Date(leaf.validTo).toISOString() },
    fingerprint: leaf.fingerprint256.replaceAll(":", "").toLowerCase(),
    protocol: socket.getProtocol(),
    pem: chain.map((one) => one.toString()).join(""),
  };
}
