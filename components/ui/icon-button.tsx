"use client";
import type { LucideIcon } from "lucide-react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import type { ButtonLook } from "@/components/ui/button-look";
import { buttonClass } from "@/components/ui/button-look";
import { Tooltip } from "@/components/ui/tooltip";

type IconButtonProps = Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> &
  ButtonLook & {
    icon: LucideIcon;
    /** What it does: its accessible name and its tooltip. */
    label: string;
    /** The key that does the same, shown in the tooltip. */
    keys?: string;
    className?: string;
  };

/** A square button with an icon; its name is shown on hover and focus. */
export function IconButton({ icon: Icon, label, keys, look = "quiet", size, className = "", ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton type="button" {...rest} aria-label={label} className={`${buttonClass({ look, size })} aspect-square !px-0 ${className}`}>
        <Icon aria-hidden size={16} strokeWidth={1.75} />
      </AriaButton>
    </Tooltip>
  );
}
