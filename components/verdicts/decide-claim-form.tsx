"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { decideClaimInput } from "@/lib/verdicts/schema";
import { Precedents } from "./precedents";
import { confidenceChoices, ratingChoices } from "./ruling-choices";
import { ScaleMoved } from "./scale-moved";

const drafted = ["ratingId", "justification", "confidence"] as const;

/** What a verdict would rest on. */
function groundOf(hand: ClaimAtHand) {
  return {
    revisionNumber: hand.claim.revisionNumber,
    verdictNumber: hand.verdicts[0]?.number ?? 0,
    evidenceSetHash: hand.setHash,
    wordsHash: hand.wordsHash,
  };
}

/** Settles the verdict on the wording, the words in the article and the evidence that the editor saw; when they move meanwhile, the form says so and keeps everything. */
export function DecideClaimForm({
  workspace,
  hand,
  draftKey,
  action,
  onClose,
  onSettled,
}: {
  workspace: string;
  hand: ClaimAtHand;
  draftKey: string;
  action: Action<typeof decideClaimInput, { number: number }>;
  onClose: () => void;
  onSettled: () => void;
}) {
  const router = useRouter();
  const now = groundOf(hand);
  const [seen, setSeen] = useState(now);
  const { form, submit } = useCommandForm({
    schema: decideClaimInput,
    defaultValues: { claimId: hand.claim.id, ratingId: "", justification: "", confidence: "medium", ...seen },
    action: async (input) => {
      const result = await action(input);
      // INVALID too: the scale may have changed, and the form then shows both.
      if (!result.ok && result.refusal.code !== "FORBIDDEN") router.refresh();
      return result;
    },
    onSuccess: () => {
      draft.forget();
      onSettled();
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:decideClaim`, fields: drafted });
  const moved = [
    now.revisionNumber === seen.revisionNumber ? null : "the wording",
    now.wordsHash === seen.wordsHash ? null : "the words in the article",
    now.evidenceSetHash === seen.evidenceSetHash ? null : "the evidence",
    now.verdictNumber === seen.verdictNumber ? null : "the verdict",
  ].filter((part) => part !== null);

  function lookAgain() {
    setSeen(now);
    form.setValue("revisionNumber", now.revisionNumber);
    form.setValue("verdictNumber", now.verdictNumber);
    form.setValue("evidenceSetHash", now.evidenceSetHash);
    form.setValue("wordsHash", now.wordsHash);
    form.clearErrors("root");
  }

  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Settle the verdict" className="flex flex-col gap-4">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      {moved.length === 0 ? (
        <FormAlert form={form} />
      ) : (
        <Notice tone="caution" role="alert" title={`While you were deciding, ${moved.join(" and ")} changed`}>
          <p>Look at it again. What you wrote is kept.</p>
          <Button size="small" className="mt-2" onPress={lookAgain}>
            I have looked at it
          </Button>
        </Notice>
      )}
      <Precedents workspace={workspace} form={form} claimId={hand.claim.id} scale={hand.scale} />
      <ScaleMoved form={form} scale={hand.scale} />
      <Field form={form} name="ratingId">
        {(bound) => <RadioGroup label="Verdict" choices={ratingChoices(hand.scale.ratings)} {...bound} />}
      </Field>
      <Field form={form} name="justification">
        {(bound) => (
          <TextArea
            label="Justification"
            description="For readers: what the evidence shows, and why that is enough."
            face="serif"
            rows={5}
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="confidence">
        {(bound) => <RadioGroup label="How sure is the newsroom?" direction="line" choices={confidenceChoices} {...bound} />}
      </Field>
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Settling…" isDisabled={moved.length > 0}>
          Settle verdict
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Close
        </Button>
      </div>
    </form>
  );
}
