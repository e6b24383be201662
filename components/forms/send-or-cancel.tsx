"use client";
import type { FieldValues } from "react-hook-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";

/** The two ways out of a form that stands among other things: it is sent, or left. */
export function SendOrCancel<Input extends FieldValues>({
  form,
  verb,
  pendingVerb,
  isDisabled = false,
  onCancel,
}: {
  form: CommandForm<Input>;
  verb: string;
  /** "Saving…", "Publishing…". */
  pendingVerb: string;
  isDisabled?: boolean;
  onCancel: () => void;
}) {
  return (
    <div className="flex gap-2">
      <SubmitButton form={form} size="small" pendingLabel={pendingVerb} isDisabled={isDisabled}>
        {verb}
      </SubmitButton>
      <Button size="small" onPress={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
