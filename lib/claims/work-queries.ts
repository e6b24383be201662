import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import type { Prisma } from "@/lib/generated/prisma/client";
import { visibleTo } from "@/lib/permission";
import { markKept } from "@/lib/verdicts/marks";
import { stalledAssignments } from "./stalled-work";
import { type WorkFilter, workWhere } from "./work-filter";
import type { ClaimState } from "./workflow";

const queueMax = 200;

const cardShown = {
  ...{ id: true, state: true, priority: true, createdAt: true, revisionNumber: true },
  article: { select: { id: true, title: true, language: true } },
  revisions: { select: { statement: true }, orderBy: { number: "desc" }, take: 1 },
  assignments: { where: { endedAt: null }, select: { assigneeId: true, dueAt: true, assignee: { select: { name: true } } } },
  verdicts: { select: { staleAt: true, rating: { select: { label: true, ...markKept } } }, orderBy: { number: "desc" }, take: 1 },
} as const;

type Found = Prisma.ClaimGetPayload<{ select: typeof cardShown }>;

function cardOf({ revisions, assignments, verdicts, ...claim }: Found) {
  return {
    ...claim,
    statement: revisions[0]?.statement ?? "",
    people: assignments.map(({ assigneeId, assignee, dueAt }) => ({ id: assigneeId, name: assignee.name, dueAt })),
    verdict: verdicts[0] ?? null,
  };
}

/** A claim as the queue and the board show it. `people` are those it is assigned to: who has assessed it is not told. */
export type WorkCard = ReturnType<typeof cardOf>;

/** Why a claim is in somebody's queue. */
export type QueueReason = "sentBack" | "assigned";

/** A claim in somebody's queue. */
export type QueueEntry = WorkCard & { reason: QueueReason; dueAt: Date | null };

/** The claims that somebody was given or that came back to them. Asked first: "either" in one question would look at every claim under review. */
async function listOwnWork(viewer: Viewer, userId: string): Promise<string[]> {
  const select = { claimId: true } as const;
  const [given, sentBack] = await Promise.all([
    database.assignment.findMany({ where: { ...visibleTo(viewer), assigneeId: userId, endedAt: null }, select }),
    database.assessment.findMany({
      where: { ...visibleTo(viewer), reviewerId: userId, state: "submitted", sentBackAt: { not: null } },
      select,
    }),
  ]);
  return [...new Set([...given, ...sentBack].map(({ claimId }) => claimId))];
}

/**
 * What the viewer has to do: claims sent back to them first, then those assigned to them that they have not assessed yet in the present
 * wording; urgent before high before normal, then by the day they are due, then the oldest. At most 200, of those that a filter lets through.
 */
