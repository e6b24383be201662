import "server-only";
import { z } from "zod";
import { systemActor } from "@/lib/actor";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { describeRefusal } from "@/lib/result";
import { inTransaction, type RecordConnection } from "@/lib/write-transaction";
import { adoptLogKey } from "./adopt-log-key";
import { lockLog } from "./append";
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint";
import { decodeFrontier, type Frontier, rootOf } from "./merkle";
import { readEvent } from "./read-event";
import { readRecordFile, writeRecordFile } from "./record-folder";
import { passRecordStep } from "./record-steps";
import { formatNote, MalformedNote, parseNote, signNote, verifiedSigners } from "./signed-note";
import { addLogKey, type LogKeys, readLogKeys, verifierKeys } from "./signing-keys";
import { type HashSource, hashesWithin, MissingHashes, rootAt } from "./tile-hashes";

/** The signer will not sign: what was signed before and what the database holds now do not fit. The message says how. */
export class SigningRefused extends Error {}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

async function adoptedKeys(workspaceId: string): Promise<string[]> {
  const rows = await database.auditEvent.findMany({
    where: { workspaceId, type: "log.key-adopted" },
    orderBy: { sequence: "asc" },
    select: { bytes: true, private: true },
  });
  return rows.map((row) => z.object({ key: z.string() }).parse(readEvent(row).event.payload).key);
}

async function originOf(workspaceId: string): Promise<string> {
  const { slug } = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } });
  return `${environment.baseUrl}${publicPaths.log(slug)}`.replace(/^https?:\/\//, "");
}

/** The log's keys; makes the first, or with `isRenewed` another, and records it in the log. */
async function keysFor(workspaceId: string, isRenewed: boolean): Promise<LogKeys> {
  const adopted = await adoptedKeys(workspaceId);
  let keys = await readLogKeys(workspaceId);
  if (keys === null && adopted.length > 0 && !isRenewed) {
    throw new SigningRefused(
      "The key that signs this log is not in the data folder. Put the folder “record” back, or make a new key with `npx assay checkpoint --new-key`.",
    );
  }
  if (keys === null || isRenewed) {
    keys = await addLogKey(workspaceId, keys?.origin ?? (await originOf(workspaceId)));
    await passRecordStep("key kept");
  }
  const [newest = ""] = verifierKeys(keys);
  // A crash may have come between the key's file and its event: whatever is missing is made up for here.
  if (!adopted.includes(newest)) {
    const result = await adoptLogKey(systemActor(workspaceId), { origin: keys.origin, key: newest });
    if (!result.ok) throw new SigningRefused(describeRefusal(result.refusal));
  }
  return keys;
}

function readSigned(note: string, keys: LogKeys): Checkpoint {
  const parsed = parseNote(note);
  if (verifiedSigners(parsed, keys.all).length === 0) throw new MalformedNote("The last checkpoint is signed by none of the log's keys.");
  return parseCheckpoint(parsed.text);
}

const newestStored = 'select "note" from "Checkpoint" where "workspaceId" = $1::uuid order by "size" desc limit 1';
const keepCheckpoint = `
  insert into "Checkpoint" ("workspaceId", "size", "root", "note") values ($1::uuid, $2, $3, $4) on conflict ("workspaceId", "size") do nothing`;

async function lastSigned(
  record: RecordConnection,
  workspaceId: string,
  keys: LogKeys,
): Promise<{ note: string; signed: Checkpoint } | null> {
  const outside = await readRecordFile(workspaceId, "checkpoint");
  const [row] = await record.query(newestStored, [workspaceId]);
  const notes = [
    outside,
    z
      .tuple([z.string()])
      .nullable()
      .parse(row ?? null)?.[0] ?? null,
  ];
  let last: { note: string; signed: Checkpoint } | null = null;
  for (const note of notes) {
    if (note === null) continue;
    // Keys that were lost and replaced leave old notes behind that nobody here can vouch for; their tree must fit all the same.
    const signed = keys.all.length === 0 ? parseCheckpoint(parseNote(note).text) : tryRead(note, keys);
    if (last === null || signed.size > last.signed.size) last = { note, signed };
  }
  return last;
}

function tryRead(note: string, keys: LogKeys): Checkpoint {
  try {
    return readSigned(note, keys);
  } catch (error) {
    if (error instanceof MalformedNote) throw new SigningRefused(`${error.message} Nothing was signed.`);
    throw error;
  }
}

