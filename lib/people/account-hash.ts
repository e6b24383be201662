import { hash } from "node:crypto";

/** What of a person `accountHash` is made of, and their id. */
export const accountColumns = { id: true, email: true, passwordHash: true } as const;

/**
 * What the log says of how a person signs in: SHA-256, in hex, of their e-mail address and their password's hash. That one holds random bytes, so
 * that nobody who reads the log can guess at the address. Null where there is no password.
 */
export function accountHash({ email, passwordHash }: { email: string; passwordHash: string | null }): string | null {
  return passwordHash === null ? null : hash("sha256", `${email} ${passwordHash}`, "hex");
}
