import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { AnswerTooLargeError, fetchBounded } from "@/lib/fetch-bounded";
import { visibleTo } from "@/lib/permission";
import { verifiedCosigners } from "./cosignature";
import { newestCheckpoint } from "./public-log";
import { keepCosignature } from "./sign-checkpoint";
import {
  formatSignatureLine,
  formatVerifierKey,
  MalformedNote,
  parseNote,
  parseSignatureLine,
  parseVerifierKey,
  type VerifierKey,
} from "./signed-note";
import { proveConsistency, storedHashes } from "./tile-hashes";
import { formatWitnessRequest } from "./witness-request";

/** A witness: where it takes checkpoints, and the key its cosignatures are checked with. */
export type Witness = { url: string; key: VerifierKey };

/** What asking came to. */
export type WitnessOutcome = { ok: true } | { ok: false; reason: string };

const timeoutMs = 10_000;
const answerBytesMax = 10_000;
const reasonLengthMax = 200;

const ask = fetchBounded(answerBytesMax);

/** Reads `URL=KEY`. Throws MalformedNote when the key is none. */
export function witnessOf(given: string): Witness {
  const split = given.indexOf("=");
  const url = z.url().safeParse(given.slice(0, split).replace(/\/+$/, ""));
  if (split < 0 || !url.success) throw new MalformedNote("A witness is given as its address, an equals sign and its verifier key.");
  return { url: url.data, key: parseVerifierKey(given.slice(split + 1)) };
}

async function send(witness: Witness, body: string): Promise<{ status: number; text: string }> {
  const answer = await ask(`${witness.url}/add-checkpoint`, { method: "POST", body, signal: AbortSignal.timeout(timeoutMs) });
  return { status: answer.status, text: await answer.text() };
}

/** The beginning of what somebody else's server says, for a terminal: whatever could steer one, or turn letters round, is left out. */
const shown = (text: string) =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, reasonLengthMax);

/**
 * Asks a witness to cosign the newest checkpoint of the viewer's log, with the proof it needs from what it saw last, and keeps its line.
 * A witness that refuses, or cannot be reached, is an outcome with its reason.
 */
export async function askWitness(viewer: Viewer, witness: Witness): Promise<WitnessOutcome> {
  const { workspaceId } = visibleTo(viewer);
  const signed = await newestCheckpoint(workspaceId);
  if (signed === null) return { ok: false, reason: "nothing of the log is signed yet" };
  const source = storedHashes(workspaceId);
  const request = async (oldSize: bigint) => {
    const path = oldSize === 0n || oldSize >= signed.size ? [] : await proveConsistency(source, { oldSize, newSize: signed.size });
    return send(witness, formatWitnessRequest({ oldSize, path, note: signed.note }));
  };
  try {
    let answer = await request(0n);
    const seen = /^(0|[1-9][0-9]{0,14})\n$/.exec(answer.text)?.[1];
    if (answer.status === 409 && seen !== undefined) {
      if (BigInt(seen) > signed.size)
        return { ok: false, reason: `it has seen ${seen} events, more than the ${signed.size} there are now` };
      answer = await request(BigInt(seen));
    }
    if (answer.status !== 200) return { ok: false, reason: `it answered ${answer.status} ${shown(answer.text)}`.trimEnd() };
    const note = parseNote(`${signed.note}${answer.text}`);
    if (verifiedCosigners(note, [witness.key]).length === 0) return { ok: false, reason: "it answered without its own cosignature" };
    const line = answer.text
      .trimEnd()
      .split("\n")
      .map(parseSignatureLine)
      .find((one) => one.name === witness.key.name && one.id === witness.key.id);
    if (line === undefined) return { ok: false, reason: "it answered without its own cosignature" };
    await keepCosignature(workspaceId, { size: signed.size, witnessKey: formatVerifierKey(witness.key), line: formatSignatureLine(line) });
    return { ok: true };
  } catch (error) {
    if (error instanceof MalformedNote) return { ok: false, reason: shown(error.message) };
    if (error instanceof AnswerTooLargeError) return { ok: false, reason: `it answered more than ${answerBytesMax} bytes` };
    if (error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError"))
      return { ok: false, reason: `it cannot be reached (${error.message})` };
    throw error;
  }
}
