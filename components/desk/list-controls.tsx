"use client";
import type { ReactNode } from "react";
import type { ListFilter } from "./list-rows";
import { sayKind, sayWorth } from "./mark-words";

const scores = [0.3, 0.5, 0.7, 0.9] as const;

/** Order of the list, and which kinds and scores it holds: three small choices on one line. */
export function ListControls({
  filter,
  kindsThere,
  onFilter,
}: {
  filter: ListFilter;
  kindsThere: readonly string[];
  onFilter: (filter: ListFilter) => void;
}) {
  return (
    <div className="-mx-1 flex flex-wrap gap-x-1 gap-y-1">
      <SmallSelect
        label="Order"
        value={filter.order}
        isSet={filter.order !== "reading"}
        onChoose={(order) => onFilter({ ...filter, order: order === "worth" ? "worth" : "reading" })}
      >
        <option value="reading">Reading order</option>
        <option value="worth">By score</option>
      </SmallSelect>
      <SmallSelect
        label="Kind of sentence"
        value={filter.kind ?? ""}
        isSet={filter.kind !== null}
        onChoose={(kind) => onFilter({ ...filter, kind: kind === "" ? null : kind })}
      >
        <option value="">Any kind</option>
        {kindsThere.map((kind) => (
          <option key={kind} value={kind}>
            {sayKind(kind)}
          </option>
        ))}
      </SmallSelect>
      <SmallSelect
        label="Check-worthiness of at least"
        value={String(filter.worthMin)}
        isSet={filter.worthMin > 0}
        onChoose={(worth) => onFilter({ ...filter, worthMin: Number(worth) })}
      >
        <option value="0">Any score</option>
        {scores.map((score) => (
          <option key={score} value={score}>
            {sayWorth(score)} and more
          </option>
        ))}
      </SmallSelect>
    </div>
  );
}

function SmallSelect({
  label,
  value,
  isSet,
  onChoose,
  children,
}: {
  label: string;
  value: string;
  /** Whether it is other than it was: then it is drawn in ink, so that a narrowed list is never a surprise. */
  isSet: boolean;
  onChoose: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className={`small-select h-6 max-w-full cursor-pointer rounded-sm border-none bg-transparent px-1 text-12 hover:bg-sunken hover:text-ink ${isSet ? "font-strong text-ink" : "text-secondary"}`}
    >
      {children}
    </select>
  );
}
