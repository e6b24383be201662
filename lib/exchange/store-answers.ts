import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { hashOf, reservedOf } from "@/lib/discussion/write-comment";
import { readRulings } from "@/lib/verdicts/read-ruling";
import type { AnnotationFormat } from "./annotation-row";
import { type OrderedAnswer, orderAnswers } from "./order-answers";
import type { PlacedRow } from "./placed-row";

/** An answer that comes in, with the claim it is about. */
export type ChosenAnswer = { row: PlacedRow; claimId: string };

type Answers = { articleId: string; format: AnnotationFormat; fileHash: string; answers: readonly ChosenAnswer[] };

/**
 * Writes answers as comments: those about one claim go into one discussion of it, each below what it answers. They join the open discussion
 * that earlier answers came into, where there is one. Six statements, however many answers.
 */
export async function storeAnswers(database: WriteClient, actor: Actor, { articleId, format, fileHash, answers }: Answers) {
  const { workspaceId } = actor;
  const claimIds = [...new Set(answers.map(({ claimId }) => claimId))];
  if (claimIds.length === 0) return [];
  const rulings = await readRulings(database, workspaceId, claimIds);
  const threads = await openThreads(database, workspaceId, claimIds);
  const createdById = personOf(actor);
  const createdAt = now();
  const begun = claimIds.filter((claimId) => !threads.has(claimId)).map((claimId) => ({ claimId, threadId: String(randomUUID()) }));
  for (const { claimId, threadId } of begun) threads.set(claimId, threadId);
  await database.thread.createMany({
    data: begun.map(({ claimId, threadId }) => ({
      ...{ workspaceId, id: threadId, articleId, claimId, createdById, createdAt },
      about: "claim",
    })),
  });
  const comments = claimIds.flatMap((claimId) => {
    const ruling = rulings.get(claimId);
    const threadId = threads.get(claimId);
    if (ruling === undefined || threadId === undefined) throw new Error("A claim that is answered is not there.");
    const reservedFor = reservedOf(actor, { about: "claim", touched: [ruling] }, "informed");
    const rows = answers.filter((answer) => answer.claimId === claimId).map(({ row }) => row);
    return orderAnswers(rows).map((ordered) => ({ ...ordered, claimId, threadId, reservedFor }));
  });
  await writeComments(database, { workspaceId, createdById, createdAt, format, fileHash }, comments);
  const isBegun = new Set(begun.map(({ threadId }) => threadId));
  return claimIds.flatMap((claimId): NewEvent[] => {
    const own = comments.filter((comment) => comment.claimId === claimId);
    const [first] = own;
    if (first === undefined) return [];
    const { threadId, reservedFor } = first;
    const thread = { threadId, about: "claim" as const, subjectId: null, evidence: null, reservedFor };
    const subject = { articleId, claimId };
    const begins: NewEvent[] = isBegun.has(threadId)
      ? [{ type: "thread.imported", subject, payload: { ...thread, format, comments: own.length } }]
      : [];
    return [
      ...begins,
      ...own.map(({ commentId, answersId, row: { annotation } }): NewEvent => {
        const { id, author, madeAt, tags, note } = annotation;
        const said = { commentId, revision: 1, text: note.trim(), mentions: [] };
        return {
          type: "comment.imported",
          subject,
          payload: { ...thread, ...said, format, annotationId: id, author, madeAt, tags, answersId },
        };
      }),
    ];
  });
}

type Written = OrderedAnswer & { threadId: string; reservedFor: string[] };
type Source = { workspaceId: string; createdById: string; createdAt: Date; format: AnnotationFormat; fileHash: string };

async function writeComments(database: WriteClient, source: Source, comments: readonly Written[]): Promise<void> {
  const { workspaceId, createdById, createdAt, format, fileHash } = source;
  await database.comment.createMany({
    data: comments.map(({ commentId, threadId, reservedFor, row }) => ({
      ...{ workspaceId, id: commentId, threadId, reservedFor, createdById, createdAt },
      text: row.annotation.note.trim(),
    })),
  });
  await database.commentRevision.createMany({
    data: comments.map(({ commentId, row }) => {
      const text = row.annotation.note.trim();
      return { workspaceId, commentId, number: 1, text, textHash: hashOf(text), createdAt };
    }),
  });
  await database.importedComment.createMany({
    data: comments.map(({ commentId, answersId, row: { annotation } }, position) => {
      const { id, author, madeAt, tags } = annotation;
      return {
        ...{ workspaceId, commentId, format, fileHash, annotationId: id, author, tags, answersId, position, createdAt },
        madeAt: madeAt === null ? null : new Date(madeAt),
      };
    }),
  });
}

/** By claim, the newest open discussion of it that holds comments that were imported. */
async function openThreads(database: WriteClient, workspaceId: string, claimIds: readonly string[]): Promise<Map<string, string>> {
  const threads = await database.thread.findMany({
    where: {
      ...{ workspaceId, about: "claim", resolvedAt: null },
      ...{ claimId: { in: [...claimIds] }, comments: { some: { imported: { isNot: null } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, claimId: true },
  });
  return new Map(threads.flatMap(({ id, claimId }) => (claimId === null ? [] : [[claimId, id]])));
}
