"use client";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

type Message = { words: string; look: "done" | "failed"; undo?: () => void };

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
const stayMs = 8_000;

/** Says what was done; with `undo`, offers to take it back while the toast is there. */
export function toastDone(words: string, options: { undo?: () => void | Promise<void> } = {}): void {
  const { undo } = options;
  queue.add({ words, look: "done", ...(undo === undefined ? {} : { undo: () => void undo() }) }, { timeout: stayMs });
}

/** Says what failed. Stays until the person closes it. */
export function toastFailed(words: string): void {
  queue.add({ words, look: "failed" });
}

/** Where toasts appear; once, in the layout. F6 moves the focus there and back. */
export function Toasts() {
  return (
    <ToastRegion
      queue={queue}
      aria-label="Messages"
      className="no-print fixed right-4 bottom-4 z-50 flex max-w-[calc(100vw-2rem)] flex-col-reverse gap-2"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className={`floats flex min-h-12 w-96 max-w-full items-center gap-3 rounded-md border bg-raised py-2 pr-2 pl-3 shadow-float ${toast.content.look === "failed" ? "border-danger" : "border-hairline"}`}
        >
          {toast.content.look === "failed" ? (
            <CircleAlert aria-hidden size={18} className="shrink-0 text-danger" />
          ) : (
            <CircleCheck aria-hidden size={18} className="shrink-0 text-success" />
          )}
          <ToastContent className="min-w-0 flex-1 text-13">
            <Text slot="title">{toast.content.words}</Text>
          </ToastContent>
          {toast.content.undo === undefined ? null : (
            <Button
              size="small"
              onPress={() => {
                queue.close(toast.key);
                toast.content.undo?.();
              }}
            >
              Undo
            </Button>
          )}
          <IconButton icon={X} label="Close message" size="small" slot="close" />
        </Toast>
      )}
    </ToastRegion>
  );
}
