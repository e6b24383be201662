import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { environment } from "@/lib/environment";

/** Who ends their mail: one receiver of one newsroom. */
export type OptOut = { workspaceId: string; targetId: string };

function tokenOf({ workspaceId, targetId }: OptOut, secret: string): string {
  return createHmac("sha256", secret).update(`assay mail opt-out 1\n${workspaceId}\n${targetId}`).digest("base64url");
}

/** The address at which somebody ends their mail, theirs alone. Throws without the server's secret, without which no mail is set up. */
export function optOutUrl(of: OptOut): string {
  const { authSecret, baseUrl } = environment;
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set, so that nobody could end their mail.");
  return `${baseUrl}/api/mail/${of.workspaceId}/${of.targetId}/${tokenOf(of, authSecret)}`;
}

/** Whether a token was given out for this receiver. */
export function isOptOutToken(of: OptOut, token: string): boolean {
  const { authSecret } = environment;
  if (authSecret === undefined) return false;
  const [given, expected] = [Buffer.from(token), Buffer.from(tokenOf(of, authSecret))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
