"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { DraftedForm } from "@/components/forms/drafted-form";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
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
  const overtaken = {
    title: "Somebody else revised this evidence while you were writing",
    words: (
      <>
        It now quotes: <q dir="auto">{piece.quote}</q> What you wrote is below, unsaved.
      </>
    ),
    keep: "Keep mine, to replace theirs",
    onKeep: () => {
      setBase(piece.revision);
      form.setValue("revision", piece.revision);
      form.clearErrors("root");
    },
  };
  return (
    <DraftedForm
      label={`Revise evidence ${piece.number}`}
      {...{ form, submit, draft, onClose }}
      verb="Save evidence"
      pendingVerb="Saving…"
      overtaken={piece.revision === base ? null : overtaken}
    >
      <PassageFields form={form} names={passage} sourceKind={piece.source.kind} />
    </DraftedForm>
  );
}
