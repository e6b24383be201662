import type { Action } from "@/components/desk/desk-actions";
import type {
  addCommentInput,
  beginThreadInput,
  editCommentInput,
  redactCommentInput,
  reopenThreadInput,
  resolveThreadInput,
  restoreCommentInput,
  withdrawCommentInput,
} from "@/lib/discussion/schema";

/** What is done in discussions, wherever they are shown. */
export type DiscussionActions = {
  beginThread: Action<typeof beginThreadInput, { threadId: string; commentId: string }>;
  addComment: Action<typeof addCommentInput, { commentId: string }>;
  editComment: Action<typeof editCommentInput>;
  withdrawComment: Action<typeof withdrawCommentInput>;
  restoreComment: Action<typeof restoreCommentInput>;
  redactComment: Action<typeof redactCommentInput>;
  resolveThread: Action<typeof resolveThreadInput>;
  reopenThread: Action<typeof reopenThreadInput>;
};

/** What every part of a discussion needs to know of where it is shown. */
export type DiscussionFrame = {
  workspace: string;
  /** Names drafts: nobody finds another person's words in a shared browser. */
  userId: string;
  /** Who can be named. */
  people: readonly { memberId: string; name: string }[];
  actions: DiscussionActions;
  /** The comment that the address names; it is shown where it stands and takes the focus. */
  targetId: string | null;
};
