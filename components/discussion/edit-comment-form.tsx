"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DraftedForm } from "@/components/forms/drafted-form";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
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
  const overtaken = {
    title: "This comment was changed elsewhere while you were writing",
    words: (
      <>
        It now says: <q dir="auto">{comment.text}</q> What you wrote is below, unsaved.
      </>
    ),
    keep: "Keep mine, to replace those",
    onKeep: () => {
      setBase(comment.revision);
      form.setValue("revision", comment.revision);
      form.clearErrors("root");
    },
  };
  return (
    <DraftedForm
      label="Edit the comment"
      {...{ form, submit, draft, onClose }}
      verb="Save the comment"
      pendingVerb="Saving…"
      overtaken={comment.revision === base ? null : overtaken}
    >
      <CommentField
        form={form}
        name="text"
        label="Comment"
        description="The earlier words stay readable for everybody who reads this."
        people={frame.people}
      />
    </DraftedForm>
  );
}
