"use client";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type ConfirmDialogProps = {
  title: string;
  /** What will happen, and to whom, in a sentence or two. */
  children: ReactNode;
  /** The verb: "Disable", not "OK". */
  confirmLabel: string;
  look?: NonNullable<ButtonProps["look"]>;
  onConfirm: () => void | Promise<void>;
} & ({ trigger: ReactNode } | { isOpen: boolean; onOpenChange: (isOpen: boolean) => void });

/** A question before something that cannot be taken back; the safe answer has the focus. The dialog closes, then `onConfirm` runs, once. */
export function ConfirmDialog({ title, children, confirmLabel, look = "danger", onConfirm, ...opening }: ConfirmDialogProps) {
  return (
    <Dialog {...opening} title={title} width="narrow" role="alertdialog">
      {(close) => (
        <div className="flex flex-col gap-4">
          <div className="text-13">{children}</div>
          <div className="flex justify-end gap-2">
            <Button onPress={close} autoFocus>
              Cancel
            </Button>
            <Button
              look={look}
              onPress={() => {
                close();
                void onConfirm();
              }}
            >
              {confirmLabel}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
