import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { now } from "@/lib/clock";
import { parseCheckpoint } from "./checkpoint";
import { cosign } from "./cosignature";
import { writeDurably } from "./record-folder";
import { MalformedNote, parseNote, type SignerKey, type VerifierKey, verifiedSigners } from "./signed-note";
import { isConsistent } from "./tree-proof";
import { parseWitnessRequest } from "./witness-request";

/** An answer over HTTP: status, body, and its type when it is not plain text. */
export type WitnessAnswer = { status: number; body: string; contentType?: string };

const fileOf = (folder: string, origin: string) => path.join(folder, `${createHash("sha256").update(origin).digest("hex")}.checkpoint`);

async function lastSeen(file: string) {
  try {
    return parseCheckpoint(parseNote(await readFile(file, "utf8")).text);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

/**
 * A witness (C2SP tlog-witness): remembers in `folder` the newest checkpoint of each log it knows, by the log's keys, and cosigns a newer one
 * only with a proof that nothing before it changed. What it cosigns is on disk before it answers; requests are taken one at a time.
 */
export function openWitness(settings: { key: SignerKey; logs: readonly VerifierKey[]; folder: string }) {
  async function consider(body: string): Promise<WitnessAnswer> {
    const { oldSize, path: proof, note, parsed, checkpoint } = parseWitnessRequest(body);
    const keys = settings.logs.filter((log) => log.name === checkpoint.origin);
    if (keys.length === 0) return { status: 404, body: "This witness does not know that log.\n" };
    if (verifiedSigners(parsed, keys).length === 0) return { status: 403, body: "The checkpoint is not signed by that log.\n" };
    if (oldSize > checkpoint.size) return { status: 400, body: "The old size is larger than the new one.\n" };
    const file = fileOf(settings.folder, checkpoint.origin);
    const seen = await lastSeen(file);
    const seenSize = seen?.size ?? 0n;
    if (oldSize !== seenSize) return { status: 409, body: `${seenSize}\n`, contentType: "text/x.tlog.size" };
    if (seen !== null && seenSize === checkpoint.size && !isSame(seen.root, checkpoint.root)) {
      return { status: 409, body: `${seenSize}\n`, contentType: "text/x.tlog.size" };
    }
    const sizes = { oldSize: seenSize, newSize: checkpoint.size, newRoot: checkpoint.root, path: proof };
    const isProven = seen === null || seenSize === 0n ? proof.length === 0 : isConsistent({ ...sizes, oldRoot: seen.root });
    if (!isProven) return { status: 422, body: "The proof does not show that nothing changed.\n" };
    await writeDurably(file, note);
    return { status: 200, body: `${cosign(parsed.text, settings.key, now())}\n` };
  }

  let turn: Promise<unknown> = Promise.resolve();
  /** Answers the body of one `add-checkpoint` request. */
  function addCheckpoint(body: string): Promise<WitnessAnswer> {
    const answer = turn.then(async () => {
      try {
        return await consider(body);
      } catch (error) {
        if (!(error instanceof MalformedNote)) throw error;
        return { status: error.message.startsWith("The signature of") ? 403 : 400, body: `${error.message}\n` };
      }
    });
    turn = answer.catch(() => undefined);
    return answer;
  }
  return { addCheckpoint };
}
