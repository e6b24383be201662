"use client";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { draftReportInput } from "@/lib/reports/schema";
import type { Result } from "@/lib/result";

/** The draft a person sees: revision 0 while nobody wrote one. */
export type Draft = { articleId: string; revision: number; title: string; summary: string };

/** The headline and the three lines of a report. */
export function DraftReportForm({ draft, action }: { draft: Draft; action: (input: Draft) => Promise<Result<{ revision: number }>> }) {
  const { form, submit } = useCommandForm<Draft, { revision: number }>({
    schema: draftReportInput,
    defaultValues: draft,
    action,
    onSuccess: ({ revision }, saved) => {
      saved.reset({ ...saved.getValues(), revision });
      toastDone("The report is saved.");
    },
  });
  return (
    <form id="draft" onSubmit={submit} noValidate className="flex scroll-mt-20 flex-col gap-3">
      <h2 className="text-15">What the report says</h2>
      <FormAlert form={form} />
      <Field form={form} name="title">
        {(bound) => (
          <TextField label="The question at stake" description="The headline: what did you set out to find?" maxLength={200} {...bound} />
        )}
      </Field>
      <Field form={form} name="summary">
        {(bound) => (
          <TextArea
            label="What was found"
            description="About three lines. Readers see them under the verdicts."
            rows={5}
            face="serif"
            {...bound}
          />
        )}
      </Field>
      <SubmitButton form={form} pendingLabel="Saving…" look="plain" className="self-start">
        Save and show
      </SubmitButton>
    </form>
  );
}
