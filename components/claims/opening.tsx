"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-look";

/**
 * A button that opens a form in its place. When the form closes, the focus returns to the button, or to the section's name when the button
 * is no longer there. `keyName` lets a key press the button.
 */
export function Opening({
  label,
  keyName,
  look,
  size = "small",
  children,
}: ButtonLook & { label: ReactNode; keyName?: string; children: (close: () => void) => ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const mustFocus = useRef(false);

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

  return (
    <div ref={frame}>
      {isOpen ? (
        children(close)
      ) : (
        <Button look={look} size={size} onPress={() => setIsOpen(true)} {...(keyName === undefined ? {} : { "data-key": keyName })}>
          {label}
        </Button>
      )}
    </div>
  );
}
