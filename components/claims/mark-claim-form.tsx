"use client";
import { useEffect, useRef } from "react";
import { ClaimantFields } from "@/components/claims/claimant-fields";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { TextArea } from "@/components/ui/text-field";
import { directionOf } from "@/lib/articles/direction";
import { markClaimInput } from "@/lib/claims/schema";

const drafted = ["statement", "claimantName", "claimantKind"] as const;

/** Words of the article about to become a claim; `proposed` is how a machine words it, and who it says claims it. */
export type Marking = {
  snapshotId: string;
  start: number;
  end: number;
  exact: string;
  proposed?: { statement: string; claimant: string | null } | undefined;
};

/** Makes a claim of selected words: the verbatim quote beside the statement made of it, and who made it. */
export function MarkClaimForm({
  marking,
  claimant,
  language,
  draftKey,
  action,
  onClose,
  onMarked,
}: {
  marking: Marking;
  /** Who is taken to speak until the person says otherwise: the article's author. */
  claimant: string | null;
  language: string;
  /** Whose drafts these are. */
  draftKey: string;
  action: Action<typeof markClaimInput, { claimId: string }>;
  onClose: () => void;
  onMarked: (claimId: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const { proposed, ...place } = marking;
  const { form, submit } = useCommandForm({
    schema: markClaimInput,
    defaultValues: {
      ...place,
      statement: proposed?.statement ?? marking.exact,
      claimantName: (proposed === undefined ? claimant : proposed.claimant) ?? "",
      claimantKind: "person",
    },
    action,
    onSuccess: ({ claimId }) => {
      draft.forget();
      onMarked(claimId);
    },
  });
  const draft = useDraft(form, {
    key: `${draftKey}:markClaim:${place.snapshotId}:${place.start}-${place.end}`,
    fields: drafted,
  });
  useEffect(() => {
    const field = frame.current?.querySelector("textarea");
    field?.focus();
    field?.select();
  }, []);
  return (
    <div ref={frame} className="px-4 py-3">
      <h2 className="mb-3 font-strong text-15">Mark a claim</h2>
      <form
        onSubmit={submit}
        noValidate
        method="post"
        aria-label="Mark a claim"
        className="flex flex-col gap-3"
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
      >
        <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
        <FormAlert form={form} />
        <figure>
          <figcaption className="mb-1 font-strong text-13">Quote</figcaption>
          <blockquote
            dir={directionOf(marking.exact)}
            lang={language}
            className="max-h-48 overflow-y-auto whitespace-pre-wrap border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
          >
            {marking.exact}
          </blockquote>
        </figure>
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
        <SendOrCancel form={form} verb="Mark as a claim" pendingVerb="Marking…" onCancel={onClose} />
      </form>
    </div>
  );
}
