import "server-only";
import { request } from "undici";
import { now } from "@/lib/clock";
import { withoutAdvice } from "@/lib/evidence/without-advice";
import { explainNetworkError } from "@/lib/fetch-refusal";
import { pinnedAgent } from "@/lib/pinned-agent";
import type { Outcome } from "./attempts";
import { reachOf } from "./check-address";
import { askedWaitMs } from "./retries";

const connectTimeoutMs = 5_000;
const totalTimeoutMs = 20_000;
const answerBytesMax = 1_000;
const gone = 410;

// Neither PostgreSQL nor a page has use for these.
const unreadable = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu;

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    if (length >= answerBytesMax) break;
  }
  return new TextDecoder().decode(Buffer.concat(pieces).subarray(0, answerBytesMax)).replace(unreadable, "\uFFFD");
}

function problemOf(status: number): string {
  if (status >= 200 && status < 300) return "";
  if (status >= 300 && status < 400) return `It answered ${status}: it wants the message elsewhere, and redirects are not followed.`;
  return status === gone ? "It answered 410: it is gone for good." : `It answered ${status}.`;
}

const nothing = { status: null, answer: "", askedMs: null, isFinal: false };

/**
 * Sends one message by POST to an address of the public internet: the name resolved once and every address checked, nothing followed, twenty seconds in
 * all, and of the answer the first bytes as text. What goes wrong out there is an outcome in words.
 */
export async function postMessage(
  address: string,
  { headers, body, signal }: { headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<Outcome> {
  const url = new URL(address);
  const timeout = AbortSignal.timeout(totalTimeoutMs);
  const either = AbortSignal.any([timeout, signal]);
  try {
    const agent = await pinnedAgent(url, { ...reachOf(), connectTimeoutMs, headersTimeoutMs: totalTimeoutMs });
    try {
      const sent = { ...headers, "content-type": "application/json; charset=utf-8", "user-agent": "Assay (fact-check desk)" };
      const response = await request(url, { dispatcher: agent, method: "POST", headers: sent, body, signal: either });
      const status = response.statusCode;
      const answer = await beginningOf(response.body);
      const asked = response.headers["retry-after"];
      const askedMs = askedWaitMs(Array.isArray(asked) ? asked[0] : asked, now());
      return { status, answer, problem: problemOf(status), askedMs, isFinal: status === gone };
    } finally {
      await agent.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { ...nothing, problem: `“${url.hostname}” did not answer within ${totalTimeoutMs / 1000} seconds.` };
    const refusal = explainNetworkError(error, url.hostname);
    if (refusal === null) throw error;
    return { ...nothing, problem: withoutAdvice(refusal.message).replace(/ Try again later\.$/, "") };
  }
}
