"use client";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { TextArea, TextField } from "@/components/ui/text-field";
import { publicPaths } from "@/lib/reports/addresses";
import { reportErrorInput } from "@/lib/reports/schema";
import type { Result } from "@/lib/result";

type Input = { reportId: string; claimId: string | null; versionNumber: number; message: string; email?: string | null | undefined };

/** Where a reader says what is wrong. Leads on to the address where the outcome will stand. */
export function ReportErrorForm({
  newsroom,
  of,
  isAnsweredByMail,
  action,
}: {
  newsroom: string;
  of: { reportId: string; claimId: string | null; versionNumber: number };
  /** Whether this server sends mail at all. */
  isAnsweredByMail: boolean;
  action: (input: Input) => Promise<Result<{ errorReportId: string }>>;
}) {
  const { form, submit } = useCommandForm<Input, { errorReportId: string }>({
    schema: reportErrorInput,
    defaultValues: { ...of, message: "", email: "" },
    action,
    onSuccess: async ({ errorReportId }) => {
      draft.forget();
      window.location.assign(publicPaths.errorReport(newsroom, errorReportId));
      // Keeps the button busy until the browser leaves.
      await new Promise(() => {});
    },
  });
  const draft = useDraft(form, { key: `reader:${of.claimId ?? of.reportId}:${of.versionNumber}`, fields: ["message", "email"] });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Report an error" className="mt-8 flex flex-col gap-4 font-sans">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      <FormAlert form={form} />
      <Field form={form} name="message">
        {(bound) => (
          <TextArea
            label="What is wrong, and how do you know?"
            description="A link or a document helps. The newsroom reads this; it is not published."
            rows={6}
            face="serif"
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      {isAnsweredByMail ? (
        <Field form={form} name="email">
          {(bound) => (
            <TextField
              label="Your e-mail"
              type="email"
              isOptional
              autoComplete="email"
              description="You are told when it is answered, and of later versions of this report. Used for nothing else; every mail lets you end it."
              {...bound}
            />
          )}
        </Field>
      ) : null}
      <SubmitButton form={form} pendingLabel="Sending…" className="self-start">
        Send to the newsroom
      </SubmitButton>
    </form>
  );
}
