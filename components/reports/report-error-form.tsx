"use client";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { TextArea, TextField } from "@/components/ui/text-field";
import { publicPaths } from "@/lib/reports/addresses";
import type { Messages } from "@/lib/reports/messages/english";
import { reportErrorInputIn } from "@/lib/reports/schema";
import type { Result } from "@/lib/result";

type Input = { reportId: string; claimId: string | null; versionNumber: number; message: string; email?: string | null | undefined };

/** Where a reader says what is wrong. Leads on to the address where the outcome will stand. */
export function ReportErrorForm({
  newsroom,
  of,
  isAnsweredByMail,
  label,
  words,
  action,
}: {
  newsroom: string;
  of: { reportId: string; claimId: string | null; versionNumber: number };
  /** Whether this server sends mail at all. */
  isAnsweredByMail: boolean;
  /** What the form is called, and its words. */
  label: string;
  words: Messages["error"]["form"];
  action: (input: Input) => Promise<Result<{ errorReportId: string }>>;
}) {
  const { form, submit } = useCommandForm<Input, { errorReportId: string }>({
    schema: reportErrorInputIn(words),
    defaultValues: { ...of, message: "", email: "" },
    action,
    words,
    onSuccess: async ({ errorReportId }) => {
      draft.forget();
      window.location.assign(publicPaths.errorReport(newsroom, errorReportId));
      // Keeps the button busy until the browser leaves.
      await new Promise(() => {});
    },
  });
  const draft = useDraft(form, { key: `reader:${of.claimId ?? of.reportId}:${of.versionNumber}`, fields: ["message", "email"] });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label={label} className="mt-8 flex flex-col gap-4 font-sans">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} words={words} />
      <FormAlert form={form} />
      <Field form={form} name="message">
        {(bound) => <TextArea label={words.what} description={words.whatAbout} rows={6} face="serif" dir="auto" {...bound} />}
      </Field>
      {isAnsweredByMail ? (
        <Field form={form} name="email">
          {(bound) => (
            <TextField
              label={words.email}
              type="email"
              isOptional
              optionalWord={words.optional}
              dir="ltr"
              autoComplete="email"
              description={words.emailAbout}
              {...bound}
            />
          )}
        </Field>
      ) : null}
      <SubmitButton form={form} pendingLabel={words.sending} className="self-start">
        {words.send}
      </SubmitButton>
    </form>
  );
}
