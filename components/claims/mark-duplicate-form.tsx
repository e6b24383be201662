"use client";
import { useEffect, useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Sibling } from "@/lib/claims/lineage-queries";
import { markDuplicateInput } from "@/lib/claims/schema";

const idInAddress = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** Says which other claim this one repeats: one of its article, or any other by the address of its page. */
export function MarkDuplicateForm({
  claim,
  siblings,
  action,
  onMarked,
}: {
  claim: { id: string; revisionNumber: number };
  siblings: readonly Sibling[];
  action: Action<typeof markDuplicateInput>;
  onMarked: () => void;
}) {
  const [address, setAddress] = useState("");
  const { form, submit } = useCommandForm({
    schema: markDuplicateInput,
    defaultValues: { claimId: claim.id, revisionNumber: claim.revisionNumber, ofClaimId: "" },
    action,
    onSuccess: onMarked,
  });
  // Only once the list holds the other claim can it be chosen there.
  useEffect(() => {
    if (address !== "") form.setValue("ofClaimId", address);
  }, [address, form]);
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Mark as a duplicate" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="ofClaimId">
        {(bound) => (
          <Select
            label="The same as"
            emptyLabel="Choose a claim of this article"
            choices={[
              ...siblings.map(({ id, statement }) => ({ value: id, label: statement })),
              ...(siblings.some(({ id }) => id === address) || address === ""
                ? []
                : [{ value: address, label: "The claim at the address below" }]),
            ]}
            {...bound}
          />
        )}
      </Field>
      <TextField
        label="Or the address of another claim’s page"
        isOptional
        autoComplete="off"
        onChange={(event) => {
          const id = event.target.value.match(idInAddress)?.at(-1) ?? "";
          setAddress(id);
        }}
      />
      <span>
        <SubmitButton form={form} size="small" pendingLabel="Saving…">
          Mark as a duplicate
        </SubmitButton>
      </span>
    </form>
  );
}
