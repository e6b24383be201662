"use client";
import { usePathname } from "next/navigation";
import { useWatch } from "react-hook-form";
import type { Action } from "@/components/desk/desk-actions";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import type { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { Select } from "@/components/ui/select";
import { DateField, TextArea, TextField } from "@/components/ui/text-field";
import type { KeptFact } from "@/lib/evidence/record-source";
import { attachEvidenceInput, sourceKinds } from "@/lib/evidence/schema";
import { sayKept, sayStance, sourceKindWords } from "./evidence-words";
import { PassageFields } from "./passage-fields";
import { SourceChoice } from "./source-choice";
import { type KnownSource, useChosenSource } from "./use-known-sources";

const passage = {
  quote: "quote",
  locator: "locator",
  stance: "stance",
  directness: "directness",
  secondaryReason: "secondaryReason",
  note: "note",
} as const;

const drafted = [
  ...(["sourceId", "sourceKind", "sourceTitle", "sourceUrl", "sourcePublisher", "sourceAuthor", "sourcePublishedOn"] as const),
  ...(["sourceInterests", "quote", "locator", "stance", "directness", "secondaryReason", "note"] as const),
];

/** Attaches a passage of a source: one the newsroom knows, or a new one. */
export function AttachEvidenceForm({
  claimId,
  sources,
  draftKey,
  action,
  onClose,
  onAttached,
}: {
  claimId: string;
  sources: readonly KnownSource[];
  draftKey: string;
  action: Action<typeof attachEvidenceInput, { number: number; kept: KeptFact[] }>;
  onClose: () => void;
  onAttached: (words: string) => void;
}) {
  const { form, submit } = useCommandForm({
    schema: attachEvidenceInput,
    defaultValues: {
      ...{ claimId, sourceId: "", sourceKind: "webPage", sourceTitle: "", sourceUrl: "", sourcePublisher: "", sourceAuthor: "" },
      ...{ sourcePublishedOn: "", sourceInterests: "", quote: "", locator: "", directness: "primary", secondaryReason: "", note: "" },
    },
    action,
    onSuccess: ({ number, kept }) => {
      draft.forget();
      onAttached(`Evidence ${number} is attached: ${sayStance(form.getValues("stance")).toLowerCase()}.${sayKept(kept)}`);
      onClose();
    },
  });
  const draft = useDraft(form, { key: `${draftKey}:attachEvidence`, fields: drafted });
  const [chosenId, newKind] = useWatch({ control: form.control, name: ["sourceId", "sourceKind"] });
  const workspace = usePathname().split("/")[1] ?? "";
  const { chosen, isUnread, remember } = useChosenSource(workspace, chosenId || null, sources);
  const sourceKind = chosenId ? chosen?.kind : newKind;
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Attach evidence" className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      <FormAlert form={form} />
      {/* A newsroom without sources has none to look for. */}
      {sources.length === 0 && !chosenId ? null : (
        <SourceChoice {...{ form, workspace, chosen, isUnread }} newest={sources} onFound={remember} />
      )}
      {chosenId ? null : <NewSource form={form} />}
      <PassageFields form={form} sourceKind={sourceKind ?? ""} names={passage} />
      <SendOrCancel form={form} verb="Attach evidence" pendingVerb="Attaching…" onCancel={onClose} />
    </form>
  );
}

type Form = Parameters<typeof SubmitButton<Parameters<Action<typeof attachEvidenceInput>>[0]>>[0]["form"];

function NewSource({ form }: { form: Form }) {
  return (
    <>
      <Field form={form} name="sourceTitle">
        {(bound) => <TextField label="Title of the source" autoComplete="off" dir="auto" {...bound} />}
      </Field>
      <Field form={form} name="sourceUrl">
        {(bound) => (
          <TextField
            label="Web address"
            type="url"
            isOptional
            description="Without one, readers need who holds it or said it, and of which day it is."
            autoComplete="off"
            {...bound}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field form={form} name="sourceKind">
          {(bound) => (
            <Select label="Kind" choices={sourceKinds.map((kind) => ({ value: kind, label: sourceKindWords[kind] }))} {...bound} />
          )}
        </Field>
        <Field form={form} name="sourcePublisher">
          {(bound) => <TextField label="Publisher" isOptional autoComplete="off" {...bound} />}
        </Field>
        <Field form={form} name="sourceAuthor">
          {(bound) => <TextField label="Author" isOptional autoComplete="off" {...bound} />}
        </Field>
        <Field form={form} name="sourcePublishedOn">
          {(bound) => <DateField label="Published on" isOptional {...bound} />}
        </Field>
      </div>
      <Field form={form} name="sourceInterests">
        {(bound) => (
          <TextArea label="Interests" isOptional description="Who pays, who gains: what a reader should know of it." rows={2} {...bound} />
        )}
      </Field>
    </>
  );
}
