import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { type Choice, Select } from "@/components/ui/select";

/** Narrows a list. A plain form whose choice stands in the address: kept as a bookmark, sent as a link. */
export function NarrowForm({
  label,
  isNarrowed,
  kept = {},
  words = { narrow: "Narrow", showAll: "Show all" },
  className,
  children,
}: {
  label: string;
  isNarrowed: boolean;
  /** What else stands in the address and stays there. */
  kept?: Record<string, string>;
  /** The form's own words, where the page speaks another language. */
  words?: { narrow: string; showAll: string };
  className: string;
  children: ReactNode;
}) {
  return (
    <form method="get" aria-label={label} className={`no-print flex flex-wrap items-end gap-3 ${className}`}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button type="submit">{words.narrow}</Button>
      {isNarrowed ? (
        <TextLink look="meta" href={`?${new URLSearchParams(kept)}`} className="pb-2 text-13">
          {words.showAll}
        </TextLink>
      ) : null}
    </form>
  );
}

/** One of several, or any; shows anew what the address says. */
export function NarrowSelect({
  value = "",
  ...select
}: {
  label: string;
  name: string;
  emptyLabel: string;
  className: string;
  value: string | number | undefined;
  choices: readonly Choice[];
}) {
  return <Select key={value} defaultValue={String(value)} {...select} />;
}
