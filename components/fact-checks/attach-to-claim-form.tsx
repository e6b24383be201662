"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { attachFactCheckInput } from "@/lib/fact-checks/schema";
import type { Result } from "@/lib/result";

const stances = [
  { value: "supports", label: "Supports" },
  { value: "refutes", label: "Refutes" },
  { value: "context", label: "Gives context" },
];

/** Asks which claim an imported fact-check is evidence on, and what it does to it. */
export function AttachToClaimForm({
  factCheck,
  claims,
  action,
  onClose,
}: {
  factCheck: { id: string; claim: string };
  claims: readonly { id: string; statement: string }[];
  action: (input: z.input<typeof attachFactCheckInput>) => Promise<Result<{ number: number }>>;
  onClose: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: attachFactCheckInput,
    defaultValues: { claimId: "", factCheckId: factCheck.id },
    action,
    onSuccess: ({ number }) => {
      toastDone(`It is evidence ${number} of that claim now.`);
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <p dir="auto" className="text-13 text-secondary">
        {factCheck.claim}
      </p>
      <FormAlert form={form} />
      <Field form={form} name="claimId">
        {(bound) => (
          <Select
            label="Claim"
            emptyLabel="Choose…"
            choices={claims.map(({ id, statement }) => ({ value: id, label: statement }))}
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="stance">
        {(bound) => <RadioGroup label="To the claim, it" direction="line" choices={stances} {...bound} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <SubmitButton form={form} pendingLabel="Attaching…">
          Attach
        </SubmitButton>
      </div>
    </form>
  );
}
