import "server-only";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { now } from "@/lib/clock";
import { type Checkpoint, parseCheckpoint } from "./checkpoint";
import { cosign } from "./cosignature";
import { emptyRoot } from "./merkle";
import { writeDurably } from "./record-folder";
import { MalformedNote, parseNote, type SignerKey, type VerifierKey, verifiedSigners } from "./signed-note";
import { isConsistent } from "./tree-proof";
import { parseWitnessRequest } from "./witness-request";

/** An answer over HTTP: status, body, and its type when it is not plain text. */
export type WitnessAnswer = { status: number; body: string; contentType?: string };

const fileOf = (folder: string, origin: string) => path.join(folder, `${createHash("sha256").update(origin).digest("hex")}.checkpoint`);

/** The witness's own memory of a log is not what it wrote. The message is one plain sentence that names the file. */
export class DamagedMemory extends Error {}

async function keptNote(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

// Taken for nothing seen, or for the asker's fault, it would let a rewritten log pass, or be looked for in the wrong place.
async function lastSeen(file: string, origin: string): Promise<Checkpoint | null> {
  const note = await keptNote(file);
  if (note === null) return null;
  const damaged = (cause?: unknown) =>
    new DamagedMemory(`${file} does not hold what was last seen of ${origin}. Put a copy back; until then nothing of it is cosigned.`, {
      cause,
    });
  try {
    const seen = parseCheckpoint(parseNote(note).text);
    if (seen.origin !== origin) throw damaged();
    return seen;
  } catch (error) {
    throw error instanceof MalformedNote ? damaged(error) : error;
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
    if (checkpoint.size === 0n && !isSame(checkpoint.root, emptyRoot()))
      return { status: 400, body: "The root is not that of an empty log.\n" };
    if (oldSize > checkpoint.size) return { status: 400, body: "The old size is larger than the new one.\n" };
    const file = fileOf(settings.folder, checkpoint.origin);
    const seen = await lastSeen(file, checkpoint.origin);
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
