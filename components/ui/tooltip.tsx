"use client";
import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Keys } from "@/components/ui/kbd";

/** Words beside whatever pressable it wraps (a Button of this kit), on hover and on keyboard focus. Never the only place for what a person must know. */
export function Tooltip({ words, keys, children }: { words: string; keys?: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {children}
      <AriaTooltip
        offset={6}
        className="floats z-50 flex max-w-72 items-center gap-2 rounded-sm bg-ink px-2 py-1 text-12 text-paper shadow-float"
      >
        {words}
        {keys === undefined ? null : <Keys keys={keys} look="inverse" />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
