import "server-only";
import { now } from "@/lib/clock";
import { type FetchRefusal, refuseFetch } from "@/lib/fetch-refusal";
import { type FollowOptions, followAddress, type Hop } from "@/lib/follow-address";
import type { ServerCertificate } from "@/lib/server-certificate";
import { type ArtefactStore, ContentTooLargeError, type StoredContent } from "./artefact-store";
import { passCustodyStep } from "./custody-steps";

/** The most bytes a captured answer may have as it comes over the wire. */
export const originalBytesMax = 100 * 1024 * 1024;

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
    const { requestedUrl, url, redirects, status, headers, certificate } = answer;
    const tooLarge = () =>
      refuseFetch("tooLarge", `The answer is larger than ${Math.floor(bytesMax / 1024 / 1024)} MB. Upload a file of it instead.`);
    if (Number(headers["content-length"] ?? 0) > bytesMax) tooLarge();
    const receivedAt = now();
    await passCustodyStep("answer begun");
    try {
      const body = await store.put(answer.body, bytesMax);
      return { requestedUrl, finalUrl: url.href, redirects, status, headers, certificate, body, receivedAt };
    } catch (error) {
      if (error instanceof ContentTooLargeError) return tooLarge();
      throw error;
    }
  });
}
