"use client";
import { ClaimantFields } from "@/components/claims/claimant-fields";
import type { Action } from "@/components/desk/desk-actions";
import { DraftedForm } from "@/components/forms/drafted-form";
import { Field } from "@/components/forms/field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { TextArea } from "@/components/ui/text-field";
import type { DeskCandidate } from "@/lib/claims/desk-queries";
import { acceptCandidateInput } from "@/lib/claims/schema";

const drafted = ["statement", "claimantName", "claimantKind"] as const;

/** Accepts a candidate with a wording of one's own. */
export function AcceptCandidateForm({
  candidate,
  draftKey,
  action,
  onClose,
  onAccepted,
}: {
  candidate: DeskCandidate;
  draftKey: string;
  action: Action<typeof acceptCandidateInput, { claimId: string }>;
  onClose: () => void;
  onAccepted: (claimId: string) => void;
}) {
  const { form, submit } = useCommandForm({
    schema: acceptCandidateInput,
    defaultValues: {
      candidateId: candidate.id,
      statement: candidate.statement,
      claimantName: candidate.claimant ?? "",
      claimantKind: "person",
    },
    action,
    onSuccess: ({ claimId }) => {
      draft.forget();
      onAccepted(claimId);
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:acceptCandidate:${candidate.id}`, fields: drafted });
  return (
    <DraftedForm
      {...{ form, submit, draft, onClose }}
      label="Accept with your wording"
      verb="Accept with this wording"
      pendingVerb="Accepting…"
    >
      <Field form={form} name="statement">
        {(bound) => (
          <TextArea
            label="Statement"
            description="One assertion that can be checked and that stands without the article."
            face="serif"
            rows={3}
            dir="auto"
            {...bound}
          />
        )}
      </Field>
      <ClaimantFields form={form} name="claimantName" kind="claimantKind" />
    </DraftedForm>
  );
}
