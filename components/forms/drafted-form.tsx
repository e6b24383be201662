"use client";
import type { BaseSyntheticEvent, ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { DraftNote } from "@/components/forms/draft-note";
import { FormAlert } from "@/components/forms/form-alert";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** What somebody else saved meanwhile, shown until the person chooses to go on with theirs: `words` say what it is now. */
export type Overtaken = { title: string; words: ReactNode; keep: string; onKeep: () => void };

/** Both texts, when somebody else was first; nothing is sent before one is chosen. */
export function OvertakenNotice({ title, words, keep, onKeep }: Overtaken) {
  return (
    <Notice tone="caution" title={title} role="alert">
      <p>{words}</p>
      <Button size="small" className="mt-2" onPress={onKeep}>
        {keep}
      </Button>
    </Notice>
  );
}

/** A form that keeps a draft: what was written before on top, then what went wrong, the fields, and the two ways out of it. */
export function DraftedForm<Input extends FieldValues>({
  label,
  form,
  submit,
  draft,
  verb,
  pendingVerb,
  overtaken = null,
  onClose,
  children,
}: {
  label: string;
  form: CommandForm<Input>;
  submit: (event?: BaseSyntheticEvent) => Promise<void>;
  draft: { isRestored: boolean; discard: () => void };
  verb: string;
  pendingVerb: string;
  overtaken?: Overtaken | null;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <form onSubmit={submit} noValidate method="post" aria-label={label} className="flex flex-col gap-3">
      <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
      {overtaken === null ? <FormAlert form={form} /> : <OvertakenNotice {...overtaken} />}
      {children}
      <SendOrCancel form={form} verb={verb} pendingVerb={pendingVerb} isDisabled={overtaken !== null} onCancel={onClose} />
    </form>
  );
}
