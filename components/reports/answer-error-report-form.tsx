"use client";
import { DraftedForm } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import { answerErrorReportInput, errorOutcomes } from "@/lib/reports/schema";
import { errorOutcomeWords } from "@/lib/reports/words";
import type { Result } from "@/lib/result";

type Input = { errorReportId: string; outcome: (typeof errorOutcomes)[number]; answer: string };

/** Answers a reader, bound to a newsroom. */
export type AnswerErrorReport = (input: Input) => Promise<Result<unknown>>;

const descriptions = {
  corrected: "A later version that puts it right is published.",
  stands: "You looked again, and what is published is right.",
  notAnError: "It is about something else.",
} as const;

const choices = errorOutcomes.map((value) => ({ value, label: errorOutcomeWords[value], description: descriptions[value] }));

/** What came of a reader's report, for everybody to see; it cannot be changed afterwards. */
export function AnswerErrorReportForm({
  errorReportId,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  errorReportId: string;
  draftKey: string;
  action: AnswerErrorReport;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { form, submit } = useCommandForm<Input, unknown>({
    schema: answerErrorReportInput,
    defaultValues: { errorReportId, answer: "" },
    action,
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, { key: draftKey, fields: ["outcome", "answer"] });
  return (
    <DraftedForm {...{ form, submit, draft, onClose }} label="Answer the reader" verb="Publish the answer" pendingVerb="Publishing…">
      <Field form={form} name="outcome">
        {(bound) => <RadioGroup label="What came of it" choices={choices} {...bound} />}
      </Field>
      <Field form={form} name="answer">
        {(bound) => (
          <TextArea
            label="Answer"
            description="Public, with your name, and for good: it cannot be changed afterwards."
            rows={3}
            face="serif"
            dir="auto"
            {...bound}
          />
        )}
      </Field>
    </DraftedForm>
  );
}
