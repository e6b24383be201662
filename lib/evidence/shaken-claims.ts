import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { newestWithdrawal, takenBack } from "@/lib/fact-checks/standing";
import { visibleTo } from "@/lib/permission";

/** What may have taken the ground from a piece of evidence, the gravest first. */
export const shocks = ["takenBack", "gone", "changed", "damaged"] as const;

/** One of them. */
export type Shock = (typeof shocks)[number];

const lookedFor = ["gone", "changed"] as const;

/**
 * The claims of an article whose standing evidence rests on a fact-check that was taken back, or on a page that has changed or gone, or whose kept copy
 * is damaged: by claim, which of these, the gravest first.
 */
export async function listShakenClaims(viewer: Viewer, articleId: string): Promise<Map<string, Shock[]>> {
  const shared = visibleTo(viewer);
  const check = await database.fixityCheck.findFirst({
    where: shared,
    orderBy: { checkedAt: "desc" },
    select: { faults: { select: { contentHash: true } } },
  });
  const damaged = check?.faults.map(({ contentHash }) => contentHash) ?? [];
  const evidence = await database.evidence.findMany({
    where: {
      ...{ ...shared, withdrawnAt: null, claim: { articleId } },
      OR: [
        { factCheck: takenBack },
        // The newsroom once more: else those of all are looked through.
        { checks: { some: { ...shared, state: { in: [...lookedFor] } } } },
        { capture: { artefacts: { some: { ...shared, contentHash: { in: damaged } } } } },
      ],
    },
    select: {
      claimId: true,
      factCheck: { select: { withdrawals: newestWithdrawal } },
      checks: { orderBy: { id: "desc" }, take: 1, select: { state: true } },
      capture: { select: { artefacts: { where: { contentHash: { in: damaged } }, take: 1, select: { id: true } } } },
    },
  });
  const byClaim = new Map<string, Shock[]>();
  for (const { claimId, factCheck, checks, capture } of evidence) {
    const had: readonly (Shock | null)[] = [
      ...(byClaim.get(claimId) ?? []),
      factCheck?.withdrawals[0]?.reinstatement === null ? "takenBack" : null,
      lookedFor.find((state) => state === checks[0]?.state) ?? null,
      (capture?.artefacts.length ?? 0) > 0 ? "damaged" : null,
    ];
    const now = shocks.filter((shock) => had.includes(shock));
    // What changed may have been put back since.
    if (now.length > 0) byClaim.set(claimId, now);
  }
  return byClaim;
}
