import "server-only";
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { environment } from "@/lib/environment";

// For this purpose alone: what is made with it can be nothing else that the secret is used for.
function key(): Uint8Array {
  const secret = environment.authSecret;
  if (!secret) throw new Error("AUTH_SECRET is not set: nobody can be signed in.");
  return new Uint8Array(hkdfSync("sha256", secret, "", "assay session 1", 32));
}

/** A new session's token, for its cookie: whose it is, a dot, and 32 random bytes as base64url. */
export function newSessionToken(userId: string): string {
  return `${userId}.${randomBytes(32).toString("base64url")}`;
}

/** Whether a token was made for a person; what a row beside its hash says of that, the database's superuser can change. */
export function isTokenOf(userId: string, token: string): boolean {
  return token.startsWith(`${userId}.`);
}

/**
 * What the database holds of a token: HMAC-SHA256 under a key of the server's secret, lower-case hex. Who reads the table learns no token, and who writes it
 * without the secret makes none that opens anything. Throws when the secret is not set.
 */
export function hashOfToken(token: string): string {
  return createHmac("sha256", key()).update(token).digest("hex");
}
