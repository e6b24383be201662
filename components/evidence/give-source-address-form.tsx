"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { giveSourceAddressInput } from "@/lib/evidence/source-schema";
import type { Result } from "@/lib/result";

/** Says where a source is on the web that was recorded without an address. */
export function GiveSourceAddressForm({
  sourceId,
  action,
}: {
  sourceId: string;
  action: (input: z.input<typeof giveSourceAddressInput>) => Promise<Result<unknown>>;
}) {
  const { form, submit } = useCommandForm({
    schema: giveSourceAddressInput,
    defaultValues: { sourceId, url: "" },
    action,
    onSuccess: () => toastDone("The source has its address."),
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-3" aria-label="Its web address">
      <FormAlert form={form} />
      <Field form={form} name="url">
        {(bound) => (
          <TextField
            label="Web address"
            type="url"
            autoComplete="off"
            description="It has none yet. Once given it stays; the page is captured at once."
            {...bound}
          />
        )}
      </Field>
      <div>
        <SubmitButton form={form} pendingLabel="Saving…">
          Give it this address
        </SubmitButton>
      </div>
    </form>
  );
}
