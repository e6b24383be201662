"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { EvidenceChoices } from "@/components/evidence/evidence-choices";
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
import { submitAssessmentInput } from "@/lib/verdicts/schema";
import { Precedents } from "./precedents";
import { confidenceChoices, ratingChoices } from "./ruling-choices";
import { ScaleMoved } from "./scale-moved";

const drafted = ["ratingId", "justification", "confidence", "cites", "changeReason"] as const;
const secondMs = 1000;
const longestSpentS = 86_400;

/** One's own independent rating of the present wording, with its justification and the evidence it cites. */
export function SubmitAssessmentForm({
  workspace,
  claim,
  scale,
  evidence,
  own,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  workspace: string;
  claim: { id: string; revisionNumber: number };
  scale: ClaimAtHand["scale"];
  /** The evidence that stands. */
  evidence: readonly ClaimAtHand["evidence"][number][];
  /** The assessment to revise, if there is one on this wording. */
  own: ClaimAtHand["assessing"]["assessments"][number] | null;
  draftKey: string;
  action: Action<typeof submitAssessmentInput, { number: number }>;
  onClose: () => void;
  onSaved: (number: number) => void;
}) {
  const router = useRouter();
  // Time that passed, not two readings of a clock that may be set back meanwhile.
  const [openedMs] = useState(() => performance.now());
  const [base, setBase] = useState(claim.revisionNumber);
  const { form, submit } = useCommandForm({
    schema: submitAssessmentInput,
    defaultValues: {
      claimId: claim.id,
      revisionNumber: claim.revisionNumber,
      // One given on an earlier version of the scale is shown beside the present one, to be chosen again.
      ratingId: own?.rating.id ?? "",
      justification: own?.justification ?? "",
      confidence: own?.confidence ?? "medium",
      changeReason: "",
      cites: evidence.filter(({ number }) => own?.cites.includes(number)).map(({ id }) => id),
    },
    action: async (input) => {
      const result = await action({
        ...input,
        secondsSpent: Math.min(longestSpentS, Math.round((performance.now() - openedMs) / secondMs)),
      });
      // The scale or the wording may have changed meanwhile: the form then shows both.
      if (!result.ok && result.refusal.code !== "FORBIDDEN") router.refresh();
      return result;
    },
    onSuccess: ({ number }) => {
      draft.forget();
      onSaved(number);
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:submitAssessment`, fields: drafted });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Your assessment" className="flex flex-col gap-4">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      {claim.revisionNumber === base ? null : (
        <Notice tone="caution" role="alert" title="The claim was reworded while you assessed it">
          <p>Read the new wording above. What you wrote is kept.</p>
          <Button
            size="small"
            className="mt-2"
            onPress={() => {
              setBase(claim.revisionNumber);
              form.setValue("revisionNumber", claim.revisionNumber);
              form.clearErrors("root");
            }}
          >
            I have read it
          </Button>
        </Notice>
      )}
      <FormAlert form={form} />
      <Precedents workspace={workspace} form={form} claimId={claim.id} scale={scale} />
      <ScaleMoved form={form} scale={scale} />
      <Field form={form} name="ratingId">
        {(bound) => <RadioGroup label="Your rating" choices={ratingChoices(scale.ratings)} {...bound} />}
      </Field>
      <Field form={form} name="justification">
        {(bound) => (
          <TextArea
            label="Justification"
            description="What the evidence shows, and why that is enough."
            face="serif"
            rows={5}
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="confidence">
        {(bound) => <RadioGroup label="How sure are you?" direction="line" choices={confidenceChoices} {...bound} />}
      </Field>
      {own === null ? null : (
        <Field form={form} name="changeReason">
          {(bound) => (
            <TextArea
              label="What changed your mind"
              description="Stays in the record beside the earlier assessment."
              isOptional={own.sentBackAt === null}
              rows={2}
              dir="auto"
              {...bound}
            />
          )}
        </Field>
      )}
      {evidence.length === 0 ? null : (
        <fieldset className="flex min-w-0 flex-col gap-1.5">
          <legend className="mb-1 font-strong text-13">
            Evidence you rely on <span className="font-normal text-secondary">(optional)</span>
          </legend>
          <Field form={form} name="cites">
            {(bound) => <EvidenceChoices evidence={evidence} bound={bound} />}
          </Field>
        </fieldset>
      )}
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Submitting…">
          {own === null ? "Submit assessment" : "Submit revised assessment"}
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Close
        </Button>
      </div>
    </form>
  );
}
