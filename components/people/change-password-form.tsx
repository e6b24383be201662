"use client";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextField } from "@/components/ui/text-field";
import { changePasswordInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

/** Changes one's own password, then leads to signing in with it. */
export function ChangePasswordForm({
  action,
}: {
  action: (input: { currentPassword: string; password: string }) => Promise<Result<unknown>>;
}) {
  const { form, submit } = useCommandForm({
    schema: changePasswordInput,
    defaultValues: { currentPassword: "", password: "" },
    action,
    onSuccess: () => window.location.assign("/sign-in"),
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex max-w-sm flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="currentPassword">
        {(bound) => <TextField label="Present password" type="password" autoComplete="current-password" {...bound} />}
      </Field>
      <Field form={form} name="password">
        {(bound) => (
          <TextField
            label="New password"
            type="password"
            autoComplete="new-password"
            description="At least 12 characters: a few words are good."
            {...bound}
          />
        )}
      </Field>
      <SubmitButton form={form} pendingLabel="Changing…" className="self-start">
        Change password
      </SubmitButton>
    </form>
  );
}
