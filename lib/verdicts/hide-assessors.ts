import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { isSettled, maySeeProgress } from "./policy";

type Line = { type: string; claimId: string | null; actor: { id: string | null; name: string; role: string } };

// Whoever says what suffices leans to a side as whoever assesses.
const tellingTypes: readonly string[] = ["assessment.submitted", "assessment.reaffirmed", "sufficientSet.named", "sufficientSet.withdrawn"];

/** Who an assessment is told to be by while its claim is not settled. */
export const namelessAssessor = { id: null, name: "Somebody", role: "reviewer" } as const;

/** What of a claim's assessments a viewer may know: that and how many are in (`count`), and by whom (`names`). */
type Knowledge = { count: boolean; names: boolean };

async function readKnowledge(viewer: Exclude<Viewer, { role: "visitor" }>, claimIds: readonly string[]): Promise<Map<string, Knowledge>> {
  const mine = { state: "submitted", reviewerId: viewer.userId ?? viewer.workspaceId } as const;
  const claims = await database.claim.findMany({
    where: { ...visibleTo(viewer), id: { in: [...claimIds] } },
    select: {
      id: true,
      state: true,
      revisionNumber: true,
      assessments: { where: mine, select: { revisionNumber: true, reviewerId: true } },
    },
  });
  return new Map(
    claims.map(({ id, assessments, ...claim }) => {
      const current = assessments.filter(({ revisionNumber }) => revisionNumber === claim.revisionNumber);
      const progress = maySeeProgress(viewer, { state: claim.state, assessorIds: current.map(({ reviewerId }) => reviewerId) });
      return [id, { count: progress === true, names: isSettled(claim) }];
    }),
  );
}

/** Those of some claims of which the viewer may not know how many assessments are in, nor that any is. */
export async function listUncounted(viewer: Viewer, claimIds: readonly string[]): Promise<Set<string>> {
  if (viewer.role === "visitor") return new Set(claimIds);
  const known = await readKnowledge(viewer, claimIds);
  return new Set(claimIds.filter((id) => known.get(id)?.count !== true));
}

/**
 * Takes out of a stretch of history what would tell who assessed a claim: others' assessments have no name until the verdict is settled,
 * and are not there at all for those who may not know that one came in. Everything else stays as it is, in its order.
 */
export async function hideAssessors<Told extends Line>(viewer: Viewer, lines: readonly Told[]): Promise<Told[]> {
  if (viewer.role === "visitor") return [];
  const others = lines.filter((line) => tellingTypes.includes(line.type) && !isOwn(viewer, line));
  const claimIds = [...new Set(others.flatMap(({ claimId }) => (claimId === null ? [] : [claimId])))];
  if (claimIds.length === 0) return [...lines];
  const known = await readKnowledge(viewer, claimIds);
  return lines.flatMap((line) => {
    if (!others.includes(line)) return [line];
    const knowledge = known.get(line.claimId ?? "");
    if (knowledge?.count !== true) return [];
    return [knowledge.names ? line : { ...line, actor: namelessAssessor }];
  });
}

function isOwn(viewer: Exclude<Viewer, { role: "visitor" }>, line: Line): boolean {
  return viewer.userId !== null && line.actor.id === viewer.userId;
}
