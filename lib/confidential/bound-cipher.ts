import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts with AES-256-GCM for one place, which is named in `boundTo`: what is moved elsewhere cannot be opened there. */
export function encryptBound(key: Uint8Array, boundTo: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([encryption.update(plain), encryption.final()]);
  return new Uint8Array(Buffer.concat([nonce, encryption.getAuthTag(), body]));
}

/** Opens what `encryptBound` made. Throws when key, place or bytes are not those it was made with. */
export function decryptBound(key: Uint8Array, boundTo: string, encrypted: Uint8Array): Buffer {
  const bytes = Buffer.from(encrypted);
  const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decryption.update(bytes.subarray(nonceBytes + tagBytes)), decryption.final()]);
}