/** Refuses unless the log still begins with the tree that was signed last. */
async function assertGrown(source: HashSource, head: Frontier, last: Checkpoint): Promise<void> {
  if (last.size > head.size) {
    throw new SigningRefused(
      `A checkpoint of ${last.size} events was signed, but the database holds only ${head.size}. An older copy of it was put in place. Nothing was signed.`,
    );
  }
  const root = last.size === head.size ? rootOf(head) : await rootAt(source, last.size);
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

/** Refuses unless the head is that of the events, and these begin with what was signed last. */
async function assertSignable(source: HashSource, head: Frontier, last: Checkpoint | null): Promise<void> {
  try {
    if (last !== null) await assertGrown(source, head, last);
    if (last?.size !== head.size) await assertOfEvents(source, head);
  } catch (error) {
    if (!(error instanceof MissingHashes)) throw error;
    throw new SigningRefused(`${error.message} Nothing was signed.`);
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

/** What a signing came to: the note, and how many events it covers. */
export type SignedCheckpoint = { note: string; size: bigint };

/**
 * Signs the present head of a newsroom's log. Under the log's lock it compares with the last checkpoint, that kept outside the database
 * above all, and with the events, and throws SigningRefused when the tree became smaller or different, or the head is not that of the events. The new one is on disk outside the database before it is in
 * the database. `isRenewed` makes a new key first; the newest two keys sign.
 */
export async function signCheckpoint(workspaceId: string, { isRenewed = false } = {}): Promise<SignedCheckpoint> {
  const keys = await keysFor(workspaceId, isRenewed);
  // What was signed last may be outside the database alone, after a crash. It is in the database for good before its file is replaced.
  let done: SignedCheckpoint | null = null;
  while (done === null) done = await signOnce(workspaceId, keys);
  await passRecordStep("checkpoint committed");
  return done;
}

/** Signs the head, or stores what was signed last where the database lacks it, and answers null. */
function signOnce(workspaceId: string, keys: LogKeys): Promise<SignedCheckpoint | null> {
  return inTransaction(async ({ record }) => {
    const log = await lockLog(record, { workspaceId, userId: null });
    if (log === null) throw new SigningRefused("There is no such log.");
    await passRecordStep("head locked");
    const frontier = frontierOf(log);
    const last = await lastSigned(record, workspaceId, keys);
    await assertSignable(hashesWithin(record, workspaceId), frontier, last?.signed ?? null);
    const { size } = log;
    const root = rootOf(frontier);
    if (last !== null && last.signed.size !== size) {
      const { root: signedRoot, size: signedSize } = last.signed;
      const added = await record.execute(keepCheckpoint, [workspaceId, signedSize, Buffer.from(signedRoot), last.note]);
      if (added > 0) return null;
    }
    const isSigned = last !== null && last.signed.size === size;
    const text = formatCheckpoint({ origin: keys.origin, size, root });
    const note = isSigned
      ? last.note
      : formatNote(
          text,
          keys.signing.map((key) => signNote(text, key)),
        );
    await passRecordStep("head signed");
    await writeRecordFile(workspaceId, "checkpoint", note);
    await record.execute(keepCheckpoint, [workspaceId, size, Buffer.from(root), note]);
    await passRecordStep("checkpoint stored");
    return { note, size };
  });
}

const keepLine = `
  insert into "Cosignature" ("workspaceId", "size", "witnessKey", "line") values ($1::uuid, $2, $3, $4)
  on conflict ("workspaceId", "size", "witnessKey") do nothing`;

/** Keeps a witness's line under a checkpoint. The caller has checked that it holds. */
export async function keepCosignature(workspaceId: string, line: { size: bigint; witnessKey: string; line: string }): Promise<void> {
  await inTransaction(({ record }) => record.execute(keepLine, [workspaceId, line.size, line.witnessKey, line.line]));
}

const keepStamp = `
  insert into "Timestamp" ("workspaceId", "size", "response", "authority", "stampedAt") values ($1::uuid, $2, $3, $4, $5::timestamptz)
  on conflict ("workspaceId", "size") do nothing`;

/** An authority's answer about the checkpoint of so many events, who was asked, and the time it states (ISO 8601). */
export type KeptTimestamp = { size: bigint; response: Uint8Array; authority: string; stampedAt: string };

/** Keeps the time stamp of a checkpoint. The caller has checked that it is one. */
export async function keepTimestamp(workspaceId: string, { size, response, authority, stampedAt }: KeptTimestamp): Promise<void> {
  await inTransaction(({ record }) => record.execute(keepStamp, [workspaceId, size, Buffer.from(response), authority, stampedAt]));
}