export async function listQueue(viewer: Viewer, filter: WorkFilter = {}): Promise<QueueEntry[]> {
  if (viewer.role === "visitor" || viewer.userId === null) return [];
  const { userId } = viewer;
  const mine = { where: { reviewerId: userId, state: "submitted" }, select: { revisionNumber: true, sentBackAt: true } } as const;
  const claims = await database.claim.findMany({
    where: {
      ...visibleTo(viewer),
      id: { in: await listOwnWork(viewer, userId) },
      state: { in: ["accepted", "inReview", "assessed"] },
      recusals: { none: { memberId: userId, endedAt: null } },
      ...workWhere(filter, userId),
    },
    orderBy: [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    take: queueMax,
    select: { ...cardShown, assessments: mine },
  });
  const work = claims.flatMap(({ assessments, ...claim }): QueueEntry[] => {
    const own = assessments.find(({ revisionNumber }) => revisionNumber === claim.revisionNumber);
    const card = cardOf(claim);
    const given = card.people.find(({ id }) => id === userId);
    if (own?.sentBackAt) return [{ ...card, reason: "sentBack", dueAt: given?.dueAt ?? null }];
    const isWaitedFor = own === undefined && given !== undefined && claim.state !== "assessed";
    return isWaitedFor ? [{ ...card, reason: "assigned", dueAt: given.dueAt }] : [];
  });
  const rank = (reason: QueueReason) => (reason === "sentBack" ? 0 : 1);
  const dueMs = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY;
  const byDue = (a: Date | null, b: Date | null) => (dueMs(a) === dueMs(b) ? 0 : dueMs(a) - dueMs(b));
  return work.toSorted((a, b) => rank(a.reason) - rank(b.reason) || b.priority - a.priority || byDue(a.dueAt, b.dueAt));
}

/** The columns of the board, in the order of the work. */
export const boardStates = ["accepted", "inReview", "assessed", "decided", "onHold"] as const satisfies readonly ClaimState[];

/** Which claims of a state to list; `after` is the cursor of the page before. */
export type BoardFilter = {
  state: ClaimState;
  assigneeId?: string;
  isUnassigned?: boolean;
  articleId?: string;
  work?: WorkFilter;
  after?: string;
  lengthMax?: number;
};

const cursorShape = z.tuple([z.coerce.number().int(), z.iso.datetime(), z.uuid()]);

function afterCursor(cursor: string): Prisma.ClaimWhereInput {
  const parsed = cursorShape.safeParse(cursor.split("~"));
  if (!parsed.success) return {};
  const [priority, createdAt, id] = parsed.data;
  return {
    OR: [{ priority: { lt: priority } }, { priority, createdAt: { gt: createdAt } }, { priority, createdAt, id: { gt: id } }],
  };
}

/** Which claims stand on one page of a column, without what their cards show. */
async function findPage(viewer: Viewer, filter: BoardFilter): Promise<{ ids: string[]; nextCursor: string | null }> {
  const lengthMax = filter.lengthMax ?? 25;
  const assigned: Prisma.ClaimWhereInput = filter.isUnassigned
    ? { assignments: { none: { endedAt: null } } }
    : filter.assigneeId === undefined
      ? {}
      : { assignments: { some: { assigneeId: filter.assigneeId, endedAt: null } } };
  const found = await database.claim.findMany({
    where: {
      ...visibleTo(viewer),
      state: filter.state,
      ...assigned,
      ...(filter.articleId === undefined ? {} : { articleId: filter.articleId }),
      ...workWhere(filter.work ?? {}, filter.assigneeId),
      ...(filter.after === undefined ? {} : afterCursor(filter.after)),
    },
    orderBy: [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    take: lengthMax + 1,
    select: { id: true, priority: true, createdAt: true },
  });
  const page = found.slice(0, lengthMax);
  const last = page.at(-1);
  const isMore = found.length > lengthMax && last !== undefined;
  const nextCursor = isMore ? `${last.priority}~${last.createdAt.toISOString()}~${last.id}` : null;
  return { ids: page.map(({ id }) => id), nextCursor };
}

/** The cards of some claims by their ids. */
async function readCards(viewer: Viewer, ids: readonly string[]): Promise<Map<string, WorkCard>> {
  if (ids.length === 0) return new Map();
  const found = await database.claim.findMany({ where: { ...visibleTo(viewer), id: { in: [...ids] } }, select: cardShown });
  return new Map(found.map((claim) => [claim.id, cardOf(claim)]));
}

const inOrder = (ids: readonly string[], cards: ReadonlyMap<string, WorkCard>) => ids.flatMap((id) => cards.get(id) ?? []);

/** One page of a column of the board: the most urgent first, then the oldest. `nextCursor` is null at its end. */
export async function listBoardColumn(viewer: Viewer, filter: BoardFilter): Promise<{ cards: WorkCard[]; nextCursor: string | null }> {
  const { ids, nextCursor } = await findPage(viewer, filter);
  return { cards: inOrder(ids, await readCards(viewer, ids)), nextCursor };
}

/** The first page of every column of the board, in order. What the cards show is read once for all columns. */
export async function listBoard(viewer: Viewer, filter: Omit<BoardFilter, "state" | "after">) {
  const pages = await Promise.all(boardStates.map(async (state) => ({ state, ...(await findPage(viewer, { ...filter, state })) })));
  const cards = await readCards(
    viewer,
    pages.flatMap(({ ids }) => ids),
  );
  return pages.map(({ state, ids, nextCursor }) => ({ state, cards: inOrder(ids, cards), nextCursor }));
}

/** How many assignments lie still: overdue, idle, or with somebody who cannot work on them any more. */
export function countStalled(viewer: Viewer): Promise<number> {
  return database.assignment.count({ where: { ...stalledAssignments(visibleTo(viewer).workspaceId), ...visibleTo(viewer) } });
}

/** The languages of the newsroom's articles, by code. */
export async function listWorkLanguages(viewer: Viewer): Promise<string[]> {
  const groups = await database.article.groupBy({ by: ["language"], where: visibleTo(viewer), orderBy: { language: "asc" } });
  return groups.map(({ language }) => language);
}
