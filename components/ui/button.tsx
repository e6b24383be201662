"use client";
import NextLink from "next/link";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { type ButtonLook, buttonClass } from "@/components/ui/button-look";
import type { Goes } from "@/components/ui/link";

export type ButtonProps = Omit<AriaButtonProps, "className" | "style" | "children"> &
  ButtonLook & { children: ReactNode /** Extra classes for placing it, never for its look. */; className?: string };

/** A button with words. `isPending` keeps focus, shows a spinner and refuses presses. */
export function Button({ look, size, className = "", children, isPending = false, onPress, type = "button", ...rest }: ButtonProps) {
  // Not the kit's own pending state: what it announces points at the button, and dangles when a dialog closes with it.
  const pressing = isPending ? { "aria-disabled": true, type: "button" as const } : { type, ...(onPress === undefined ? {} : { onPress }) };
  return (
    <AriaButton {...rest} {...pressing} className={`${buttonClass({ look, size })} ${className}`}>
      {isPending ? <Spinner /> : null}
      {children}
    </AriaButton>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink<Href extends string>({ look, size, className = "", ...rest }: Goes<Href> & ButtonLook) {
  return <NextLink {...rest} className={`${buttonClass({ look, size })} ${className}`} />;
}

/** A small turning ring; the words beside it say what is going on. */
function Spinner() {
  return <span aria-hidden className="spinner inline-block size-3 shrink-0 rounded-full border-2 border-current border-r-transparent" />;
}
