"use client";
import { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/text-field";
import type { Result } from "@/lib/result";
import { line, prose } from "@/lib/text";

const lineMax = 500;
const proseMax = 2000;
const reasonInput = z.object({ reason: line(lineMax, "Say why in a few words.") });
const longReasonInput = z.object({ reason: prose(proseMax, "Write it down: it stays in the record.") });

/** Something about to be done that needs a reason for the record. */
export type Reasoned = {
  title: string;
  /** What will happen, in a sentence. */
  words: string;
  verb: string;
  pendingVerb: string;
  /** For more than a line: what the field is called. */
  longLabel?: string;
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
    schema: reasoned.longLabel === undefined ? reasonInput : longReasonInput,
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
        {(bound) =>
          reasoned.longLabel === undefined ? (
            <TextField label="Reason" description="Stays in the record." autoFocus autoComplete="off" {...bound} />
          ) : (
            <TextArea label={reasoned.longLabel} description="Stays in the record." autoFocus rows={4} dir="auto" {...bound} />
          )
        }
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
