import type { DiscussionFrame } from "@/components/discussion/discussion-actions";
import { type Actor, personOf } from "@/lib/actor";
import { listMentionable } from "@/lib/discussion/queries";
import {
  addCommentAction,
  beginThreadAction,
  editCommentAction,
  redactCommentAction,
  reopenThreadAction,
  resolveThreadAction,
  restoreCommentAction,
  withdrawCommentAction,
} from "./actions";

/** What every page with discussions hands down: who can be named, what can be done, and the comment that the address names. */
export async function frameOf(actor: Actor, { workspace, target }: { workspace: string; target: unknown }): Promise<DiscussionFrame> {
  const people = await listMentionable(actor);
  return {
    workspace,
    userId: personOf(actor),
    people: people.filter(({ memberId }) => memberId !== actor.userId),
    targetId: typeof target === "string" ? target : null,
    actions: {
      addComment: addCommentAction.bind(null, workspace),
      beginThread: beginThreadAction.bind(null, workspace),
      editComment: editCommentAction.bind(null, workspace),
      redactComment: redactCommentAction.bind(null, workspace),
      reopenThread: reopenThreadAction.bind(null, workspace),
      resolveThread: resolveThreadAction.bind(null, workspace),
      restoreComment: restoreCommentAction.bind(null, workspace),
      withdrawComment: withdrawCommentAction.bind(null, workspace),
    },
  };
}
