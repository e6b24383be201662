"use client";
import type { Action } from "@/components/desk/desk-actions";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-field";
import { askAssessmentInput } from "@/lib/verdicts/schema";

/** Somebody of the staff who can be asked to assess. */
export type Colleague = { memberId: string; name: string };

/** Asks for one more assessment than there are. The list does not say who has assessed: names stay hidden until the verdict. */
export function AskAssessmentForm({
  claimId,
  revisionNumber,
  quorum,
  colleagues,
  action,
  onClose,
  onAsked,
}: {
  claimId: string;
  revisionNumber: number;
  quorum: number;
  colleagues: readonly Colleague[];
  action: Action<typeof askAssessmentInput>;
  onClose: () => void;
  onAsked: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: askAssessmentInput,
    defaultValues: { claimId, revisionNumber, assigneeId: "", reason: "" },
    action,
    onSuccess: () => {
      onAsked();
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Ask for another assessment" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="assigneeId">
        {(bound) => (
          <Select
            label="Of whom"
            description={`The claim then needs more than the ${quorum} it has. Names of those who assessed it stay hidden, so the list holds everybody.`}
            emptyLabel="Anyone who has not assessed it"
            choices={colleagues.map(({ memberId, name }) => ({ value: memberId, label: name }))}
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="reason">
        {(bound) => <TextArea label="Why another is needed" description="Stays in the record." rows={2} dir="auto" {...bound} />}
      </Field>
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Asking…">
          Ask
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Close
        </Button>
      </div>
    </form>
  );
}
