"use client";
import type { Route } from "next";
import type { ReactNode } from "react";
import { Opening } from "@/components/claims/opening";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { Avatar } from "@/components/ui/faces";
import { TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayUtc } from "@/components/ui/time-words";
import { toastDone } from "@/components/ui/toast";
import { ReasonedButton } from "@/components/verdicts/reasoned-button";
import type { Comment } from "@/lib/discussion/tell-thread";
import { CommentText } from "./comment-text";
import type { DiscussionFrame } from "./discussion-actions";
import { EditCommentForm } from "./edit-comment-form";

/** One comment: who said it, when, with an address of its own; what it said before; and what its author can do. A withdrawn one leaves a line. */
export function CommentCard({ comment, frame }: { comment: Comment; frame: DiscussionFrame }) {
  const { may, earlier, editedAt, text, imported } = comment;
  // Whoever brought a comment in did not write it: the name is the one its file states.
  const author = imported === null ? comment.author : { id: null, name: imported.author ?? "Somebody unnamed" };
  const { redactComment, restoreComment, withdrawComment } = frame.actions;
  const draftKey = `${frame.userId}:${comment.id}:editComment`;
  const restore = () => runCommand(() => restoreComment({ commentId: comment.id }));
  async function withdraw() {
    if (await runCommand(() => withdrawComment({ commentId: comment.id }))) {
      toastDone("The comment is withdrawn.", { undo: async () => void (await restore()) });
    }
  }
  const when = (
    <TextLink look="faint" prefetch={false} href={`/${frame.workspace}/comments/${comment.id}` as Route}>
      <RelativeTime at={comment.createdAt} />
    </TextLink>
  );
  return (
    <li
      id={`comment-${comment.id}`}
      tabIndex={-1}
      className={`flex scroll-mt-14 gap-2 rounded-sm outline-offset-4 ${frame.targetId === comment.id ? "bg-selected" : ""}`}
    >
      <span className="pt-0.5">
        <Avatar face={{ id: author.id ?? author.name, name: author.name }} />
      </span>
      <article aria-label={`Comment by ${author.name}`} className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-secondary">
          <span aria-hidden dir="auto" className="wrap-anywhere font-strong text-13 text-ink">
            {author.name}
          </span>
          {imported === null ? when : <ImportedFrom imported={imported} by={comment.author.name} when={when} />}
          {editedAt === null || text === null ? null : (
            <span>
              · edited <RelativeTime at={editedAt} />
            </span>
          )}
          {comment.isKept && text !== null ? <span>· kept from those still to assess</span> : null}
        </p>
        {text === null ? <Gone comment={comment} /> : <CommentText text={text} mentions={comment.mentions} />}
        {imported === null || imported.tags.length === 0 || text === null ? null : (
          <p className="wrap-anywhere text-12 text-secondary">Tags: {imported.tags.join(", ")}</p>
        )}
        {earlier.length === 0 ? null : (
          <details className="text-12 text-secondary">
            <summary>{earlier.length === 1 ? "One earlier wording" : `${earlier.length} earlier wordings`}</summary>
            <ol className="mt-1 flex flex-col gap-1 border-hairline border-s-2 ps-2">
              {earlier.map((wording) => (
                <li key={wording.number}>
                  <RelativeTime at={wording.since} />
                  <span dir="auto" className="block whitespace-pre-line break-words">
                    {wording.text}
                  </span>
                </li>
              ))}
            </ol>
          </details>
        )}
        {may.withdrawComment === true ? (
          <div className="-ms-2 flex flex-wrap gap-1">
            {may.editComment === true ? (
              <Opening look="quiet" label="Edit" draftKey={draftKey}>
                {(close) => <EditCommentForm comment={comment} draftKey={draftKey} frame={frame} onClose={close} />}
              </Opening>
            ) : null}
            <Button look="quiet" size="small" onPress={withdraw}>
              Withdraw
            </Button>
          </div>
        ) : null}
        {may.restoreComment === true || may.redactComment === true ? (
          <div className="-ms-2 flex flex-wrap gap-1">
            {may.restoreComment === true ? (
              <Button look="quiet" size="small" onPress={restore}>
                Put it back
              </Button>
            ) : null}
            {may.redactComment === true ? (
              <ReasonedButton
                look="quiet"
                label="Erase the words…"
                title="Erase the words of this comment"
                words="For what the law wants erased. Every wording of it goes, here and in the log, and cannot come back; its author, its place and the hashes of its words stay. Say on what legal ground: everybody who could read the comment reads that."
                verb="Erase them for good"
                pendingVerb="Erasing…"
                done="The words of the comment are erased."
                action={(ground) => redactComment({ commentId: comment.id, revision: comment.revision, ground })}
              />
            ) : null}
          </div>
        ) : null}
      </article>
    </li>
  );
}

/** What a file says of a comment that came from it: in answer to whom it was written, and when; below that, who brought it in and when. */
function ImportedFrom({ imported, by, when }: { imported: NonNullable<Comment["imported"]>; by: string; when: ReactNode }) {
  const { format, madeAt, answers } = imported;
  const tool = format === "hypothesis" ? "Hypothesis" : "a W3C annotation";
  return (
    <>
      {answers === null ? null : (
        <span>
          in answer to{" "}
          <TextLink look="meta" href={`#comment-${answers.commentId}`}>
            {answers.author ?? "somebody unnamed"}
          </TextLink>
        </span>
      )}
      {madeAt === null ? null : <span>{sayUtc(madeAt)}</span>}
      <span className="basis-full">
        From {tool}, imported by {by} {when}
      </span>
    </>
  );
}

function Gone({ comment }: { comment: Comment }) {
  const { redactedAt, withdrawnAt, textHash, imported, author } = comment;
  if (redactedAt !== null) {
    return (
      <p className="text-13 text-secondary italic">
        The words of this comment were erased, as the law demands. Their hash stays:{" "}
        <code className="block break-all text-12 not-italic">{textHash}</code>
      </p>
    );
  }
  return (
    <p className="text-13 text-secondary italic">
      Withdrawn by {imported === null ? "its author" : author.name}
      {withdrawnAt === null ? "" : ", "}
      {withdrawnAt === null ? null : <RelativeTime at={withdrawnAt} />}.
    </p>
  );
}
