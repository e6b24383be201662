import "server-only";
import { createHash } from "node:crypto";
import { type Actor, personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { mentionedIds } from "./mentions";
import { claimsReserved, type DiscussionSubject, isAboutAssessments } from "./policy";

/** SHA-256 of a comment's words, lower-case hex. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The active members whom a text names, by id. */
export async function readMentions(database: WriteClient, actor: Actor, text: string): Promise<string[]> {
  if (!text.includes("@")) return [];
  const members = await database.member.findMany({
    where: { workspaceId: actor.workspaceId, disabledAt: null },
    select: { userId: true, name: true },
  });
  return mentionedIds(
    text,
    members.map(({ userId, name }) => ({ memberId: userId, name })),
  );
}

/** For whom a new comment is kept: its author may open it to everybody, unless it is about assessments. */
export function reservedOf(actor: Actor, subject: DiscussionSubject, audience: "informed" | "everyone"): string[] {
  return audience === "everyone" && !isAboutAssessments(subject.about) ? [] : claimsReserved(actor, subject);
}

/** Writes a comment with its first wording and whom it names. */
export async function writeComment(
  database: WriteClient,
  actor: Actor,
  comment: { threadId: string; text: string; reservedFor: string[]; mentions: readonly string[] },
): Promise<string> {
  const { workspaceId } = actor;
  const { threadId, text, reservedFor, mentions } = comment;
  const createdAt = now();
  const { id } = await database.comment.create({
    data: { workspaceId, threadId, text, reservedFor, createdById: personOf(actor), createdAt },
    select: { id: true },
  });
  await writeWording(database, actor, { commentId: id, number: 1, text });
  await writeMentions(database, actor, { commentId: id, mentions });
  return id;
}

/** Writes one wording of a comment. */
export async function writeWording(
  database: WriteClient,
  actor: Actor,
  { commentId, number, text }: { commentId: string; number: number; text: string },
): Promise<void> {
  const wording = { workspaceId: actor.workspaceId, commentId, number, text, textHash: hashOf(text), createdAt: now() };
  await database.commentRevision.create({ data: wording, select: { number: true } });
}

/** Writes down whom a comment names. */
export async function writeMentions(
  database: WriteClient,
  actor: Actor,
  { commentId, mentions }: { commentId: string; mentions: readonly string[] },
): Promise<void> {
  if (mentions.length === 0) return;
  await database.commentMention.createMany({
    data: mentions.map((memberId) => ({ workspaceId: actor.workspaceId, commentId, memberId })),
  });
}
