"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { setProfileInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

type Input = z.input<typeof setProfileInput>;

/** Says of oneself what readers are told, and whether they are told at all. */
export function ProfileForm({
  memberId,
  profile,
  action,
}: {
  memberId: string;
  profile: { position: string; biography: string; interests: string; contact: string; isProfileShown: boolean };
  action: (input: Input) => Promise<Result<{ isProfileShown: boolean }>>;
}) {
  const { form, submit } = useCommandForm<Input, { isProfileShown: boolean }>({
    schema: setProfileInput,
    defaultValues: { memberId, ...profile },
    action,
    onSuccess: ({ isProfileShown }) => toastDone(isProfileShown ? "Saved. Readers see it now." : "Saved. Readers are told nothing of you."),
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="What readers are told of you" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="position">
        {(bound) => <TextField label="What you do here" description="Such as “Head of fact-checking”." isOptional {...bound} />}
      </Field>
      <Field form={form} name="biography">
        {(bound) => (
          <TextArea
            label="About you"
            face="serif"
            description="What makes you fit to check claims: training, languages, what you wrote about."
            isOptional
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="interests">
        {(bound) => (
          <TextArea
            label="Your interests"
            face="serif"
            description="Parties, companies, causes and people you are bound to, and that readers should know of."
            isOptional
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="contact">
        {(bound) => (
          <TextField
            label="How readers reach you"
            description="An e-mail address or a web address. It is shown as it stands."
            autoCapitalize="none"
            isOptional
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="isProfileShown">
        {(bound) => (
          <Checkbox
            label="Show me on the newsroom’s public page of people"
            description="Your name, the languages you read, and what stands above. Without it readers are told nothing of you; you can take it back at any time."
            {...bound}
          />
        )}
      </Field>
      <SubmitButton form={form} pendingLabel="Saving…" className="self-start">
        Save what readers are told
      </SubmitButton>
    </form>
  );
}
