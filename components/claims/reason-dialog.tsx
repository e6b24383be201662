"use client";
import { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import type { Result } from "@/lib/result";
import { line } from "@/lib/text";

const reasonInput = z.object({ reason: line(500, "Say why in a few words.") });

/** Something about to be done that needs a reason for the record. */
export type Reasoned = {
  title: string;
  /** What will happen, in a sentence. */
  words: string;
  verb: string;
  pendingVerb: string;
  action: (reason: string) => Promise<Result<unknown>>;
  onDone: () => void;
};

/** Asks for the reason and does it; closed while `reasoned` is null. */
export function ReasonDialog({ reasoned, onClose }: { reasoned: Reasoned | null; onClose: () => void }) {
  return (
    <Dialog
      title={reasoned?.title ?? ""}
      width="narrow"
      isOpen={reasoned !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      {reasoned === null ? null : <ReasonForm reasoned={reasoned} onClose={onClose} />}
    </Dialog>
  );
}

function ReasonForm({ reasoned, onClose }: { reasoned: Reasoned; onClose: () => void }) {
  const { form, submit } = useCommandForm({
    schema: reasonInput,
    defaultValues: { reason: "" },
    action: ({ reason }) => reasoned.action(reason),
    onSuccess: () => {
      onClose();
      reasoned.onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <p className="text-13">{reasoned.words}</p>
      <FormAlert form={form} />
      <Field form={form} name="reason">
        {(bound) => <TextField label="Reason" description="Stays in the record." autoFocus autoComplete="off" {...bound} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <SubmitButton form={form} pendingLabel={reasoned.pendingVerb}>
          {reasoned.verb}
        </SubmitButton>
      </div>
    </form>
  );
}
