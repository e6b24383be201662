import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { type HistoryLine, listEventsAt } from "@/lib/audit/queries";
import { database } from "@/lib/database";
import type { Prisma } from "@/lib/generated/prisma/client";
import { visibleTo } from "@/lib/permission";
import { type NotificationKind, notificationKinds } from "./schema";

const nobody = "00000000-0000-0000-0000-000000000000";
const pageLength = 50;
/** From here on a count says "99+", which is enough to know. */
const countedMax = 100;

function ownOf(viewer: Viewer) {
  return { ...visibleTo(viewer), memberId: viewer.role === "visitor" ? nobody : (viewer.userId ?? nobody) };
}

const rowShown = {
  key: true,
  kind: true,
  sequence: true,
  articleId: true,
  claimId: true,
  commentId: true,
  dueAt: true,
  createdAt: true,
  readAt: true,
} as const;

/** Rows with their events, without those whose event the viewer may not know of: not now, perhaps once their own assessment is in. */
async function knownOf<Row extends { sequence: bigint | null }>(
  viewer: Viewer,
  rows: readonly Row[],
): Promise<{ row: Row; event: HistoryLine | null }[]> {
  const events = await listEventsAt(
    viewer,
    rows.flatMap(({ sequence }) => sequence ?? []),
  );
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  return rows.flatMap((row): { row: Row; event: HistoryLine | null }[] => {
    if (row.sequence === null) return [{ row, event: null }];
    const event = bySequence.get(Number(row.sequence));
    return event === undefined ? [] : [{ row, event }];
  });
}

const cursorShape = z.tuple([z.iso.datetime(), z.string().regex(/^\d{0,18}$/), z.string().max(200)]);

/** What comes after a line: many lines are put in at one instant, and within it the newest event comes first, after what is due. */
function afterLine(cursor: string | undefined): Prisma.NotificationWhereInput {
  const parsed = cursorShape.safeParse(cursor?.split("~"));
  if (!parsed.success) return {};
  const [at, sequence, key] = parsed.data;
  const createdAt = new Date(at);
  const atOnce =
    sequence === ""
      ? [{ sequence: null, key: { lt: key } }, { sequence: { not: null } }]
      : [{ sequence: { lt: BigInt(sequence) } }, { sequence: BigInt(sequence), key: { lt: key } }];
  return { OR: [{ createdAt: { lt: createdAt } }, ...atOnce.map((one) => ({ createdAt, ...one }))] };
}

/** The viewer's own notifications, newest first, that they may know of, each with its claim's words; `nextBefore` is where the next page begins. */
export async function listNotifications(viewer: Viewer, { before, lengthMax = pageLength }: { before?: string; lengthMax?: number } = {}) {
  const rows = await database.notification.findMany({
    where: { ...ownOf(viewer), ...afterLine(before) },
    orderBy: [{ createdAt: "desc" }, { sequence: { sort: "desc", nulls: "first" } }, { key: "desc" }],
    take: lengthMax + 1,
    select: rowShown,
  });
  const page = rows.slice(0, lengthMax);
  const known = await knownOf(viewer, page);
  const about = await wordsOf(
    viewer,
    known.map(({ row }) => row),
  );
  return {
    notifications: known.map(({ row: { sequence: _, claimId, articleId, ...row }, event }) => ({
      ...row,
      isRead: row.readAt !== null,
      actor: event?.actor.name ?? null,
      time: event?.time ?? row.createdAt.toISOString(),
      sentence: event?.sentence ?? null,
      claim: about.claims.get(claimId ?? "") ?? null,
      article: about.articles.get(articleId ?? "") ?? null,
    })),
    nextBefore: rows.length > lengthMax ? cursorOf(page.at(-1)) : null,
  };
}

function cursorOf(row: { createdAt: Date; sequence: bigint | null; key: string } | undefined): string | null {
  return row === undefined ? null : `${row.createdAt.toISOString()}~${row.sequence ?? ""}~${row.key}`;
}

/** One line of an inbox. */
export type NotificationLine = Awaited<ReturnType<typeof listNotifications>>["notifications"][number];

/** How many notifications the viewer has not read and may know of; at most 100. */
export async function countUnread(viewer: Viewer): Promise<number> {
  const rows = await database.notification.findMany({
    where: { ...ownOf(viewer), readAt: null },
    orderBy: { createdAt: "desc" },
    take: countedMax,
    select: { sequence: true },
  });
  return (await knownOf(viewer, rows)).length;
}

/** Where one of the viewer's notifications leads: its comment, claim or article; null when they have no such one, or may not know of it. */
export async function getNotificationPlace(viewer: Viewer, key: string) {
  const row = await database.notification.findUnique({ where: { workspaceId_memberId_key: { ...ownOf(viewer), key } }, select: rowShown });
  if (row === null) return null;
  const [known] = await knownOf(viewer, [row]);
  if (known === undefined) return null;
  const { commentId, claimId, articleId } = known.row;
  return { commentId, claimId, articleId };
}

/** Of which kinds the viewer is told. */
export async function getNotificationChoice(viewer: Viewer): Promise<Record<NotificationKind, boolean>> {
  const choice = await database.notificationChoice.findUnique({ where: { workspaceId_memberId: ownOf(viewer) }, select: { muted: true } });
  const isWanted = (kind: NotificationKind) => !(choice?.muted.includes(kind) ?? false);
  const [mentioned, answered, assigned, sentBack, stale, dueSoon] = notificationKinds;
  return {
    mentioned: isWanted(mentioned),
    answered: isWanted(answered),
    assigned: isWanted(assigned),
    sentBack: isWanted(sentBack),
    stale: isWanted(stale),
    dueSoon: isWanted(dueSoon),
  };
}

async function wordsOf(viewer: Viewer, rows: readonly { claimId: string | null; articleId: string | null }[]) {
  const claimIds = rows.flatMap(({ claimId }) => claimId ?? []);
  const articleIds = rows.flatMap(({ articleId }) => articleId ?? []);
  const [claims, articles] = await Promise.all([
    database.claim.findMany({
      where: { ...visibleTo(viewer), id: { in: claimIds } },
      select: { id: true, revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } } },
    }),
    database.article.findMany({
      where: { ...visibleTo(viewer), id: { in: articleIds } },
      select: { id: true, title: true, language: true },
    }),
  ]);
  return {
    claims: new Map(claims.map(({ id, revisions }) => [id, { id, statement: revisions[0]?.statement ?? "" }])),
    articles: new Map(articles.map((article) => [article.id, article])),
  };
}
