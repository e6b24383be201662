"use client";
import { useRef, useState } from "react";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { publishReportInput } from "@/lib/reports/schema";
import type { Result } from "@/lib/result";

type Change = "first" | "typo" | "clarification" | "update" | "correction";
type Input = { articleId: string; versionNumber: number; contentSeen?: string | undefined; change: Change; reason?: string | undefined };

/** What the person is looking at while they decide: what is published is this, or nothing. */
export type Seen = { articleId: string; versionNumber: number; contentSeen: string; claims: number };

const kinds = [
  { value: "typo", label: "Typing error", description: "Nothing that is said changes." },
  { value: "clarification", label: "Clarification", description: "Says the same more clearly." },
  { value: "update", label: "Update", description: "New facts since the last version." },
  { value: "correction", label: "Correction", description: "The last version was wrong. A second editor publishes it." },
];

/**
 * Publishes a first or later version, after one question. `isBlocked` while a rule of the gate is not fulfilled; `isUpToDate` while there is
 * nothing to publish: then nothing shows, but the focus has a place to come back to.
 */
export function PublishReportForm({
  seen,
  isBlocked,
  isUpToDate,
  action,
}: {
  seen: Seen;
  isBlocked: boolean;
  isUpToDate: boolean;
  action: (input: Input) => Promise<Result<{ number: number }>>;
}) {
  const { articleId, versionNumber, contentSeen } = seen;
  const isFirst = versionNumber === 0;
  const [isAsking, setIsAsking] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const home = useRef<HTMLDivElement>(null);
  const { form, submit } = useCommandForm<Input, { number: number }>({
    schema: publishReportInput,
    defaultValues: { articleId, versionNumber, contentSeen, change: isFirst ? "first" : "update", reason: "" },
    // The form stays while the page behind it is drawn afresh: what counts is what the page shows now.
    action: (input) => action({ ...input, versionNumber, contentSeen }),
    onSuccess: ({ number }, published) => {
      published.reset({ articleId, versionNumber: number, contentSeen, change: "update", reason: "" });
      toastDone(`Version ${number} is published.`);
      // The button that had the focus is gone.
      home.current?.focus();
    },
  });
  const ask = async () => {
    if (await form.trigger(undefined, { shouldFocus: true })) setIsAsking(true);
  };
  const send = async () => {
    setIsSending(true);
    await submit();
    setIsSending(false);
  };
  return (
    <div ref={home} tabIndex={-1} className="outline-none">
      {isUpToDate ? null : (
        <form
          noValidate
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBlocked) void ask();
          }}
        >
          <FormAlert form={form} />
          {isFirst ? null : (
            <>
              <Field form={form} name="change">
                {(bound) => <RadioGroup label="What kind of change is it?" choices={kinds} {...bound} />}
              </Field>
              <Field form={form} name="reason">
                {(bound) => (
                  <TextArea label="What was changed, and why" description="Readers see it with the version." rows={3} {...bound} />
                )}
              </Field>
            </>
          )}
          <Button type="submit" look="primary" isDisabled={isBlocked} isPending={isSending} className="self-start">
            {isSending ? "Publishing…" : isFirst ? "Publish…" : `Publish version ${versionNumber + 1}…`}
          </Button>
        </form>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={isFirst ? "Publish this report?" : `Publish version ${versionNumber + 1}?`}
        confirmLabel="Publish"
        look="primary"
        onConfirm={send}
      >
        {isFirst
          ? `Everybody can read it from that moment, with a page for ${seen.claims === 1 ? "its claim" : `each of its ${seen.claims} claims`}. A published version can be followed by another, but never changed or deleted.`
          : "Everybody can read it from that moment. The versions before it stay at their addresses, and the corrections page lists the change."}
      </ConfirmDialog>
    </div>
  );
}
