import "server-only";
import type { Actor } from "@/lib/actor";
import { isCertainPlace } from "@/lib/claims/places";
import type { ReadClient } from "@/lib/database";
import { type Ruling, readRulings } from "@/lib/verdicts/read-ruling";
import { listTouched } from "./load-place";
import { type PassagePlace, passageRead, placesOf } from "./passage-places";
import { mayReadComment } from "./policy";

type Reading = Pick<ReadClient, "thread" | "claim" | "workspace" | "appearance" | "evidence" | "member">;

/** Which threads to read. */
export type ThreadChoice =
  | { claimId: string }
  | { articleId: string }
  | { id: string | { in: string[] } }
  | { comments: { some: { id: string } } };

const commentRead = {
  id: true,
  text: true,
  revision: true,
  reservedFor: true,
  createdById: true,
  createdAt: true,
  withdrawnAt: true,
  redactedAt: true,
  createdBy: { select: { name: true } },
  mentions: { select: { member: { select: { userId: true, name: true } } } },
  revisions: { orderBy: { number: "asc" }, select: { number: true, text: true, textHash: true, createdAt: true } },
  imported: { select: { format: true, author: true, madeAt: true, tags: true, answersId: true } },
} as const;

function findThreads(database: Reading, workspaceId: string, choice: ThreadChoice) {
  return database.thread.findMany({
    where: { workspaceId, ...choice },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, articleId: true, claimId: true, about: true, subjectId: true, ...passageRead },
      ...{ createdAt: true, resolvedAt: true, resolvedById: true },
      comments: { orderBy: [{ createdAt: "asc" }, { imported: { position: "asc" } }, { id: "asc" }], select: commentRead },
    },
  });
}

type Row = Awaited<ReturnType<typeof findThreads>>[number];

/** A comment as it is stored, wordings included. */
export type StoredComment = Row["comments"][number];

/** A thread as one person may know it: without the comments that are kept from them. `touched` are its claims, as rulings see them. */
export type ReadThread = Omit<Row, "selector" | "snapshotId" | "article" | "places"> & {
  /** Where its words stand, newest snapshot first; empty for a discussion of something else. */
  places: PassagePlace[];
  newest: { id: string; number: number };
  evidence: number | null;
  touched: Ruling[];
  resolvedBy: string | null;
};

/**
 * Reads threads as somebody may know them. Blindness is decided here: comments reserved for those who may see assessments are left out for
 * whoever may not, and a thread of which nothing is left does not exist for them.
 */
export async function readThreads(database: Reading, actor: Actor, choice: ThreadChoice): Promise<ReadThread[]> {
  const { workspaceId } = actor;
  const rows = await findThreads(database, workspaceId, choice);
  const places = await Promise.all(rows.map((row) => touchedBy(database, workspaceId, row)));
  const reserved = rows.flatMap(({ comments }) => comments.flatMap(({ reservedFor }) => reservedFor));
  const rulings = await readRulings(database, workspaceId, [...new Set([...places.flat(), ...reserved])]);
  const numbers = await evidenceNumbers(database, workspaceId, rows);
  const resolvers = await namesOf(database, workspaceId, rows);
  return rows.flatMap(({ selector, snapshotId, article, places: known, comments, ...row }, at) => {
    const shown = comments.filter(
      (comment) => mayReadComment(actor, { authorId: comment.createdById, reserved: among(rulings, comment.reservedFor) }) === true,
    );
    if (shown.length === 0) return [];
    return [
      {
        ...{ ...row, comments: shown, touched: among(rulings, places[at] ?? []) },
        places: placesOf({ selector, snapshotId, article, places: known }),
        newest: article.snapshots[0] ?? { id: "", number: 0 },
        evidence: numbers.get(row.subjectId ?? "") ?? null,
        resolvedBy: resolvers.get(row.resolvedById ?? "") ?? null,
      },
    ];
  });
}

function among(rulings: ReadonlyMap<string, Ruling>, ids: readonly string[]): Ruling[] {
  return ids.flatMap((id) => rulings.get(id) ?? []);
}

// On every snapshot, also earlier ones: what somebody knew of a claim there does not become harmless because the article moved on.
async function touchedBy(database: Reading, workspaceId: string, row: Row): Promise<string[]> {
  if (row.claimId !== null) return [row.claimId];
  return listTouched(
    database,
    workspaceId,
    placesOf(row).filter((place) => isCertainPlace(place)),
  );
}

async function evidenceNumbers(database: Reading, workspaceId: string, rows: readonly Row[]): Promise<Map<string, number>> {
  const ids = rows.flatMap(({ about, subjectId }) => (about === "evidence" && subjectId !== null ? [subjectId] : []));
  if (ids.length === 0) return new Map();
  const pieces = await database.evidence.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, number: true } });
  return new Map(pieces.map(({ id, number }) => [id, number]));
}

async function namesOf(database: Reading, workspaceId: string, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ resolvedById }) => resolvedById ?? []);
  if (ids.length === 0) return new Map();
  const people = await database.member.findMany({ where: { workspaceId, userId: { in: ids } }, select: { userId: true, name: true } });
  return new Map(people.map(({ userId, name }) => [userId, name]));
}
