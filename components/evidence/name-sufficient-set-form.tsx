"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { DraftedForm } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import { nameSufficientSetInput } from "@/lib/evidence/schema";
import type { Piece } from "./evidence-card";
import { EvidenceChoices } from "./evidence-choices";

const sides = [
  { value: "supports", label: "Support the claim" },
  { value: "refutes", label: "Refute the claim" },
];

/** Says which pieces of evidence alone would be enough for a verdict. */
export function NameSufficientSetForm({
  claim,
  evidence,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  claim: { id: string; revisionNumber: number };
  /** The evidence that stands. */
  evidence: readonly Piece[];
  draftKey: string;
  action: Action<typeof nameSufficientSetInput>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const router = useRouter();
  const [base, setBase] = useState(claim.revisionNumber);
  const { form, submit } = useCommandForm({
    schema: nameSufficientSetInput,
    defaultValues: { claimId: claim.id, revisionNumber: claim.revisionNumber, evidenceIds: [], note: "" },
    action: async (input) => {
      const result = await action(input);
      if (!result.ok && result.refusal.code !== "FORBIDDEN") router.refresh();
      return result;
    },
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:nameSufficientSet`, fields: ["evidenceIds", "stance", "note"] });
  const overtaken = {
    title: "The claim was reworded while you wrote",
    words: "Read the new wording above. What you wrote is kept.",
    keep: "I have read it",
    onKeep: () => {
      setBase(claim.revisionNumber);
      form.setValue("revisionNumber", claim.revisionNumber);
      form.clearErrors("root");
    },
  };
  return (
    <DraftedForm
      {...{ form, submit, draft, onClose }}
      label="Say what suffices"
      verb="Put it on record"
      pendingVerb="Recording…"
      overtaken={claim.revisionNumber === base ? null : overtaken}
    >
      <fieldset className="flex min-w-0 flex-col gap-1.5">
        <legend className="mb-1 font-strong text-13">This evidence alone suffices</legend>
        <Field form={form} name="evidenceIds">
          {(bound) => <EvidenceChoices evidence={evidence} bound={bound} />}
        </Field>
      </fieldset>
      <Field form={form} name="stance">
        {(bound) => <RadioGroup label="To do what?" direction="line" choices={sides} {...bound} />}
      </Field>
      <Field form={form} name="note">
        {(bound) => <TextArea label="Why" description="Why nothing else is needed." rows={2} dir="auto" {...bound} />}
      </Field>
    </DraftedForm>
  );
}
