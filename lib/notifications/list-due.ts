import "server-only";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import type { Delivery } from "./deliver-notifications";

const soonMs = 24 * 60 * 60 * 1000;

/** Claims that somebody is to assess within a day, or was to, and has not: one line for each date that was set. */
export async function listDue(workspaceId: string): Promise<Delivery[]> {
  const assignments = await database.assignment.findMany({
    where: {
      ...{ workspaceId, endedAt: null, dueAt: { lte: new Date(now().getTime() + soonMs) } },
      claim: { state: { in: ["accepted", "inReview", "assessed"] } },
    },
    select: {
      id: true,
      assigneeId: true,
      dueAt: true,
      claim: {
        select: {
          ...{ id: true, articleId: true, revisionNumber: true },
          assessments: { where: { state: "submitted" }, select: { reviewerId: true, revisionNumber: true } },
        },
      },
    },
  });
  const waiting = assignments.filter(
    ({ assigneeId, claim }) =>
      !claim.assessments.some((one) => one.reviewerId === assigneeId && one.revisionNumber === claim.revisionNumber),
  );
  return waiting.map(({ id, assigneeId, dueAt, claim }) => ({
    ...{ memberId: assigneeId, key: `due:${id}:${dueAt?.toISOString() ?? ""}`, kind: "dueSoon" as const, sequence: null },
    ...{ articleId: claim.articleId, claimId: claim.id, commentId: null, dueAt },
  }));
}
