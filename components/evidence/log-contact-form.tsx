"use client";
import type { Action } from "@/components/desk/desk-actions";
import { DraftedForm } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { DateField, TextArea, TimeField } from "@/components/ui/text-field";
import { contactChannels, logContactInput } from "@/lib/evidence/schema";
import { channelWords } from "./diligence-words";

/** Logs that the claimant was asked for a reply. */
export function LogContactForm({
  claimId,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  claimId: string;
  draftKey: string;
  action: Action<typeof logContactInput>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: logContactInput,
    defaultValues: { claimId, channel: "email", contactedOn: "", contactedTime: "", question: "", deadlineOn: "", isDisclosed: true },
    action,
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, {
    key: `${draftKey}:logContact`,
    fields: ["channel", "contactedOn", "contactedTime", "question", "deadlineOn", "isDisclosed"],
  });
  return (
    <DraftedForm {...{ form, submit, draft, onClose }} label="Log a contact" verb="Log the contact" pendingVerb="Logging…">
      <Field form={form} name="question">
        {(bound) => <TextArea label="What they were asked" rows={3} dir="auto" {...bound} />}
      </Field>
      <Field form={form} name="channel">
        {(bound) => <Select label="How" choices={contactChannels.map((value) => ({ value, label: channelWords[value] }))} {...bound} />}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Field form={form} name="contactedOn">
          {(bound) => <DateField label="Asked on" {...bound} />}
        </Field>
        <Field form={form} name="contactedTime">
          {(bound) => <TimeField label="At" isOptional description="By the newsroom’s clock." {...bound} />}
        </Field>
        <Field form={form} name="deadlineOn">
          {(bound) => <DateField label="To answer by" isOptional {...bound} />}
        </Field>
      </div>
      <Field form={form} name="isDisclosed">
        {({ error: _, ...bound }) => (
          <Checkbox
            label="Tell readers of this contact"
            description="Published with the report: the day, how they were asked, the deadline and what came of it. What you asked is never published."
            {...bound}
          />
        )}
      </Field>
    </DraftedForm>
  );
}
