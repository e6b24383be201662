import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { type Ruling, readRuling } from "@/lib/verdicts/read-ruling";

/** Several claims as rulings on them see them, in the order asked for; null when the newsroom lacks one of them. */
export async function loadClaims(database: WriteClient, actor: Actor, claimIds: readonly string[]): Promise<Ruling[] | null> {
  const claims: Ruling[] = [];
  for (const claimId of new Set(claimIds)) {
    const claim = await readRuling(database, actor.workspaceId, claimId);
    if (claim === null) return null;
    claims.push(claim);
  }
  return claims;
}
