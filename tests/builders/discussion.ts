import type { Actor } from "@/lib/actor";
import { database } from "@/lib/database";
import { addComment } from "@/lib/discussion/add-comment";
import { beginThread } from "@/lib/discussion/begin-thread";
import { sendBackClaim } from "@/lib/verdicts/send-back-claim";
import { accepted, type Newsroom } from "./newsroom";
import { anAssessedClaim } from "./review";

/** Begins a discussion of a claim with a comment. */
export async function aThread(actor: Actor, claimId: string, text = "Is this the whole sum?") {
  return accepted(await beginThread(actor, { about: { kind: "claim", claimId }, text }));
}

/** Adds a comment to a discussion. */
export async function aComment(actor: Actor, threadId: string, text = "I think so.") {
  return accepted(await addComment(actor, { threadId, text })).commentId;
}

/** A claim whose two assessments an editor sent back with questions. */
export async function aClaimSentBack(newsroom: Newsroom) {
  const claim = await anAssessedClaim(newsroom);
  const { claimId } = claim;
  accepted(await sendBackClaim(newsroom.editor, { claimId, revisionNumber: 1, questions: "Did you read page 12?" }));
  const where = { workspaceId: newsroom.workspaceId, claimId, outcome: "sentBack" as const };
  const { id: adjudicationId } = await database.adjudication.findFirstOrThrow({ where, select: { id: true } });
  return { ...claim, adjudicationId };
}
