"use client";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-field";
import { splitClaimInput } from "@/lib/claims/schema";

const partsMin = 2;
const partsMax = 8;

/** Splits a claim into parts, each with its own statement. What carries over is said before it is done. */
export function SplitClaimForm({
  claim,
  draftKey,
  action,
  onSplit,
}: {
  claim: { id: string; revisionNumber: number; statement: string; language: string };
  draftKey: string;
  action: Action<typeof splitClaimInput>;
  onSplit: () => void;
}) {
  const { form, submit } = useCommandForm({
    schema: splitClaimInput,
    defaultValues: { claimId: claim.id, revisionNumber: claim.revisionNumber, parts: [claim.statement, ""] },
    action,
    onSuccess: () => {
      draft.forget();
      onSplit();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:splitClaim`, fields: ["parts"] });
  const [count, setCount] = useState(partsMin);
  const shown = Math.max(count, draft.isRestored ? form.getValues("parts").length : 0);
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Split the claim" className="flex flex-col gap-4">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      <FormAlert form={form} />
      {Array.from({ length: shown }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are the places themselves.
        <Field key={at} form={form} name={`parts.${at}`}>
          {(bound) => <TextArea label={`Part ${at + 1}`} face="serif" rows={2} dir="auto" lang={claim.language} {...bound} />}
        </Field>
      ))}
      <div className="flex flex-wrap gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Splitting…">
          Split the claim
        </SubmitButton>
        {shown < partsMax ? (
          <Button
            size="small"
            onPress={() => {
              form.setValue(`parts.${shown}`, "");
              setCount(shown + 1);
            }}
          >
            Add a part
          </Button>
        ) : null}
      </div>
    </form>
  );
}
