"use client";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-field";
import type { Sibling } from "@/lib/claims/lineage-queries";
import { mergeClaimsInput } from "@/lib/claims/schema";

/** Merges a claim with another of its article into a new one. */
export function MergeClaimsForm({
  claim,
  siblings,
  action,
  onMerged,
}: {
  claim: { id: string; revisionNumber: number; statement: string; language: string };
  siblings: readonly Sibling[];
  action: Action<typeof mergeClaimsInput>;
  onMerged: () => void;
}) {
  const [otherId, setOtherId] = useState("");
  const own = { claimId: claim.id, revisionNumber: claim.revisionNumber };
  const { form, submit } = useCommandForm({
    schema: mergeClaimsInput,
    defaultValues: { claims: [own], statement: claim.statement },
    action,
    onSuccess: onMerged,
  });
  function choose(id: string) {
    const other = siblings.find((sibling) => sibling.id === id);
    setOtherId(id);
    form.setValue("claims", other === undefined ? [own] : [own, { claimId: other.id, revisionNumber: other.revisionNumber }]);
    form.clearErrors("claims");
  }
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Merge with another claim" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="claims">
        {({ error }) => (
          <Select
            label="Merge with"
            emptyLabel="Choose a claim of this article"
            choices={siblings.map(({ id, statement }) => ({ value: id, label: statement }))}
            value={otherId}
            onChange={(event) => choose(event.target.value)}
            {...(error === undefined ? {} : { error })}
          />
        )}
      </Field>
      <Field form={form} name="statement">
        {(bound) => <TextArea label="Statement of the merged claim" face="serif" rows={2} dir="auto" lang={claim.language} {...bound} />}
      </Field>
      <span>
        <SubmitButton form={form} size="small" pendingLabel="Merging…">
          Merge the claims
        </SubmitButton>
      </span>
    </form>
  );
}
