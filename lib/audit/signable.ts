import "server-only";
import { z } from "zod";
import type { RecordConnection } from "@/lib/write-transaction";
import { lockLog } from "./append";
import { type Checkpoint, parseCheckpoint } from "./checkpoint";
import { decodeFrontier, emptyRoot, type Frontier, rootOf } from "./merkle";
import { readRecordFile, UnreadableRecord, UnwritableRecord } from "./record-folder";
import { passRecordStep } from "./record-steps";
import { MalformedNote, parseNote, type VerifierKey, verifiedSigners } from "./signed-note";
import { type HashSource, MissingHashes, rootAt, storedHashes } from "./tile-hashes";

/** The signer will not sign: what was signed before and what the database holds now do not fit. The message says how. */
export class SigningRefused extends Error {}

/** The checkpoint that was signed last, as a note and read. */
export type LastSigned = { note: string; signed: Checkpoint };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** What a reader of the folder “record” answers, or a refusal to sign that names the file which cannot be read. */
export async function legibly<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableRecord)
      throw new SigningRefused(`${error.message} Put a copy of it back. Nothing was signed.`, { cause: error });
    throw error;
  }
}

/** What comes of writing into the folder “record”, or a refusal to sign that names the file which cannot be written. */
export async function writably<Value>(writing: Promise<Value>): Promise<Value> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof UnwritableRecord) throw new SigningRefused(`${error.message} Nothing was signed.`, { cause: error });
    throw error;
  }
}

function readSigned(note: string, where: string, vouching: readonly VerifierKey[]): Checkpoint {
  try {
    const parsed = parseNote(note);
    // Before the log's first key nobody can vouch for a note; its tree must fit all the same.
    if (vouching.length > 0 && verifiedSigners(parsed, vouching).length === 0)
      throw new MalformedNote("It is signed by none of the log's keys.");
    return parseCheckpoint(parsed.text);
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    throw new SigningRefused(`The last checkpoint ${where} is not to be trusted: ${error.message} Nothing was signed.`);
  }
}

const newestStored = 'select "note" from "Checkpoint" where "workspaceId" = $1::uuid order by "size" desc limit 1';

async function lastSigned(record: RecordConnection, workspaceId: string, vouching: readonly VerifierKey[]): Promise<LastSigned | null> {
  const [row] = await record.query(newestStored, [workspaceId]);
  const stored = z.tuple([z.string()]).optional().parse(row)?.[0];
  const notes = [
    { where: "in the data folder", note: await legibly(readRecordFile(workspaceId, "checkpoint")) },
    { where: "in the database", note: stored ?? null },
  ];
  let last: LastSigned | null = null;
  for (const { where, note } of notes) {
    if (note === null) continue;
    const signed = readSigned(note, where, vouching);
    if (last === null || signed.size > last.signed.size) last = { note, signed };
  }
  return last;
}

/** Refuses unless the log still begins with the tree that was signed last. */
async function assertGrown(source: HashSource, head: Frontier, last: Checkpoint): Promise<void> {
  if (last.size > head.size) {
    throw new SigningRefused(
      `A checkpoint of ${last.size} events was signed, but the database holds only ${head.size}. An older copy of it was put in place. Nothing was signed.`,
    );
  }
  const root = await (last.size === 0n ? emptyRoot() : last.size === head.size ? rootOf(head) : rootAt(source, last.size));
  if (hex(root) !== hex(last.root)) {
    throw new SigningRefused(
      `The first ${last.size} events are not those of which a checkpoint was signed. Events were changed. Nothing was signed.`,
    );
  }
}

// A signature is for good: over a head that is not that of the events, none could ever follow.
async function assertOfEvents(source: HashSource, head: Frontier): Promise<void> {
  if (head.size > 0n && hex(await rootAt(source, head.size)) !== hex(rootOf(head))) {
    throw new SigningRefused("The head of the log is not that of its events. Nothing was signed.");
  }
}

function frontierOf({ size, frontier }: { size: bigint; frontier: Uint8Array }): Frontier {
  try {
    return decodeFrontier(size, frontier);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SigningRefused(`The head of the log does not fit itself: ${error.message} Nothing was signed.`);
  }
}

/** Locks a log's head until the transaction ends and answers it. Throws SigningRefused when there is none, or it does not fit itself. */
export async function lockHead(record: RecordConnection, workspaceId: string): Promise<Frontier> {
  const log = await lockLog(record, { workspaceId, userId: null });
  if (log === null) throw new SigningRefused("There is no such log.");
  await passRecordStep("head locked");
  return frontierOf(log);
}

/**
 * Refuses unless a locked head is that of the events, and these begin with what was signed last, in the database and above all outside it, by one of the keys
 * that vouch. Answers what that was, null when nothing was signed yet.
 */
export async function assertSignable(
  record: RecordConnection,
  workspaceId: string,
  { head, vouching }: { head: Frontier; vouching: readonly VerifierKey[] },
): Promise<LastSigned | null> {
  const last = await lastSigned(record, workspaceId, vouching);
  const source = storedHashes(workspaceId, record.query);
  try {
    if (last !== null) await assertGrown(source, head, last.signed);
    if (last?.signed.size !== head.size) await assertOfEvents(source, head);
  } catch (error) {
    if (!(error instanceof MissingHashes)) throw error;
    throw new SigningRefused(`${error.message} Nothing was signed.`);
  }
  return last;
}
