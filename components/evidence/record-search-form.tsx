"use client";
import type { Action } from "@/components/desk/desk-actions";
import { DraftedForm } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import { recordSearchInput } from "@/lib/evidence/schema";

const results = [
  { value: "found", label: "Something was found", description: "Attach it as evidence, too." },
  { value: "nothing", label: "Nothing was found" },
];

/** Records a search for counter-evidence. */
export function RecordSearchForm({
  claimId,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  claimId: string;
  draftKey: string;
  action: Action<typeof recordSearchInput>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: recordSearchInput,
    defaultValues: { claimId, question: "", places: "", note: "", isDisclosed: true },
    action,
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:recordSearch`, fields: ["question", "places", "isFound", "note", "isDisclosed"] });
  return (
    <DraftedForm {...{ form, submit, draft, onClose }} label="Record a search" verb="Record the search" pendingVerb="Recording…">
      <Field form={form} name="question">
        {(bound) => <TextArea label="What was looked for" description="What would show the opposite." rows={2} dir="auto" {...bound} />}
      </Field>
      <Field form={form} name="places">
        {(bound) => <TextArea label="Where" description="Archives, registers, people, search terms." rows={2} dir="auto" {...bound} />}
      </Field>
      <Field form={form} name="isFound">
        {(bound) => <RadioGroup label="Result" choices={results} {...bound} />}
      </Field>
      <Field form={form} name="note">
        {(bound) => <TextArea label="Note" isOptional rows={2} dir="auto" {...bound} />}
      </Field>
      <Field form={form} name="isDisclosed">
        {({ error: _, ...bound }) => (
          <Checkbox
            label="Tell readers of this search"
            description="Published with the report: what you looked for, where, the day and the result. The note is not."
            {...bound}
          />
        )}
      </Field>
    </DraftedForm>
  );
}
