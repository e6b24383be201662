"use server";
import { asAction } from "@/app/as-action";
import { addComment } from "@/lib/discussion/add-comment";
import { beginThread } from "@/lib/discussion/begin-thread";
import { editComment } from "@/lib/discussion/edit-comment";
import { redactComment } from "@/lib/discussion/redact-comment";
import { reopenThread } from "@/lib/discussion/reopen-thread";
import { resolveThread } from "@/lib/discussion/resolve-thread";
import { restoreComment } from "@/lib/discussion/restore-comment";
import { withdrawComment } from "@/lib/discussion/withdraw-comment";

export const addCommentAction = asAction(addComment);
export const beginThreadAction = asAction(beginThread);
export const editCommentAction = asAction(editComment);
export const redactCommentAction = asAction(redactComment);
export const reopenThreadAction = asAction(reopenThread);
export const resolveThreadAction = asAction(resolveThread);
export const restoreCommentAction = asAction(restoreComment);
export const withdrawCommentAction = asAction(withdrawComment);
