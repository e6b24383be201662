import "server-only";
import { inTransaction } from "@/lib/write-transaction";
import { formatCheckpoint } from "./checkpoint";
import { keysForSigning, keysUnderLock } from "./keys-for-signing";
import { rootOf } from "./merkle";
import { writeRecordFile } from "./record-folder";
import { passRecordStep } from "./record-steps";
import { assertSignable, lockHead, writably } from "./signable";
import { formatNote, signNote } from "./signed-note";
import { vouchingKeys } from "./signing-keys";

const keepCheckpoint = `
  insert into "Checkpoint" ("workspaceId", "size", "root", "note") values ($1::uuid, $2, $3, $4) on conflict ("workspaceId", "size") do nothing`;

/** What a signing came to: the note, and how many events it covers. */
export type SignedCheckpoint = { note: string; size: bigint };

/**
 * Signs the present head of a newsroom's log. Under the log's lock it compares with the last checkpoint, that kept outside the database
 * above all, and with the events, and throws SigningRefused when the tree became smaller or different, or the head is not that of the events. The new one is on disk outside the database before it is in
 * the database. `isRenewed` makes a new key first; the newest two keys sign.
 */
export async function signCheckpoint(workspaceId: string, { isRenewed = false } = {}): Promise<SignedCheckpoint> {
  await keysForSigning(workspaceId, { isRenewed, inOne: (work) => inTransaction(({ record }) => work(record)) });
  // What was signed last may be outside the database alone, after a crash. It is in the database for good before its file is replaced.
  let done: SignedCheckpoint | null = null;
  while (done === null) done = await signOnce(workspaceId);
  await passRecordStep("checkpoint committed");
  return done;
}

/** Signs the head, or stores what was signed last where the database lacks it, and answers null. */
function signOnce(workspaceId: string): Promise<SignedCheckpoint | null> {
  return inTransaction(async ({ record }) => {
    const head = await lockHead(record, workspaceId);
    const keys = await keysUnderLock(workspaceId);
    const last = await assertSignable(record, workspaceId, { head, vouching: vouchingKeys(keys) });
    const { size } = head;
    const root = rootOf(head);
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
    await writably(writeRecordFile(workspaceId, "checkpoint", note));
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
