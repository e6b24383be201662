import { z } from "zod";
import { placeChoice } from "@/lib/claims/schema";
import { line, prose } from "@/lib/text";

/** Longest comment, in UTF-16 units. */
export const commentLengthMax = 10_000;

const text = prose(commentLengthMax, "Write your comment.");
const commentId = z.uuid("Choose a comment.");
const threadId = z.uuid("Choose a discussion.");

/** Who reads a comment whose author knows assessments: those who may see them, or everybody, which its author then answers for. */
const audience = z.enum(["informed", "everyone"]).default("informed");

/** What a new discussion is about. A passage: UTF-16 offsets into the snapshot, and the words the person saw there. */
export const aboutInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("claim"), claimId: z.uuid("Choose a claim.") }),
  z.object({ kind: z.literal("evidence"), evidenceId: z.uuid("Choose a piece of evidence.") }),
  z.object({ kind: z.literal("assessment"), assessmentId: z.uuid("Choose an assessment.") }),
  z.object({ kind: z.literal("question"), adjudicationId: z.uuid("Choose the questions.") }),
  z.object({
    kind: z.literal("passage"),
    snapshotId: z.uuid("Choose an article."),
    start: z.number().int().min(0, "The selection lies outside the article."),
    end: z.number().int().min(0, "The selection lies outside the article."),
    exact: z.string().min(1, "Select the words first.").max(20_000, "Select at most 20,000 characters."),
  }),
]);

/** Input of `beginThread`: what it is about, and its first comment. */
export const beginThreadInput = z.object({ about: aboutInput, text, audience });

/** Input of `addComment`. */
export const addCommentInput = z.object({ threadId, text, audience });

/** Input of `editComment`; `revision` is the wording the person saw. */
export const editCommentInput = z.object({ commentId, revision: z.number().int().min(1), text });

/** Input of `withdrawComment`. */
export const withdrawCommentInput = z.object({ commentId });

/** Input of `restoreComment`. */
export const restoreCommentInput = z.object({ commentId });

/** Input of `redactComment`; `revision` is the wording the person saw. The ground is part of the record. */
export const redactCommentInput = z.object({
  commentId,
  revision: z.number().int().min(1),
  ground: line(500, "Say on what legal ground."),
});

/** Input of `resolveThread`. */
export const resolveThreadInput = z.object({ threadId });

/** Input of `reopenThread`. */
export const reopenThreadInput = z.object({ threadId });

/** Input of `placeThread`. */
export const placeThreadInput = z.object({ threadId, ...placeChoice });
