"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button, type ButtonProps } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

const widths = { narrow: "max-w-md", medium: "max-w-xl", wide: "max-w-3xl" } as const;

type DialogProps = {
  title: string;
  children: ReactNode | ((close: () => void) => ReactNode);
  width?: keyof typeof widths;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** `alertdialog` for a question that must be answered: a click outside then does not close it. */
  role?: "dialog" | "alertdialog";
};

/** A dialog under a trigger button, or controlled by `isOpen` and `onOpenChange` without one. Focus goes in, stays in, and comes back. */
export function Dialog({ trigger, ...rest }: DialogProps & { trigger?: ReactNode }) {
  if (trigger === undefined) return <DialogWindow {...rest} />;
  return (
    <DialogTrigger>
      {trigger}
      <DialogWindow {...rest} />
    </DialogTrigger>
  );
}

function DialogWindow({ title, children, width = "medium", role = "dialog", isOpen, onOpenChange }: DialogProps) {
  return (
    <ModalOverlay
      isDismissable={role === "dialog"}
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
      className="fixed inset-0 z-40 flex items-start justify-center overflow-y-auto bg-shade p-4 pt-[12dvh]"
    >
      <Modal className={`floats w-full ${widths[width]} rounded-md border border-hairline bg-raised shadow-float`}>
        <AriaDialog role={role} className="outline-none">
          {({ close }) => (
            <>
              <header className="flex items-center justify-between gap-4 border-hairline border-b py-2 pr-2 pl-4">
                <Heading slot="title" className="text-15">
                  {title}
                </Heading>
                <IconButton icon={X} label="Close" onPress={close} />
              </header>
              <div className="p-4">{typeof children === "function" ? children(close) : children}</div>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A question before something that cannot be taken back. `onConfirm` runs once; the dialog closes when it is done. */
export function ConfirmDialog({
  trigger,
  title,
  children,
  confirmLabel,
  look = "danger",
  onConfirm,
}: {
  trigger: ReactNode;
  title: string;
  /** What will happen, and to whom, in a sentence or two. */
  children: ReactNode;
  /** The verb: "Disable", not "OK". */
  confirmLabel: string;
  look?: NonNullable<ButtonProps["look"]>;
  onConfirm: () => void | Promise<void>;
}) {
  return (
    <Dialog trigger={trigger} title={title} width="narrow" role="alertdialog">
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
