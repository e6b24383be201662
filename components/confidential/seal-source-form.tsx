"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { type SealedFields, sealSourceInput } from "@/lib/confidential/schema";
import type { Result } from "@/lib/result";

/** Seals what must not be known of a source. It keeps no draft: nothing of it is to lie about in the browser. */
export function SealSourceForm({
  sourceId,
  revision,
  before,
  action,
  onClose,
}: {
  sourceId: string;
  revision: number;
  before: SealedFields & { summary: string };
  action: (input: z.input<typeof sealSourceInput>) => Promise<Result<unknown>>;
  onClose: () => void;
}) {
  const { summary, name, contact, note } = before;
  const { form, submit } = useCommandForm({
    schema: sealSourceInput,
    defaultValues: { sourceId, revision, summary, name, contact, note },
    action,
    onSuccess: () => {
      toastDone("It is sealed.");
      onClose();
    },
  });
  return (
    <form
      onSubmit={submit}
      noValidate
      method="post"
      aria-label="Seal what must not be known"
      autoComplete="off"
      className="flex flex-col gap-3"
    >
      <FormAlert form={form} />
      <Field form={form} name="summary">
        {(bound) => (
          <TextArea label="What everybody may know" description="Not sealed: every member reads it." rows={2} dir="auto" {...bound} />
        )}
      </Field>
      <Field form={form} name="name">
        {(bound) => <TextField label="Name (sealed)" isOptional dir="auto" autoComplete="off" {...bound} />}
      </Field>
      <Field form={form} name="contact">
        {(bound) => <TextArea label="How to reach them (sealed)" isOptional rows={2} dir="auto" autoComplete="off" {...bound} />}
      </Field>
      <Field form={form} name="note">
        {(bound) => <TextArea label="Note (sealed)" isOptional rows={3} dir="auto" autoComplete="off" {...bound} />}
      </Field>
      <p className="text-12 text-secondary">No draft is kept of this form.</p>
      <SendOrCancel form={form} verb="Seal it" pendingVerb="Sealing…" onCancel={onClose} />
    </form>
  );
}
