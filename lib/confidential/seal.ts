import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "@/lib/audit/canonical";
import { commitmentOf } from "@/lib/audit/private-parts";
import { decryptBound, encryptBound } from "./bound-cipher";
import { type SealedFields, sealedFields } from "./schema";

const saltBytes = 16;
/** Every sealed text is filled up to a multiple of this, so that its length tells little. */
const blockBytes = 256;

/** Which source of which newsroom something is sealed for: what is moved elsewhere cannot be opened there. */
export type SealedPlace = { workspaceId: string; sourceId: string };

/** What is stored and recorded of sealed fields: nothing of it can be read without the key. */
export type Sealed = { sealed: Uint8Array<ArrayBuffer>; keyName: string; commitment: string };

/** What a key is called: enough to tell that another one is needed, nothing of the key itself. */
export function nameOfKey(key: Uint8Array): string {
  return createHash("sha256").update("assay seal key").update(key).digest("hex").slice(0, 16);
}

/** SHA-256 of what was encrypted, lower-case hex: by it the record knows that the same bytes are stored still. */
export function hashOf(sealed: Uint8Array): string {
  return createHash("sha256").update(sealed).digest("hex");
}

const boundTo = ({ workspaceId, sourceId }: SealedPlace) => `assay sealed source 1\n${workspaceId}\n${sourceId}`;

/** Encrypts fields with AES-256-GCM, and commits to them with a salt that is encrypted with them: guessing at the name does not open the commitment. */
export function sealFields(key: Uint8Array, place: SealedPlace, fields: SealedFields): Sealed {
  return sealOpening(key, place, canonicalJson([randomBytes(saltBytes).toString("base64url"), fields]));
}

function sealOpening(key: Uint8Array, place: SealedPlace, opening: string): Sealed {
  const plain = Buffer.from(opening, "utf8");
  // JSON ends where it ends: spaces after it say nothing.
  const filled = Buffer.alloc(Math.ceil(plain.length / blockBytes) * blockBytes, " ");
  plain.copy(filled);
  const sealed = encryptBound(key, boundTo(place), filled);
  return { sealed, keyName: nameOfKey(key), commitment: commitmentOf(opening) };
}

/** Encrypts with one key what was sealed with another. Salt and words stay, and so does the commitment. Throws as `openSealed` does. */
export function resealBytes(keys: { from: Uint8Array; to: Uint8Array }, place: SealedPlace, sealed: Omit<Sealed, "keyName">): Sealed {
  return sealOpening(keys.to, place, openingOf(keys.from, place, sealed));
}

/** Opens what `sealFields` made. Throws when the bytes, their place or the commitment are not those it was sealed with. */
export function openSealed(key: Uint8Array, place: SealedPlace, sealed: Omit<Sealed, "keyName">): SealedFields {
  const [, fields] = z.tuple([z.string(), sealedFields]).parse(JSON.parse(openingOf(key, place, sealed)));
  return fields;
}

function openingOf(key: Uint8Array, place: SealedPlace, { sealed, commitment }: Omit<Sealed, "keyName">): string {
  const opening = decryptBound(key, boundTo(place), sealed).toString("utf8").trimEnd();
  if (commitmentOf(opening) !== commitment) throw new Error("What is sealed is not what the record commits to.");
  return opening;
}
