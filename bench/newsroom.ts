import { randomUUID } from "node:crypto";
import { type Actor, systemActor } from "@/lib/actor";
import { submitArticle } from "@/lib/articles/submit-article";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { addMember } from "@/lib/people/add-member";
import { foundWorkspace } from "@/lib/people/found-workspace";
import { accepted } from "@/tests/builders/newsroom";

/** One newsroom with an article and a first claim, made through the commands. */
export type BenchNewsroom = {
  slug: string;
  workspaceId: string;
  reviewer: Actor & { userId: string };
  editor: Actor & { userId: string };
  articleId: string;
  snapshotId: string;
  text: string;
  ratingId: string;
};

const password = "measured in plain words";

async function add(owner: Actor, name: string, role: "editor" | "reviewer") {
  const email = `${role}@${owner.workspaceId}.example`;
  const { memberId } = accepted(await addMember(owner, { name, email, role, password }));
  return { workspaceId: owner.workspaceId, userId: memberId, name, role };
}

/** Founds a newsroom and submits `text` to it. */
export async function aBenchNewsroom(slug: string, text: string): Promise<BenchNewsroom> {
  const workspaceId = randomUUID();
  const founder = { ownerName: "Olga Owner", ownerEmail: `owner@${workspaceId}.example`, ownerPassword: password };
  const { ownerId } = accepted(await foundWorkspace(systemActor(workspaceId), { slug, name: `Newsroom ${slug}`, ...founder }));
  const owner: Actor = { workspaceId, userId: ownerId, name: "Olga Owner", role: "owner" };
  const editor = await add(owner, "Edith Editor", "editor");
  const reviewer = await add(owner, "Rita Reviewer", "reviewer");
  const submission = { way: "paste" as const, text, title: `Measured at ${slug}`, selectionReason: "It is measured." };
  const { articleId } = accepted(await submitArticle(editor, submission));
  const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId, articleId }, select: { id: true, text: true } });
  const rating = await database.rating.findFirstOrThrow({ where: { workspaceId }, select: { id: true } });
  return { slug, workspaceId, reviewer, editor, articleId, snapshotId: snapshot.id, text: snapshot.text, ratingId: rating.id };
}

/** Marks the characters from `start` to `end` as a claim; answers its id. */
export async function markStretch(newsroom: BenchNewsroom, start: number, end: number): Promise<string> {
  const exact = newsroom.text.slice(start, end);
  const mark = { snapshotId: newsroom.snapshotId, start, end, exact, statement: `It is said that ${exact.trim()}` };
  return accepted(await markClaim(newsroom.reviewer, mark)).claimId;
}
