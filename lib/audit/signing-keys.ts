import "server-only";
import { generateKeyPairSync } from "node:crypto";
import { z } from "zod";
import { now } from "@/lib/clock";
import { readRecordFile, refuseUnreadable, writeRecordFile } from "./record-folder";
import { formatVerifierKey, keyId, parseVerifierKey, type SignerKey, signatureTypes, signerKey, type VerifierKey } from "./signed-note";

const stored = z.object({
  origin: z.string(),
  /** Oldest first. */
  keys: z.array(z.object({ pkcs8: z.string(), createdAt: z.iso.datetime() })).min(1),
  /** Verifier keys that the log had adopted and that were not here when a new key was asked for. Absent in files from before it was kept. */
  lost: z.array(z.string()).default([]),
});

/** The newest key and the one before it sign, so that whoever trusts only the old one can follow to the new. */
const signingMax = 2;

/** The keys of a newsroom's log: its name, every key there ever was, oldest first, and those that are lost and vouch for what they signed. */
export type LogKeys = {
  origin: string;
  all: readonly SignerKey[];
  lost: readonly VerifierKey[];
};

function keysIn(file: string): LogKeys {
  const { origin, keys, lost } = stored.parse(JSON.parse(file));
  const all = keys.map(({ pkcs8 }) => signerKey({ name: origin, type: signatureTypes.ed25519, pkcs8 }));
  return { origin, all, lost: lost.map(parseVerifierKey) };
}

/** Reads a log's keys from outside the database; null when there are none. Throws UnreadableRecord when they cannot be read. */
export async function readLogKeys(workspaceId: string): Promise<LogKeys | null> {
  const file = await readRecordFile(workspaceId, "signing-keys.json");
  try {
    return file === null ? null : keysIn(file);
  } catch (error) {
    return refuseUnreadable(workspaceId, "signing-keys.json", error);
  }
}

/**
 * Adds a new key to those of a log, or its first under the name `origin`, which never changes afterwards. `lost`: verifier keys that signed before and are not
 * there. The caller holds the log's lock: two who add at once would each keep their own.
 */
export async function addLogKey(workspaceId: string, { origin, lost }: { origin: string; lost: readonly string[] }): Promise<LogKeys> {
  const file = await readRecordFile(workspaceId, "signing-keys.json");
  const before = file === null ? { origin, keys: [], lost: [] } : stored.parse(JSON.parse(file));
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  const after = {
    origin: before.origin,
    keys: [...before.keys, { pkcs8, createdAt: now().toISOString() }],
    lost: [...new Set([...before.lost, ...lost])],
  };
  await writeRecordFile(workspaceId, "signing-keys.json", `${JSON.stringify(after, null, 2)}\n`);
  const keys = await readLogKeys(workspaceId);
  if (keys === null) throw new Error("The keys that were just written are gone.");
  return keys;
}

const verifierKeyOf = (key: SignerKey) => formatVerifierKey({ ...key, id: keyId(key) });

/** The verifier keys of a log, newest first, as others are to be told. */
export function verifierKeys({ all }: Pick<LogKeys, "all">): string[] {
  return all.map(verifierKeyOf).toReversed();
}

/** The keys that sign a log which names `adopted`, newest first: one whose event is not there yet signs nothing. */
export function signersOf({ all }: Pick<LogKeys, "all">, adopted: ReadonlySet<string>): SignerKey[] {
  return all
    .filter((key) => adopted.has(verifierKeyOf(key)))
    .slice(-signingMax)
    .toReversed();
}

/** The keys under which a checkpoint of the log is one of its own: those that are there, and those that were lost. */
export function vouchingKeys({ all, lost }: LogKeys): VerifierKey[] {
  return [...all, ...lost];
}
