import "server-only";
import { z } from "zod";
import { systemActor } from "@/lib/actor";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { describeRefusal } from "@/lib/result";
import type { RecordConnection } from "@/lib/write-transaction";
import { adoptLogKey } from "./adopt-log-key";
import { readEvent } from "./read-event";
import { passRecordStep } from "./record-steps";
import { assertSignable, legibly, lockHead, SigningRefused, writably } from "./signable";
import { parseVerifierKey, type SignerKey } from "./signed-note";
import { addLogKey, type LogKeys, readLogKeys, signersOf, verifierKeys, vouchingKeys } from "./signing-keys";

const adoption = z.object({ origin: z.string(), key: z.string() });
type Adopted = z.infer<typeof adoption>;

/** The keys that the log says it is signed with, oldest first. */
async function adoptedKeys(workspaceId: string): Promise<Adopted[]> {
  const rows = await database.auditEvent.findMany({
    where: { workspaceId, type: "log.key-adopted" },
    orderBy: { sequence: "asc" },
    select: { bytes: true, private: true },
  });
  return rows.map((row) => adoption.parse(readEvent(row).event.payload));
}

async function originOf(workspaceId: string): Promise<string> {
  const { slug } = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } });
  return `${environment.baseUrl}${publicPaths.log(slug)}`.replace(/^https?:\/\//, "");
}

/** Whether another key is asked for, and how the caller runs work in one transaction. */
export type Renewal = { isRenewed: boolean; inOne: <Value>(work: (record: RecordConnection) => Promise<Value>) => Promise<Value> };

// Another log's keys would sign this one's head in that one's name, and an older folder's take back what the newest key was made for.
function assertOfThisLog(keys: LogKeys | null, adopted: readonly Adopted[], { isRenewed }: Pick<Renewal, "isRenewed">): void {
  const newest = adopted.at(-1);
  if (newest === undefined) return;
  if (keys !== null && keys.origin !== newest.origin) {
    throw new SigningRefused(
      `The keys in the data folder are those of ${keys.origin}, and the log is ${newest.origin}. Put its own folder “record” back. Nothing was signed.`,
    );
  }
  if (isRenewed || (keys !== null && verifierKeys(keys).includes(newest.key))) return;
  throw new SigningRefused(
    "The key that signs this log is not in the data folder. Put the folder “record” back, or make a new key with `npx assay checkpoint --new-key`.",
  );
}

// A head that may not be signed gets no key: the event that names it would stay in a log that is refused.
async function keyUnderLock(workspaceId: string, renewal: Renewal): Promise<LogKeys> {
  return renewal.inOne(async (record) => {
    const head = await lockHead(record, workspaceId);
    const adopted = await adoptedKeys(workspaceId);
    // Another may have made it while this one waited.
    const keys = await legibly(readLogKeys(workspaceId));
    assertOfThisLog(keys, adopted, renewal);
    const named = adopted.map(({ key }) => key);
    const vouching = [...(keys === null ? [] : vouchingKeys(keys)), ...named.map(parseVerifierKey)];
    await assertSignable(record, workspaceId, { head, vouching });
    if (keys !== null && !renewal.isRenewed) return keys;
    const known = keys === null ? [] : verifierKeys(keys);
    const origin = adopted.at(-1)?.origin ?? (await originOf(workspaceId));
    const added = await writably(addLogKey(workspaceId, { origin, lost: named.filter((key) => !known.includes(key)) }));
    await passRecordStep("key kept");
    return added;
  });
}

/**
 * The keys of a log that its caller has locked, and those of them that sign, newest first, as the log names them now: while a signing waited for the lock,
 * another may have made a key. Throws SigningRefused where the newest that the log names is not there.
 */
export async function keysUnderLock(workspaceId: string): Promise<LogKeys & { signing: readonly SignerKey[] }> {
  const keys = await legibly(readLogKeys(workspaceId));
  const adopted = await adoptedKeys(workspaceId);
  assertOfThisLog(keys, adopted, { isRenewed: false });
  const signing = keys === null ? [] : signersOf(keys, new Set(adopted.map(({ key }) => key)));
  if (keys === null || signing.length === 0) throw new SigningRefused("No key of the log is in the data folder. Nothing was signed.");
  return { ...keys, signing };
}

async function settleKeys(workspaceId: string, renewal: Renewal): Promise<void> {
  const present = await legibly(readLogKeys(workspaceId));
  const before = await adoptedKeys(workspaceId);
  assertOfThisLog(present, before, renewal);
  const isAdopted = (keys: LogKeys) => before.some(({ key }) => key === verifierKeys(keys)[0]);
  if (present !== null && !renewal.isRenewed && isAdopted(present)) return;
  // A crash may have come between the key's file and its event: whatever is missing is made up for here.
  const keys = await keyUnderLock(workspaceId, renewal);
  const [key = ""] = verifierKeys(keys);
  const result = await adoptLogKey(systemActor(workspaceId), { origin: keys.origin, key });
  if (!result.ok) throw new SigningRefused(describeRefusal(result.refusal));
}

/** Whether a log has its name, which its first key gives it for good. */
export async function isNamed(workspaceId: string): Promise<boolean> {
  return (await legibly(readLogKeys(workspaceId))) !== null || (await adoptedKeys(workspaceId)).length > 0;
}

const underWay = new Map<string, Promise<void>>();

/**
 * Sees to it that a log has a key that it names; makes the first, or with `isRenewed` another, and records it in the log. Throws SigningRefused where the keys are
 * another log's, older than what the log names, or cannot be read, and where the log may not be signed.
 */
export async function keysForSigning(workspaceId: string, renewal: Renewal): Promise<void> {
  if (renewal.isRenewed) return settleKeys(workspaceId, renewal);
  // Many who ask for the first proof at once record one key once.
  const settling = underWay.get(workspaceId) ?? settleKeys(workspaceId, renewal).finally(() => underWay.delete(workspaceId));
  underWay.set(workspaceId, settling);
  return settling;
}
