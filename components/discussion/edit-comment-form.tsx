"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DraftNote } from "@/components/forms/draft-note";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { editCommentInput } from "@/lib/discussion/schema";
import type { Comment } from "@/lib/discussion/tell-thread";
import { CommentField } from "./comment-field";
import type { DiscussionFrame } from "./discussion-actions";

/** Changes a comment of one's own. When it was changed elsewhere meanwhile, those words stand beside what is written here. */
export function EditCommentForm({
  comment,
  draftKey,
  frame,
  onClose,
}: {
  /** As it is now; may move on while the form is open. */
  comment: Comment;
  draftKey: string;
  frame: DiscussionFrame;
  onClose: () => void;
}) {
  const router = useRouter();
  const [base, setBase] = useState(comment.revision);
  const { form, submit } = useCommandForm({
    schema: editCommentInput,
    defaultValues: { commentId: comment.id, revision: comment.revision, text: comment.text ?? "" },
    action: frame.actions.editComment,
    onConflict: () => router.refresh(),
    onSuccess: () => {
      draft.forget();
      onClose();
    },
  });
  const draft = useDraft(form, { key: draftKey, fields: ["text"] });
  const isOvertaken = comment.revision !== base;
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Edit the comment" className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      {isOvertaken ? (
        <Notice tone="caution" title="This comment was changed elsewhere while you were writing" role="alert">
          <p>
            It now says: <q dir="auto">{comment.text}</q> What you wrote is below, unsaved.
          </p>
          <Button
            size="small"
            className="mt-2"
            onPress={() => {
              setBase(comment.revision);
              form.setValue("revision", comment.revision);
              form.clearErrors("root");
            }}
          >
            Keep mine, to replace those
          </Button>
        </Notice>
      ) : (
        <FormAlert form={form} />
      )}
      <CommentField
        form={form}
        name="text"
        label="Comment"
        description="The earlier words stay readable for everybody who reads this."
        people={frame.people}
      />
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Saving…" isDisabled={isOvertaken}>
          Save the comment
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
