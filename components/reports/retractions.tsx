"use client";
import { useState } from "react";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { runCommand } from "@/components/forms/run-command";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { askRetractionInput, type confirmRetractionInput, type dropRetractionInput } from "@/lib/reports/schema";
import type { Result } from "@/lib/result";

type Run<Schema extends z.ZodType> = (input: z.input<Schema>) => Promise<Result<unknown>>;

/** What editors can do about a retraction. */
export type RetractionActions = {
  askRetraction: Run<typeof askRetractionInput>;
  confirmRetraction: Run<typeof confirmRetractionInput>;
  dropRetraction: Run<typeof dropRetractionInput>;
};

/** A retraction that waits; `isOwn` is whether the person looking asked for it. */
export type WaitingRetraction = { id: string; what: string; reason: string; askedBy: string; isOwn: boolean };

type Props = { articleId: string; versionNumber: number; actions: RetractionActions };

/** Taking back what is published: those that wait for a second editor, and the way to ask for one. */
export function Retractions({
  waiting,
  claims,
  ...props
}: Props & { waiting: readonly WaitingRetraction[]; claims: readonly { id: string; statement: string }[] }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section aria-labelledby="retractions" className="border-hairline border-t pt-4">
      <h2 id="retractions" className="text-15">
        Retraction
      </h2>
      {waiting.map((one) => (
        <Waiting key={one.id} retraction={one} {...props} />
      ))}
      {isAsking ? (
        <AskForm {...props} claims={claims} onClose={() => setIsAsking(false)} />
      ) : (
        <>
          <p className="mt-1 text-13 text-secondary">For what should not have been published. One editor asks, another confirms.</p>
          <Button size="small" className="mt-2" onPress={() => setIsAsking(true)}>
            Ask for a retraction…
          </Button>
        </>
      )}
    </section>
  );
}

function Waiting({ retraction, versionNumber, actions }: { retraction: WaitingRetraction } & Props) {
  const { id: retractionId, what, reason, askedBy, isOwn } = retraction;
  const [isConfirming, setIsConfirming] = useState(false);
  const [isDropping, setIsDropping] = useState(false);
  async function confirm() {
    if (await runCommand(() => actions.confirmRetraction({ retractionId, versionNumber }))) toastDone("It is retracted.");
  }
  async function drop() {
    setIsDropping(true);
    if (await runCommand(() => actions.dropRetraction({ retractionId }))) toastDone("Nothing is retracted.");
    setIsDropping(false);
  }
  return (
    <div className="my-3 border-caution border-l-2 bg-caution-wash px-3 py-2 text-13">
      <p>
        <bdi>{askedBy}</bdi> asked to retract <bdi>{what}</bdi>:
      </p>
      <p dir="auto" className="mt-1 whitespace-pre-line">
        {reason}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {isOwn ? <p className="text-secondary">Another editor must confirm it.</p> : null}
        {isOwn ? null : (
          <Button size="small" onPress={() => setIsConfirming(true)}>
            Confirm the retraction…
          </Button>
        )}
        <Button size="small" look="quiet" isPending={isDropping} onPress={drop}>
          Do not retract
        </Button>
      </div>
      <ConfirmDialog isOpen={isConfirming} onOpenChange={setIsConfirming} title="Retract it?" confirmLabel="Retract" onConfirm={confirm}>
        Readers see from that moment that it is retracted, and why, above every version. Nothing is deleted, and it cannot be undone.
      </ConfirmDialog>
    </div>
  );
}

function AskForm({
  articleId,
  claims,
  actions,
  onClose,
}: Props & { claims: readonly { id: string; statement: string }[]; onClose: () => void }) {
  const { form, submit } = useCommandForm<z.input<typeof askRetractionInput>, unknown>({
    schema: askRetractionInput,
    defaultValues: { articleId, claimId: "", reason: "" },
    action: actions.askRetraction,
    onSuccess: () => {
      toastDone("Another editor can confirm it now.");
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Ask for a retraction" className="mt-2 flex flex-col gap-3">
      <FormAlert form={form} />
      <Field form={form} name="claimId">
        {(bound) => (
          <Select
            label="What to retract"
            emptyLabel="The whole report"
            choices={claims.map(({ id, statement }) => ({ value: id, label: statement }))}
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="reason">
        {(bound) => <TextArea label="Why it is retracted" description="Readers see it above every version." rows={4} {...bound} />}
      </Field>
      <SendOrCancel form={form} verb="Ask for it" pendingVerb="Asking…" onCancel={onClose} />
    </form>
  );
}
