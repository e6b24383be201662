"use client";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
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
