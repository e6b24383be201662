import "server-only";
import { generateKeyPairSync } from "node:crypto";
import { z } from "zod";
import { now } from "@/lib/clock";
import { readRecordFile, writeRecordFile } from "./record-folder";
import { formatVerifierKey, keyId, type SignerKey, signatureTypes, signerKey } from "./signed-note";

const stored = z.object({
  origin: z.string(),
  /** Oldest first. */
  keys: z.array(z.object({ pkcs8: z.string(), createdAt: z.iso.datetime() })),
});

/** The newest key and the one before it sign, so that whoever trusts only the old one can follow to the new. */
const signingMax = 2;

/** The keys of a newsroom's log: its name, every key there ever was, oldest first, and those that sign. */
export type LogKeys = { origin: string; all: readonly SignerKey[]; signing: readonly SignerKey[] };

/** Reads a log's keys from outside the database; null when there are none. */
export async function readLogKeys(workspaceId: string): Promise<LogKeys | null> {
  const file = await readRecordFile(workspaceId, "signing-keys.json");
  if (file === null) return null;
  const { origin, keys } = stored.parse(JSON.parse(file));
  const all = keys.map(({ pkcs8 }) => signerKey({ name: origin, type: signatureTypes.ed25519, pkcs8 }));
  return { origin, all, signing: all.slice(-signingMax).toReversed() };
}

/** Adds a new key to those of a log, or its first under the name `origin`, which never changes afterwards. */
export async function addLogKey(workspaceId: string, origin: string): Promise<LogKeys> {
  const file = await readRecordFile(workspaceId, "signing-keys.json");
  const before = file === null ? { origin, keys: [] } : stored.parse(JSON.parse(file));
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  const after = { origin: before.origin, keys: [...before.keys, { pkcs8, createdAt: now().toISOString() }] };
  await writeRecordFile(workspaceId, "signing-keys.json", `${JSON.stringify(after, null, 2)}\n`);
  const keys = await readLogKeys(workspaceId);
  if (keys === null) throw new Error("The keys that were just written are gone.");
  return keys;
}

/** The verifier keys of a log, newest first, as others are to be told. */
export function verifierKeys({ all }: LogKeys): string[] {
  return all.map((key) => formatVerifierKey({ ...key, id: keyId(key) })).toReversed();
}
