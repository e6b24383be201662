"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { reviseEvidenceInput } from "@/lib/evidence/schema";
import type { Piece } from "./evidence-card";
import { PassageFields } from "./passage-fields";

const passage = {
  quote: "quote",
  locator: "locator",
  stance: "stance",
  directness: "directness",
  secondaryReason: "secondaryReason",
  note: "note",
} as const;

const drafted = Object.values(passage);

/** Changes a piece of evidence. When somebody else was first, theirs stands beside what was written here. */
export function ReviseEvidenceForm({
  piece,
  draftKey,
  action,
  onClose,
  onSaved,
}: {
  /** As it is now; may move on while the form is open. */
  piece: Piece;
  draftKey: string;
  action: Action<typeof reviseEvidenceInput>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const router = useRouter();
  const [base, setBase] = useState(piece.revision);
  const { quote, locator, stance, directness, secondaryReason, note } = piece;
  const { form, submit } = useCommandForm({
    schema: reviseEvidenceInput,
    defaultValues: { evidenceId: piece.id, revision: piece.revision, quote, locator, stance, directness, secondaryReason, note },
    action: async (input) => {
      const result = await action(input);
      if (!result.ok && result.refusal.code === "CONFLICT") router.refresh();
      return result;
    },
    onSuccess: () => {
      draft.forget();
      onSaved();
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:reviseEvidence:${piece.id}`, fields: drafted });
  const isOvertaken = piece.revision !== base;
  return (
    <form onSubmit={submit} noValidate method="post" aria-label={`Revise evidence ${piece.number}`} className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      {isOvertaken ? (
        <Notice tone="caution" title="Somebody else revised this evidence while you were writing" role="alert">
          <p>
            It now quotes: <q dir="auto">{piece.quote}</q> What you wrote is below, unsaved.
          </p>
          <Button
            size="small"
            className="mt-2"
            onPress={() => {
              setBase(piece.revision);
              form.setValue("revision", piece.revision);
              form.clearErrors("root");
            }}
          >
            Keep mine, to replace theirs
          </Button>
        </Notice>
      ) : (
        <FormAlert form={form} />
      )}
      <PassageFields form={form} names={passage} />
      <div className="flex gap-2">
        <SubmitButton form={form} size="small" pendingLabel="Saving…" isDisabled={isOvertaken}>
          Save evidence
        </SubmitButton>
        <Button size="small" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
