import { createHash, createHmac } from "node:crypto";

/** What tells a secret of a webhook from other strings. */
export const secretPrefix = "whsec_";

/** A secret as receivers' libraries take it. */
export function writeSecret(secret: Uint8Array): string {
  return `${secretPrefix}${Buffer.from(secret).toString("base64")}`;
}

/** The id of a message, the same at every attempt and whenever it is sent again: receivers know by it what they have. */
export function messageIdOf({ workspaceId, targetId, sequence }: { workspaceId: string; targetId: string; sequence: bigint }): string {
  return `msg_${createHash("sha256").update(`assay message 1\n${workspaceId}\n${targetId}\n${sequence}`).digest("hex").slice(0, 32)}`;
}

/**
 * The headers by which a receiver checks a message (Standard Webhooks 1.0, symmetric): id, time of this attempt, and one signature for each secret,
 * two while a secret is being changed.
 */
export function signedHeaders(message: { id: string; at: Date; body: string }, secrets: readonly Uint8Array[]): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac("sha256", secret).update(signed).digest("base64")}`);
  return { "webhook-id": message.id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
