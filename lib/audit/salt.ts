import { randomFillSync } from "node:crypto";

const saltLengthBytes = 16;
// Asking the system costs more than hashing what the salt is for, and hardly more for many at once.
const drawn = Buffer.alloc(saltLengthBytes * 128);
let used = drawn.length;

/** 16 random bytes as base64url, never given out twice; what was given out is not kept. */
export function newSalt(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const salt = drawn.toString("base64url", used, used + saltLengthBytes);
  drawn.fill(0, used, used + saltLengthBytes);
  used += saltLengthBytes;
  return salt;
}
