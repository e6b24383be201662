"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { changeWebhookInput } from "@/lib/outgoing/schema";
import type { Result } from "@/lib/result";
import { TypesField } from "./types-field";

type Input = z.input<typeof changeWebhookInput>;

/** Changes what an address is told of. */
export function ChangeWebhookForm({
  saved,
  action,
  close,
}: {
  saved: Input;
  action: (input: Input) => Promise<Result<unknown>>;
  close: () => void;
}) {
  const { form, submit } = useCommandForm<Input, unknown>({
    schema: changeWebhookInput,
    defaultValues: saved,
    action,
    onSuccess: () => {
      toastDone("Saved. It holds from the next event.");
      close();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Change what it is told of" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="types">
        {(bound) => <TypesField {...bound} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onPress={close}>Cancel</Button>
        <SubmitButton form={form} pendingLabel="Saving…">
          Save
        </SubmitButton>
      </div>
    </form>
  );
}
