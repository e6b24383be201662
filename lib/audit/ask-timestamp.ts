import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { readBounded } from "@/lib/bounded-body";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { withoutAdvice } from "@/lib/evidence/without-advice";
import { refuseFetch } from "@/lib/fetch-refusal";
import { followAddress } from "@/lib/follow-address";
import { openTimestamp } from "./offline-timestamp.mjs";
import { keepTimestamp } from "./sign-checkpoint";
import { parseNote } from "./signed-note";

/** What asking came to. */
export type TimestampOutcome = { ok: true; at: string } | { ok: false; reason: string };

const answerBytesMax = 64 * 1024;
const totalTimeoutMs = 20_000;
const nonceLengthBytes = 8;

/** A value of DER whose content is shorter than 128 bytes. */
const der = (tag: number, ...contents: Uint8Array[]) => {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag, content.length), content]);
};

const sha256Algorithm = der(0x30, Buffer.from("0609608648016503040201", "hex"), Buffer.from("0500", "hex"));

/** A request for a time stamp of a SHA-256 hash, with the authority's certificate in the answer (RFC 3161, TimeStampReq). */
export function timestampRequest(hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  const version = Buffer.from("020101", "hex");
  const certificateWanted = Buffer.from("0101ff", "hex");
  return der(0x30, version, der(0x30, sha256Algorithm, der(0x04, hash)), der(0x02, nonce), certificateWanted);
}

// DER writes the shortest positive number: the first byte is never zero, and its highest bit is clear.
function newNonce(): Buffer {
  const nonce = randomBytes(nonceLengthBytes);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

async function ask(url: string, body: Uint8Array) {
  const post = { contentType: "application/timestamp-query", body };
  const options = { post, accept: "application/timestamp-reply", redirectsMax: 0, totalTimeoutMs };
  return followAddress(url, options, async ({ status, headers, body: answer, signal, url: { hostname } }) => {
    if (status !== 200) refuseFetch("status", `“${hostname}” answered with status ${status} instead of a time stamp.`);
    return readBounded(answer, { coding: headers["content-encoding"] ?? "", bytesMax: answerBytesMax, signal });
  });
}

/** Why an answer is not the time stamp that was asked for; null when it is. */
function problemOf(answer: Uint8Array, asked: { hash: Buffer; nonce: Buffer }): { at: string } | { reason: string } {
  try {
    const { imprint, nonce, at } = openTimestamp(answer);
    if (imprint !== asked.hash.toString("hex")) return { reason: "The answer is a time stamp of something else." };
    return nonce === asked.nonce.toString("hex") ? { at } : { reason: "The answer is a time stamp that was made for another question." };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A newsroom's newest checkpoint, and whether it is stamped; null when nothing was signed yet. */
async function newestOf(workspaceId: string) {
  const newest = { where: { workspaceId }, orderBy: { size: "desc" } } as const;
  const checkpoint = await database.checkpoint.findFirst({ ...newest, select: { size: true, note: true } });
  const stamp = await database.timestamp.findFirst({ ...newest, select: { size: true } });
  return checkpoint === null ? null : { ...checkpoint, isStamped: stamp?.size === checkpoint.size };
}

/**
 * Asks the authority that is set for a time stamp of the newest checkpoint's text, and keeps the answer as it came once it proves to be of that
 * text and signed by the certificate in it. Null when none is set, nothing is signed or it is stamped already. An authority that is away, or answers
 * anything else, is an outcome with its reason.
 */
export async function askTimestamp(workspaceId: string): Promise<TimestampOutcome | null> {
  const url = environment.timestampUrl;
  const newest = url === null ? null : await newestOf(workspaceId);
  if (url === null || newest === null || newest.isStamped) return null;
  const hash = createHash("sha256").update(parseNote(newest.note).text, "utf8").digest();
  const nonce = newNonce();
  const outcome = await ask(url, timestampRequest(hash, nonce));
  if (!outcome.ok) return { ok: false, reason: withoutAdvice(outcome.refusal.message).replace(/^The page/, "The answer") };
  const found = problemOf(outcome.value, { hash, nonce });
  if ("reason" in found) return { ok: false, reason: found.reason };
  const { size } = newest;
  await keepTimestamp(workspaceId, { size, response: outcome.value, authority: new URL(url).hostname, stampedAt: found.at });
  return { ok: true, at: found.at };
}
