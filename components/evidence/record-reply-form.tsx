"use client";
import { useWatch } from "react-hook-form";
import type { Action } from "@/components/desk/desk-actions";
import { DraftedForm } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
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
    <DraftedForm {...{ form, submit, draft, onClose }} label="Record the reply" verb="Record the reply" pendingVerb="Recording…">
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
        {({ error: _, ...bound }) => (
          <Checkbox
            label="The answer may be published"
            description="Published word for word, if readers are told of this contact. Otherwise they only read what came of it."
            {...bound}
          />
        )}
      </Field>
    </DraftedForm>
  );
}
