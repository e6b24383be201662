"use client";
import type { BaseSyntheticEvent, ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { DraftNote } from "@/components/forms/draft-note";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";

/** A form that keeps a draft: what was written before on top, then what went wrong, the fields, and the two ways out of it. */
export function DraftedForm<Input extends FieldValues>({
  label,
  form,
  submit,
  draft,
  verb,
  pendingVerb,
  onClose,
  children,
}: {
  label: string;
  form: CommandForm<Input>;
  submit: (event?: BaseSyntheticEvent) => Promise<void>;
  draft: { isRestored: boolean; discard: () => void };
  verb: string;
  pendingVerb: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <form onSubmit={submit} noValidate method="post" aria-label={label} className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      <FormAlert form={form} />
      {children}
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel={pendingVerb}>
          {verb}
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
