"use client";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Keys } from "@/components/ui/kbd";

/** One line of a menu: something to do, or somewhere to go. */
export type MenuEntry =
  | { id: string; label: string; keys?: string; isDisabled?: boolean; isDangerous?: boolean; isCurrent?: boolean; onAction: () => void }
  | { id: string; label: string; keys?: string; isDisabled?: boolean; isDangerous?: boolean; isCurrent?: boolean; href: string }
  | { id: string; separator: true };

/** A menu under a trigger button. `label` names it for those who cannot see what opened it. */
export function Menu({
  trigger,
  label,
  entries,
  children,
}: {
  trigger: ReactNode;
  label: string;
  entries: readonly MenuEntry[];
  children?: ReactNode;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} className="floats z-50 min-w-48 rounded-md border border-hairline bg-raised p-1 shadow-float">
        {children}
        <AriaMenu aria-label={label} className="max-h-[60dvh] overflow-y-auto outline-none">
          {entries.map((entry) =>
            "separator" in entry ? <Separator key={entry.id} className="my-1 border-hairline border-t" /> : line(entry),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function line(entry: Exclude<MenuEntry, { separator: true }>) {
  return (
    <AriaMenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      {...("href" in entry ? { href: entry.href } : { onAction: entry.onAction })}
      className={`flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-sm px-2 text-13 outline-offset-[-2px] data-disabled:cursor-not-allowed data-focused:bg-sunken data-disabled:text-secondary ${entry.isDangerous ? "text-danger" : "text-ink"}`}
    >
      <span className="flex items-center gap-2">
        {entry.label}
        {entry.isCurrent ? <Check aria-label="chosen" size={14} /> : null}
      </span>
      {entry.keys === undefined ? null : <Keys keys={entry.keys} />}
    </AriaMenuItem>
  );
}
