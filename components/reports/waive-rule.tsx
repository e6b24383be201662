"use client";
import { useState } from "react";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { runCommand } from "@/components/forms/run-command";
import { SendOrCancel } from "@/components/forms/send-or-cancel";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { type endWaiversInput, waiveRuleInput } from "@/lib/reports/schema";
import { type WaivableCode, withoutWords } from "@/lib/reports/waivable";
import type { Result } from "@/lib/result";

/** What the gate's margin can do about a rule that is not fulfilled. */
export type WaiverActions = {
  waiveRule: (input: z.input<typeof waiveRuleInput>) => Promise<Result<unknown>>;
  endWaivers: (input: z.input<typeof endWaiversInput>) => Promise<Result<unknown>>;
};

type Props = { articleId: string; rule: WaivableCode; actions: WaiverActions };

/** The way to waive one rule for the claims that do not fulfil it now: a button, then the reason that readers will see. */
export function WaiveRule({ claimIds, ...props }: Props & { claimIds: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button size="small" look="quiet" className="mt-1" onPress={() => setIsOpen(true)}>
        Waive it…
      </Button>
    );
  }
  return <WaiveRuleForm {...props} claimIds={claimIds} onClose={() => setIsOpen(false)} />;
}

function WaiveRuleForm({ articleId, rule, claimIds, actions, onClose }: Props & { claimIds: readonly string[]; onClose: () => void }) {
  const { form, submit } = useCommandForm<z.input<typeof waiveRuleInput>, unknown>({
    schema: waiveRuleInput,
    defaultValues: { articleId, rule, claimIds: [...claimIds], reason: "" },
    // The claims may have changed while the reason was written: what counts is what the page shows now.
    action: (input) => actions.waiveRule({ ...input, claimIds: [...claimIds] }),
    onSuccess: () => {
      toastDone("The rule is waived. Readers will see why.");
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Waive the rule" className="mt-2 flex flex-col gap-3">
      <FormAlert form={form} />
      <Field form={form} name="reason">
        {(bound) => (
          <TextArea
            label="Why it is right to publish all the same"
            description={`Readers see: “Published without ${withoutWords[rule]}”, and this reason.`}
            rows={3}
            {...bound}
          />
        )}
      </Field>
      <SendOrCancel form={form} verb="Waive the rule" pendingVerb="Waiving…" onCancel={onClose} />
    </form>
  );
}

/** Takes a rule's waivers back. */
export function EndWaivers({ articleId, rule, actions }: Props) {
  const [isPending, setIsPending] = useState(false);
  async function end() {
    setIsPending(true);
    if (await runCommand(() => actions.endWaivers({ articleId, rule }))) toastDone("The rule counts again.");
    setIsPending(false);
  }
  return (
    <Button size="small" look="quiet" isPending={isPending} onPress={end}>
      No longer waive it
    </Button>
  );
}
