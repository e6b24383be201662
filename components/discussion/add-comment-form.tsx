"use client";
import { DraftedForm } from "@/components/forms/drafted-form";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { addCommentInput } from "@/lib/discussion/schema";
import type { Thread } from "@/lib/discussion/tell-thread";
import { AudienceField } from "./audience-field";
import { CommentField } from "./comment-field";
import type { DiscussionFrame } from "./discussion-actions";
import { sayReaders } from "./discussion-words";

/** Adds a comment to a discussion. */
export function AddCommentForm({
  thread,
  draftKey,
  frame,
  onClose,
}: {
  thread: Pick<Thread, "id" | "readers">;
  draftKey: string;
  frame: DiscussionFrame;
  onClose: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: addCommentInput,
    defaultValues: { threadId: thread.id, text: "", audience: "informed" },
    action: frame.actions.addComment,
    onSuccess: () => {
      draft.forget();
      onClose();
    },
  });
  const draft = useDraft(form, { key: draftKey, fields: ["text"] });
  return (
    <DraftedForm {...{ form, submit, draft, onClose }} label="Answer" verb="Answer" pendingVerb="Answering…">
      <CommentField form={form} name="text" label="Your answer" description={sayReaders(thread.readers)} people={frame.people} />
      <AudienceField form={form} name="audience" readers={thread.readers} />
    </DraftedForm>
  );
}
