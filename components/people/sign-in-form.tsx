"use client";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextField } from "@/components/ui/text-field";
import { signInInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

type Credentials = { email: string; password: string };

/** E-mail and password. Goes on to `next` by a full load, so that the document starts with its own policy and nothing of the last person's. */
export function SignInForm({ action, next }: { action: (input: Credentials) => Promise<Result<null>>; next: string }) {
  const { form, submit } = useCommandForm({
    schema: signInInput,
    defaultValues: { email: "", password: "" },
    action,
    onSuccess: async () => {
      window.location.assign(next);
      // Keeps the button busy until the browser leaves.
      await new Promise(() => {});
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="email">
        {(bound) => <TextField label="E-mail" type="email" autoComplete="username" autoCapitalize="none" {...bound} />}
      </Field>
      <Field form={form} name="password">
        {(bound) => <TextField label="Password" type="password" autoComplete="current-password" {...bound} />}
      </Field>
      <SubmitButton form={form} pendingLabel="Signing in…" className="mt-2">
        Sign in
      </SubmitButton>
    </form>
  );
}
