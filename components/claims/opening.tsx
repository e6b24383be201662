"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { hasDraft, subscribeDrafts } from "@/components/forms/use-draft";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-look";

/**
 * A button that opens a form in its place. When the form closes, the focus returns to the button, or to the section's name when the button
 * is no longer there. `keyName` lets a key press the button; `draftKey` is the form's own, and says on the button that words wait inside.
 */
export function Opening({
  label,
  keyName,
  draftKey,
  look,
  size = "small",
  children,
}: ButtonLook & { label: ReactNode; keyName?: string; draftKey?: string; children: (close: () => void) => ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const mustFocus = useRef(false);
  const holdsDraft = useSyncExternalStore(
    subscribeDrafts,
    () => draftKey !== undefined && hasDraft(draftKey),
    () => false,
  );

  useEffect(() => {
    if (isOpen) {
      const field = frame.current?.querySelector<HTMLElement>("textarea, input:not([type=hidden]), select");
      field?.focus();
      field?.scrollIntoView({ block: "nearest" });
      return;
    }
    if (!mustFocus.current) return;
    mustFocus.current = false;
    const section = frame.current?.closest("section")?.querySelector<HTMLElement>("h2");
    (frame.current?.querySelector<HTMLElement>("button") ?? section)?.focus();
  }, [isOpen]);

  function close() {
    mustFocus.current = true;
    setIsOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    // What was written stays as a draft, so leaving costs nothing.
    if (event.key !== "Escape" || event.defaultPrevented || !isOpen) return;
    event.preventDefault();
    close();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the form leaves it; the form's own buttons do the same.
    <div ref={frame} className={isOpen ? "w-full" : ""} onKeyDown={onKeyDown}>
      {isOpen ? (
        children(close)
      ) : (
        <Button look={look} size={size} onPress={() => setIsOpen(true)} {...(keyName === undefined ? {} : { "data-key": keyName })}>
          {label}
          {holdsDraft ? <Badge tone="caution">Draft</Badge> : null}
        </Button>
      )}
    </div>
  );
}
