import "server-only";
import type { WriteClient } from "@/lib/database";

/** The id of the newsroom's claimant of this name and kind, made when there is none; null for an unknown claimant. */
export async function recordClaimant(
  database: WriteClient,
  workspaceId: string,
  claimant: { claimantName: string | null; claimantKind: "person" | "organisation" },
): Promise<string | null> {
  if (claimant.claimantName === null) return null;
  const named = { workspaceId, name: claimant.claimantName, kind: claimant.claimantKind };
  const known = await database.claimant.findUnique({ where: { workspaceId_name_kind: named }, select: { id: true } });
  return (known ?? (await database.claimant.create({ data: named, select: { id: true } }))).id;
}
