import "server-only";
import { randomBytes } from "node:crypto";
import { decryptBound, encryptBound } from "@/lib/confidential/bound-cipher";
import { findSealKey } from "@/lib/confidential/seal-keys";

/** Whose secret it is. */
export type SecretPlace = { workspaceId: string; endpointId: string };

const secretBytes = 32;
const boundTo = ({ workspaceId, endpointId }: SecretPlace) => `assay webhook secret 1\n${workspaceId}\n${endpointId}`;

/** A new secret. */
export function makeSecret(): Uint8Array {
  return randomBytes(secretBytes);
}

/** A secret as it is stored. */
export function sealSecret(key: Uint8Array, place: SecretPlace, secret: Uint8Array): Uint8Array<ArrayBuffer> {
  return encryptBound(key, boundTo(place), secret);
}

/** A stored secret in clear. Throws when it is not this place's, or damaged. */
export function openSecret(key: Uint8Array, place: SecretPlace, sealed: Uint8Array): Uint8Array {
  return decryptBound(key, boundTo(place), sealed);
}

/** What messages to an address are signed with at a moment, the newest secret first; null when this server has not the key. */
export function secretsAt(
  place: SecretPlace,
  stored: { secret: Uint8Array; secretBefore: Uint8Array | null; secretBeforeUntil: Date | null; keyName: string },
  at: Date,
): Uint8Array[] | null {
  const key = findSealKey(stored.keyName);
  if (key === null) return null;
  const { secret, secretBefore, secretBeforeUntil } = stored;
  const isBoth = secretBefore !== null && secretBeforeUntil !== null && secretBeforeUntil > at;
  return [secret, ...(isBoth ? [secretBefore] : [])].map((sealed) => openSecret(key, place, sealed));
}
