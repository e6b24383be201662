import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { isSettled } from "@/lib/verdicts/policy";
import { mayWithdrawSufficientSet } from "./policy";
import { lacksOf } from "./sufficiency";

/**
 * The sets of evidence that people say suffice for a claim, oldest first, without those taken back. Such a set tells its author's leaning: who may not
 * see assessments (`isBlind`) reads their own alone, and nobody learns whose another's is before the verdict is settled.
 */
export async function listSufficientSets(viewer: Viewer, claimId: string, { isBlind }: { isBlind: boolean }) {
  if (viewer.role === "visitor" || (isBlind && viewer.userId === null)) return [];
  const sets = await database.sufficientSet.findMany({
    where: {
      ...visibleTo(viewer),
      claimId,
      withdrawnAt: null,
      ...(isBlind && viewer.userId !== null ? { createdById: viewer.userId } : {}),
    },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, stance: true, note: true, revisionNumber: true, carriedFromId: true, createdById: true, createdAt: true },
      createdBy: { select: { name: true } },
      claim: { select: { state: true, revisionNumber: true } },
      pieces: {
        orderBy: { evidence: { number: "asc" } },
        select: {
          evidenceRevision: true,
          evidence: {
            select: {
              ...{ number: true, revision: true, withdrawnAt: true },
              checks: { orderBy: { id: "desc" }, take: 1, select: { state: true } },
            },
          },
        },
      },
    },
  });
  return sets.map((set) => {
    const isOwn = set.createdById === viewer.userId;
    const isTold = isOwn || isSettled(set.claim);
    return {
      ...{ id: set.id, note: set.note, isOwn },
      stance: set.stance === "supports" ? ("supports" as const) : ("refutes" as const),
      by: isTold ? set.createdBy.name : null,
      createdAt: isTold ? set.createdAt : null,
      pieces: set.pieces.map(({ evidence }) => evidence.number),
      lacks: lacksOf(set, set.claim),
      mayWithdraw: mayWithdrawSufficientSet(viewer, { isOwn, isWithdrawn: false, state: set.claim.state }) === true,
    };
  });
}
