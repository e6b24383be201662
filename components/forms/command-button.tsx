"use client";
import { unstable_rethrow } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { sayLostAnswer } from "@/components/forms/lost-answer";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-look";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toastDone, toastFailed } from "@/components/ui/toast";
import { describeRefusal, type Result } from "@/lib/result";

/**
 * A button that runs one command without a form: says what was done or why not in a toast, asks first when `confirm` is given.
 * `onPress` is the action with its input bound.
 */
export function CommandButton({
  children,
  onPress,
  done,
  undo,
  confirm,
  look,
  size,
  isDisabled = false,
}: ButtonLook & {
  children: ReactNode;
  onPress: () => Promise<Result<unknown>>;
  /** What the toast says afterwards: "Amina is disabled." */
  done: string;
  undo?: () => Promise<Result<unknown>>;
  confirm?: { title: string; words: ReactNode; verb: string };
  isDisabled?: boolean;
}) {
  const [isPending, startTransition] = useTransition();
  const run = () => {
    startTransition(async () => {
      if (await runCommand(onPress)) toastDone(done, undo === undefined ? {} : { undo: async () => void (await runCommand(undo)) });
    });
  };
  if (confirm === undefined) {
    return (
      <Button look={look} size={size} isPending={isPending} isDisabled={isDisabled} onPress={run}>
        {children}
      </Button>
    );
  }
  return (
    <ConfirmDialog
      title={confirm.title}
      confirmLabel={confirm.verb}
      onConfirm={run}
      trigger={
        <Button look={look} size={size} isPending={isPending} isDisabled={isDisabled}>
          {children}
        </Button>
      }
    >
      {confirm.words}
    </ConfirmDialog>
  );
}

/** Runs one action and says in a toast why it failed; true when it succeeded. For keys and menus that have no form. */
export async function runCommand(action: () => Promise<Result<unknown>>): Promise<boolean> {
  try {
    const result = await action();
    if (!result.ok) toastFailed(describeRefusal(result.refusal));
    return result.ok;
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    toastFailed(sayLostAnswer(error));
    return false;
  }
}
