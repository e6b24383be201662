"use client";
import type { z } from "zod";
import type { Action } from "@/components/desk/desk-actions";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { runCommand } from "@/components/forms/run-command";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { addMailRecipientInput, type endMailInput } from "@/lib/outgoing/schema";

type Input = z.input<typeof addMailRecipientInput>;

/** Notes where the claimant wants to be told what is published of the claim. */
export function TellClaimantForm({
  claimId,
  action,
  onClose,
}: {
  claimId: string;
  action: Action<typeof addMailRecipientInput>;
  onClose: () => void;
}) {
  const { form, submit } = useCommandForm<Input, unknown>({
    schema: addMailRecipientInput,
    defaultValues: { claimId, address: "", isAgreed: false },
    action,
    onSuccess: () => {
      toastDone("They are told what is published of this claim.");
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Tell the claimant by e-mail" className="flex flex-col gap-3">
      <FormAlert form={form} />
      <Field form={form} name="address">
        {(bound) => (
          <TextField label="Their e-mail" type="email" autoComplete="off" description="Kept from readers and from the record." {...bound} />
        )}
      </Field>
      <Field form={form} name="isAgreed">
        {(bound) => (
          <Checkbox
            label="They agreed to be told"
            description="Of each version that is published, corrected or retracted. Every mail lets them end it."
            {...bound}
          />
        )}
      </Field>
      <SendOrCancel form={form} verb="Tell them" pendingVerb="Saving…" onCancel={onClose} />
    </form>
  );
}

/** Where the claimant is told, and how that ends. */
export function ToldClaimants({
  told,
  mayEnd,
  action,
}: {
  told: readonly { id: string; address: string }[];
  mayEnd: boolean;
  action: Action<typeof endMailInput>;
}) {
  if (told.length === 0) return null;
  const end = async (targetId: string) => {
    if (await runCommand(() => action({ targetId, token: null }))) toastDone("They get no more mail, and their address is taken away.");
  };
  return (
    <ul aria-label="Told by e-mail" className="flex flex-col gap-1">
      {told.map(({ id, address }) => (
        <li key={id} className="flex flex-wrap items-center gap-2 text-13">
          <span className="wrap-anywhere">Told by e-mail: {address}</span>
          {mayEnd ? (
            <Button size="small" look="quiet" aria-label={`Tell ${address} no more`} onPress={() => end(id)}>
              End it
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
