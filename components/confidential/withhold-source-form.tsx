"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { withholdSourceInput } from "@/lib/confidential/schema";
import type { Result } from "@/lib/result";

/** Asks what readers are told of a confidential source, and why not more. It keeps no draft, as the form that seals keeps none. */
export function WithholdSourceForm({
  sourceId,
  told,
  action,
  onClose,
}: {
  sourceId: string;
  told: { number: number; summary: string; reason: string } | null;
  action: (input: z.input<typeof withholdSourceInput>) => Promise<Result<unknown>>;
  onClose: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: withholdSourceInput,
    defaultValues: { sourceId, number: told?.number ?? 0, summary: told?.summary ?? "", reason: told?.reason ?? "" },
    action,
    onSuccess: () => {
      toastDone("Reports will say so.");
      onClose();
    },
  });
  return (
    <form
      onSubmit={submit}
      noValidate
      method="post"
      aria-label="Say what readers are told"
      autoComplete="off"
      className="flex flex-col gap-3"
    >
      <FormAlert form={form} />
      <Field form={form} name="summary">
        {(bound) => (
          <TextField
            label="Who the source is, as far as readers may know"
            description="Published in place of its title, such as “an official of the ministry”."
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="reason">
        {(bound) => (
          <TextArea label="Why not more" description="Published, too: what the source would risk." rows={2} dir="auto" {...bound} />
        )}
      </Field>
      <SendOrCancel form={form} verb="Tell readers" pendingVerb="Saving…" onCancel={onClose} />
    </form>
  );
}
