"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { setLanguagesInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

/** Says which languages somebody reads. */
export function LanguagesForm({
  memberId,
  languages,
  action,
  onDone,
}: {
  memberId: string;
  languages: readonly string[];
  action: (input: z.input<typeof setLanguagesInput>) => Promise<Result<unknown>>;
  onDone?: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: setLanguagesInput,
    defaultValues: { memberId, languages: languages.join(", ") },
    action,
    onSuccess: () => {
      toastDone("Saved.");
      onDone?.();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex max-w-sm flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="languages">
        {(bound) => (
          <TextField
            label="Languages"
            description="Codes, such as de, en, pt-BR. Only claims in these are handed out; left empty, claims in any."
            autoCapitalize="none"
            isOptional
            {...bound}
          />
        )}
      </Field>
      <SubmitButton form={form} pendingLabel="Saving…" className="self-start">
        Save languages
      </SubmitButton>
    </form>
  );
}
