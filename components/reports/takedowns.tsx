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
import { type Choice, Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import type { Permission } from "@/lib/permission";
import {
  askTakedownInput,
  type confirmTakedownInput,
  type dropTakedownInput,
  type TakedownCategory,
  takedownCategory,
} from "@/lib/reports/schema";
import { takedownWords } from "@/lib/reports/words";
import type { Result } from "@/lib/result";

type Run<Schema extends z.ZodType> = (input: z.input<Schema>) => Promise<Result<unknown>>;
type AskInput = z.input<typeof askTakedownInput>;

/** What can be done about a takedown. */
export type TakedownActions = {
  askTakedown: Run<typeof askTakedownInput>;
  confirmTakedown: Run<typeof confirmTakedownInput>;
  dropTakedown: Run<typeof dropTakedownInput>;
};

/** A takedown that waits; `mayConfirm` is the policy's answer for the person looking. */
export type WaitingTakedown = {
  id: string;
  what: string;
  category: TakedownCategory;
  reason: string;
  askedBy: string;
  mayConfirm: Permission;
};

const capitalised = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

type Props = { articleId: string; versionNumber: number; actions: TakedownActions };

/** What the law demands to be gone: takedowns that wait for an owner, and the way to ask for one. `choices` are what can be taken beside the whole report. */
export function Takedowns({ waiting, choices, ...props }: Props & { waiting: readonly WaitingTakedown[]; choices: readonly Choice[] }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section aria-labelledby="takedowns" className="border-hairline border-t pt-4">
      <h2 id="takedowns" className="text-15">
        Takedown by law
      </h2>
      {waiting.map((one) => (
        <Waiting key={one.id} takedown={one} {...props} />
      ))}
      {isAsking ? (
        <AskForm {...props} choices={choices} onClose={() => setIsAsking(false)} />
      ) : (
        <>
          <p className="mt-1 text-13 text-secondary">
            Only for what the law says must not even be readable. An owner who is not the one who asked confirms.
          </p>
          <Button size="small" className="mt-2" onPress={() => setIsAsking(true)}>
            Ask for a takedown…
          </Button>
        </>
      )}
    </section>
  );
}

function Waiting({ takedown, versionNumber, actions }: { takedown: WaitingTakedown } & Props) {
  const { id: takedownId, what, category, reason, askedBy, mayConfirm } = takedown;
  const [isConfirming, setIsConfirming] = useState(false);
  const [isDropping, setIsDropping] = useState(false);
  async function confirm() {
    if (await runCommand(() => actions.confirmTakedown({ takedownId, versionNumber }))) toastDone("It is taken down.");
  }
  async function drop() {
    setIsDropping(true);
    if (await runCommand(() => actions.dropTakedown({ takedownId }))) toastDone("Nothing is taken down.");
    setIsDropping(false);
  }
  return (
    <div className="my-3 border-danger border-l-2 bg-danger-wash px-3 py-2 text-13">
      <p>
        <bdi>{askedBy}</bdi> asked to take down <bdi>{what}</bdi>, since {takedownWords[category]}:
      </p>
      <p dir="auto" className="mt-1 whitespace-pre-line">
        {reason}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {mayConfirm === true ? (
          <Button size="small" onPress={() => setIsConfirming(true)}>
            Take it down…
          </Button>
        ) : (
          <p className="w-full">{mayConfirm}</p>
        )}
        <Button size="small" look="quiet" isPending={isDropping} onPress={drop}>
          Do not take it down
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isConfirming}
        onOpenChange={setIsConfirming}
        title="Take it down for good?"
        confirmLabel="Take down"
        onConfirm={confirm}
      >
        The words are erased from every version that holds them, and cannot be brought back. Their addresses then say that something was
        taken down, with the ground, the hashes and the places in the log.
      </ConfirmDialog>
    </div>
  );
}

function AskForm({ articleId, choices, actions, onClose }: Props & { choices: readonly Choice[]; onClose: () => void }) {
  const { form, submit } = useCommandForm<AskInput, unknown>({
    schema: askTakedownInput,
    defaultValues: { articleId, what: "", category: "courtOrder", reason: "" },
    action: actions.askTakedown,
    onSuccess: () => {
      toastDone("An owner can confirm it now.");
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Ask for a takedown" className="mt-2 flex flex-col gap-3">
      <FormAlert form={form} />
      <Field form={form} name="what">
        {(bound) => <Select label="What to take down" emptyLabel="The whole report" choices={choices} {...bound} />}
      </Field>
      <Field form={form} name="category">
        {(bound) => (
          <Select
            label="Ground"
            description="Readers are told this and no more."
            choices={takedownCategory.options.map((value) => ({ value, label: capitalised(takedownWords[value]) }))}
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="reason">
        {(bound) => <TextArea label="What demands it" description="For the newsroom; readers do not see it." rows={3} {...bound} />}
      </Field>
      <SendOrCancel form={form} verb="Ask for it" pendingVerb="Asking…" onCancel={onClose} />
    </form>
  );
}
