"use client";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { Thread } from "@/lib/discussion/tell-thread";
import { AddCommentForm } from "./add-comment-form";
import { CommentCard } from "./comment-card";
import type { DiscussionFrame } from "./discussion-actions";

/** One discussion: its comments in order, an answer, and resolving it. A resolved one is folded until somebody looks, or comes by a link. */
export function ThreadCard({ thread, title, frame }: { thread: Thread; title: ReactNode; frame: DiscussionFrame }) {
  const { comments, may, isResolved } = thread;
  const threadId = thread.id;
  const draftKey = `${frame.userId}:${threadId}:addComment`;
  const isSought = comments.some(({ id }) => id === frame.targetId);
  const reopen = () => runCommand(() => frame.actions.reopenThread({ threadId }));
  async function resolve() {
    if (await runCommand(() => frame.actions.resolveThread({ threadId }))) {
      toastDone("The discussion is resolved.", { undo: async () => void (await reopen()) });
    }
  }
  const body = (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {comments.map((comment) => (
          <CommentCard key={comment.id} comment={comment} frame={frame} />
        ))}
      </ol>
      <div className="flex flex-wrap items-start gap-2">
        {may.addComment === true ? (
          <Opening label="Answer" draftKey={draftKey}>
            {(close) => <AddCommentForm thread={thread} draftKey={draftKey} frame={frame} onClose={close} />}
          </Opening>
        ) : null}
        {may.resolveThread === true ? (
          <Button look="quiet" size="small" onPress={resolve}>
            <Check aria-hidden size={14} />
            Resolve
          </Button>
        ) : null}
        {may.reopenThread === true ? (
          <Button size="small" onPress={reopen}>
            Reopen
          </Button>
        ) : null}
      </div>
      {may.addComment !== true && !isResolved ? <WhyNot>{may.addComment}</WhyNot> : null}
    </div>
  );
  return (
    <li id={`thread-${threadId}`} className="scroll-mt-14 border-hairline border-s-2 ps-3">
      {isResolved ? (
        <details open={isSought}>
          <summary className="text-12 text-secondary">
            {title} · {comments.length} {comments.length === 1 ? "comment" : "comments"}, resolved
            {thread.resolvedBy === null ? "" : ` by ${thread.resolvedBy}`}
          </summary>
          <div className="mt-2">{body}</div>
        </details>
      ) : (
        <>
          <h3 className="mb-2 text-12 text-secondary">{title}</h3>
          {body}
        </>
      )}
    </li>
  );
}
