"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ClaimantFields } from "@/components/claims/claimant-fields";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { OvertakenNotice } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Notice } from "@/components/ui/notice";
import { DateField, TextArea, TextField } from "@/components/ui/text-field";
import { rewriteClaimInput } from "@/lib/claims/schema";

type Wording = {
  number: number;
  statement: string;
  claimedOn: Date | null;
  claimant: { name: string; kind: "person" | "organisation" } | null;
};

const drafted = ["statement", "claimantName", "claimantKind", "claimedOn", "reason"] as const;

/** Gives the claim a new wording. When somebody else was first, both wordings stand side by side and nothing written is lost. */
export function RewriteClaimForm({
  claimId,
  wording,
  draftKey,
  hasVerdict,
  action,
  onClose,
  onSaved,
}: {
  claimId: string;
  /** The present wording; may move on while the form is open. */
  wording: Wording;
  draftKey: string;
  hasVerdict: boolean;
  action: Action<typeof rewriteClaimInput>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const router = useRouter();
  const [base, setBase] = useState(wording.number);
  const { form, submit } = useCommandForm({
    schema: rewriteClaimInput,
    defaultValues: {
      claimId,
      revisionNumber: wording.number,
      statement: wording.statement,
      claimantName: wording.claimant?.name ?? "",
      claimantKind: wording.claimant?.kind ?? "person",
      claimedOn: wording.claimedOn?.toISOString().slice(0, 10) ?? "",
      reason: "",
    },
    action: async (input) => {
      const result = await action(input);
      // Somebody was first: fetch what they wrote, so that both can be compared.
      if (!result.ok && result.refusal.code === "CONFLICT") router.refresh();
      return result;
    },
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:rewriteClaim`, fields: drafted });
  const isOvertaken = wording.number !== base;

  function goOn() {
    setBase(wording.number);
    form.setValue("revisionNumber", wording.number);
    form.clearErrors("root");
  }

  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Reword the claim" className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      {isOvertaken ? (
        <OvertakenNotice
          title="Somebody else reworded this claim while you were writing"
          words={
            <>
              It now reads: <q dir="auto">{wording.statement}</q> Your wording is below, unsaved.
            </>
          }
          keep="Keep mine, to replace theirs"
          onKeep={goOn}
        />
      ) : (
        <FormAlert form={form} />
      )}
      <Field form={form} name="statement">
        {(bound) => (
          <TextArea
            label="Statement"
            description="One assertion that can be checked and that stands without the article: names for “he”, dates for “yesterday”."
            face="serif"
            rows={3}
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      <ClaimantFields form={form} name="claimantName" kind="claimantKind" />
      <Field form={form} name="claimedOn">
        {(bound) => <DateField label="Claimed on" isOptional {...bound} />}
      </Field>
      <Field form={form} name="reason">
        {(bound) => <TextField label="Why reword it" isOptional autoComplete="off" {...bound} />}
      </Field>
      {hasVerdict ? (
        <Notice tone="caution">The verdict was given on the present wording. It will be stale until the claim is settled anew.</Notice>
      ) : null}
      <SendOrCancel form={form} verb="Save wording" pendingVerb="Saving…" isDisabled={isOvertaken} onCancel={onClose} />
    </form>
  );
}
