import { now } from "@/lib/clock";
import type { Prisma } from "@/lib/generated/prisma/client";

const dayMs = 86_400_000;
const idleDaysMax = 14;

/**
 * Which open assignments lie still: overdue, given to somebody who has left or may only read, or without a day they are due for a fortnight. Says
 * nothing of who has assessed: an assignment stands whether they have or not.
 */
export function stalledAssignments(workspaceId: string): Prisma.AssignmentWhereInput {
  const instant = now();
  return {
    workspaceId,
    endedAt: null,
    claim: { state: { in: ["accepted", "inReview", "assessed"] } },
    OR: [
      { dueAt: { lt: instant } },
      { dueAt: null, createdAt: { lt: new Date(instant.getTime() - idleDaysMax * dayMs) } },
      { assignee: { OR: [{ disabledAt: { not: null } }, { role: "viewer" }] } },
    ],
  };
}
