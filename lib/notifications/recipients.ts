import "server-only";
import { z } from "zod";
import type { ReadEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import type { NotificationKind } from "./schema";

/** Somebody whom an event concerns, and why. */
export type Recipient = { memberId: string; kind: NotificationKind };

/** The kinds of events that may concern somebody in particular; those that make a verdict stale say so in their payload. */
export const concerningTypes = [
  ...["thread.begun", "comment.added", "comment.edited", "claim.assigned", "claim.assessmentAsked", "claim.sentBack"],
  ...["assessment.submitted", "assessment.reaffirmed"],
  ...[
    "claim.rewritten",
    "claim.anchored",
    "claim.placed",
    "claim.unplaced",
    "claim.reopened",
    "claim.split",
    "claim.merged",
    "claim.markedDuplicate",
  ],
  ...["claim.restored", "claim.resumed", "claim.lineageUndone", "claim.lostGround"],
  ...["evidence.attached", "evidence.revised", "evidence.withdrawn"],
] as const;

const said = z.object({ threadId: z.string(), mentions: z.array(z.string()), about: z.string(), subjectId: z.string().nullable() });
const assigned = z.object({ assigneeId: z.string().nullable() });
const sentBack = z.object({ assessments: z.array(z.string()) });
const assessed = z.object({ revision: z.int(), number: z.int() });
const staling = z.object({ staleVerdict: z.int().nullable() });

/** Whom one event concerns, each once, never the one who did it. Whether they may know of it is asked when they look. */
export async function recipientsOf(event: ReadEvent): Promise<Recipient[]> {
  const all = await everybodyConcerned(event);
  const others = all.filter(({ memberId }) => memberId !== event.actor.id);
  return others.filter(({ memberId }, at) => others.findIndex((one) => one.memberId === memberId) === at);
}

const named = (ids: readonly string[], kind: NotificationKind): Recipient[] => ids.map((memberId) => ({ memberId, kind }));

async function everybodyConcerned(event: ReadEvent): Promise<Recipient[]> {
  const { type, payload, workspace: workspaceId } = event;
  switch (type) {
    case "thread.begun":
    case "comment.edited":
      return named(said.parse(payload).mentions, "mentioned");
    case "comment.added": {
      const { threadId, mentions, about, subjectId } = said.parse(payload);
      return [...named(mentions, "mentioned"), ...named(await takePart(workspaceId, { threadId, about, subjectId }), "answered")];
    }
    case "claim.assigned":
    case "claim.assessmentAsked": {
      const { assigneeId } = assigned.parse(payload);
      return assigneeId === null ? [] : named([assigneeId], "assigned");
    }
    case "claim.sentBack":
      return named(await authorsOf(workspaceId, sentBack.parse(payload).assessments), "sentBack");
    case "assessment.submitted":
    case "assessment.reaffirmed":
      return named(await askersOf(event), "answered");
    default:
      return named(await deciderOf(event), "stale");
  }
}

/** Who takes part in a discussion: whoever commented, and who asked the questions that it is about. */
async function takePart(
  workspaceId: string,
  { threadId, about, subjectId }: { threadId: string; about: string; subjectId: string | null },
) {
  const comments = await database.comment.findMany({
    where: { workspaceId, threadId },
    distinct: ["createdById"],
    select: { createdById: true },
  });
  const asked =
    about === "question" && subjectId !== null
      ? await database.adjudication.findUnique({
          where: { workspaceId_id: { workspaceId, id: subjectId } },
          select: { decidedById: true },
        })
      : null;
  return [...comments.map(({ createdById }) => createdById), ...(asked === null ? [] : [asked.decidedById])];
}

async function authorsOf(workspaceId: string, assessments: readonly string[]): Promise<string[]> {
  const rows = await database.assessment.findMany({
    where: { workspaceId, id: { in: [...assessments] } },
    select: { reviewerId: true },
  });
  return rows.map(({ reviewerId }) => reviewerId);
}

/** Who sent an assessment of this wording back before its author answered. */
async function askersOf({ workspace: workspaceId, subject, payload, time }: ReadEvent): Promise<string[]> {
  const { revision, number } = assessed.parse(payload);
  const { claimId } = subject;
  if (claimId === undefined || number < 2) return [];
  const step = await database.adjudication.findFirst({
    where: { workspaceId, claimId, revisionNumber: revision, outcome: "sentBack", createdAt: { lte: new Date(time) } },
    orderBy: { createdAt: "desc" },
    select: { decidedById: true },
  });
  return step === null ? [] : [step.decidedById];
}

/** Who settled the verdict that an event made stale. */
async function deciderOf({ workspace: workspaceId, subject, payload }: ReadEvent): Promise<string[]> {
  const number = staling.safeParse(payload).data?.staleVerdict ?? null;
  const { claimId } = subject;
  if (number === null || claimId === undefined) return [];
  const verdict = await database.verdict.findUnique({
    where: { workspaceId_claimId_number: { workspaceId, claimId, number } },
    select: { decidedById: true },
  });
  return verdict === null ? [] : [verdict.decidedById];
}
