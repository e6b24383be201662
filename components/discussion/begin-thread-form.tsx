"use client";
import { useState } from "react";
import type { z } from "zod";
import { DraftedForm } from "@/components/forms/drafted-form";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Select } from "@/components/ui/select";
import { type aboutInput, beginThreadInput } from "@/lib/discussion/schema";
import { AudienceField } from "./audience-field";
import { CommentField } from "./comment-field";
import type { DiscussionFrame } from "./discussion-actions";
import { type Readers, sayReaders } from "./discussion-words";

/** Something a discussion can be about, with its words in the list. */
export type Subject = { label: string; about: z.input<typeof aboutInput>; readers: Readers };

/** Begins a discussion with its first comment. With several subjects one is chosen; the first is taken until then. */
export function BeginThreadForm({
  subjects,
  draftKey,
  frame,
  onClose,
  onBegun,
}: {
  subjects: readonly [Subject, ...Subject[]];
  draftKey: string;
  frame: DiscussionFrame;
  onClose: () => void;
  onBegun: (begun: { threadId: string; commentId: string }) => void;
}) {
  const [at, setAt] = useState(0);
  const subject = subjects[at] ?? subjects[0];
  const { form, submit } = useCommandForm({
    schema: beginThreadInput,
    defaultValues: { about: subjects[0].about, text: "", audience: "informed" },
    action: frame.actions.beginThread,
    onSuccess: (begun) => {
      draft.forget();
      onClose();
      onBegun(begun);
    },
  });
  const draft = useDraft(form, { key: draftKey, fields: ["text"] });
  return (
    <DraftedForm {...{ form, submit, draft, onClose }} label="Begin a discussion" verb="Comment" pendingVerb="Commenting…">
      <CommentField form={form} name="text" label="Comment" description={sayReaders(subject.readers)} people={frame.people} />
      {subjects.length === 1 ? null : (
        <Select
          label="About"
          choices={subjects.map(({ label }, place) => ({ value: String(place), label }))}
          value={String(at)}
          onChange={(event) => {
            const place = Number(event.currentTarget.value);
            setAt(place);
            const chosen = subjects[place];
            if (chosen !== undefined) form.setValue("about", chosen.about, { shouldDirty: true });
          }}
        />
      )}
      <AudienceField form={form} name="audience" readers={subject.readers} />
    </DraftedForm>
  );
}
