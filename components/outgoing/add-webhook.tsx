"use client";
import { useState } from "react";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { addWebhookInput, messageTypes } from "@/lib/outgoing/schema";
import type { Result } from "@/lib/result";
import { SecretShown } from "./secret-shown";
import { TypesField } from "./types-field";

type Input = z.input<typeof addWebhookInput>;
type Add = (input: Input) => Promise<Result<{ secret: string }>>;

/** The button that opens the form for an address, and then shows its secret. */
export function AddWebhook({ action }: { action: Add }) {
  return (
    <Dialog title="Add an address" trigger={<Button look="primary">Add an address</Button>}>
      {(close) => <AddWebhookForm action={action} close={close} />}
    </Dialog>
  );
}

function AddWebhookForm({ action, close }: { action: Add; close: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  const { form, submit } = useCommandForm<Input, { secret: string }>({
    schema: addWebhookInput,
    defaultValues: { url: "", types: [...messageTypes] },
    action,
    onSuccess: (value) => setSecret(value.secret),
  });
  if (secret !== null) {
    return (
      <SecretShown secret={secret} close={close}>
        Give it to whoever runs the other system: by it they tell your messages from forged ones.
      </SecretShown>
    );
  }
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Add an address" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="url">
        {(bound) => (
          <TextField
            label="Address"
            type="url"
            inputMode="url"
            placeholder="https://"
            description="Where the other system takes messages. Only owners see it; the record keeps its host."
            autoComplete="off"
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="types">
        {(bound) => <TypesField {...bound} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onPress={close}>Cancel</Button>
        <SubmitButton form={form} pendingLabel="Adding…">
          Add
        </SubmitButton>
      </div>
    </form>
  );
}
