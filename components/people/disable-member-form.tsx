"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { disableMemberInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

/** Asks why, then shuts a member out. */
export function DisableMemberForm({
  member,
  action,
  undo,
  close,
}: {
  member: { memberId: string; name: string };
  action: (input: z.input<typeof disableMemberInput>) => Promise<Result<unknown>>;
  undo: () => Promise<void>;
  close: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: disableMemberInput,
    defaultValues: { memberId: member.memberId, reason: "" },
    action,
    onSuccess: () => {
      toastDone(`${member.name} is shut out.`, { undo });
      close();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <p>
        {member.name} will be shut out from their next step on, in every browser. What they wrote and decided stays, under their name. You
        can enable them again.
      </p>
      <Field form={form} name="reason">
        {(bound) => <TextField label="Reason" isOptional description="Recorded in the audit log." {...bound} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onPress={close}>Cancel</Button>
        <SubmitButton form={form} look="danger" pendingLabel="Disabling…">
          Disable
        </SubmitButton>
      </div>
    </form>
  );
}
