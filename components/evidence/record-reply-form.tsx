"use client";
import { useWatch } from "react-hook-form";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import { contactOutcomes, recordReplyInput } from "@/lib/evidence/schema";
import { outcomeWords } from "./diligence-words";

/** Records what came of a contact. */
export function RecordReplyForm({
  contactId,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  contactId: string;
  draftKey: string;
  action: Action<typeof recordReplyInput>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: recordReplyInput,
    defaultValues: { contactId, answer: "", isPublishable: false },
    action,
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:recordReply:${contactId}`, fields: ["outcome", "answer", "isPublishable"] });
  const outcome = useWatch({ control: form.control, name: "outcome" });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Record the reply" className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      <FormAlert form={form} />
      <Field form={form} name="outcome">
        {(bound) => (
          <RadioGroup
            label="What came of it"
            choices={contactOutcomes.map((value) => ({ value, label: outcomeWords[value] }))}
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="answer">
        {(bound) => (
          <TextArea
            label={outcome === "answered" ? "Their answer" : "What they said, if anything"}
            isOptional={outcome !== "answered"}
            face="serif"
            rows={3}
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="isPublishable">
        {({ error: _, ...bound }) => <Checkbox label="The answer may be published" {...bound} />}
      </Field>
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Recording…">
          Record the reply
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
