"use client";
import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { boxClass, describe, FieldFrame, type FieldProps } from "@/components/ui/field-frame";

/** A choice to offer: its value, its words, and perhaps a sentence of help (shown by RadioGroup only). */
export type Choice = { value: string; label: string; description?: string | undefined; isDisabled?: boolean | undefined };

type SelectProps = FieldProps &
  Omit<ComponentProps<"select">, "className" | "style" | "children"> & {
    choices: readonly Choice[];
    /** Offered first, as the empty value: "Choose…", "Everyone". */
    emptyLabel?: string | undefined;
  };

/** One of several, by the browser's own list. Works with react-hook-form's `register`. */
export function Select({ label, description, error, isLabelHidden, isOptional, className, choices, emptyLabel, ...select }: SelectProps) {
  const ownId = useId();
  const id = select.id ?? ownId;
  return (
    <FieldFrame {...{ id, label, description, error, isLabelHidden, isOptional, className }}>
      <div dir={select.dir} className="relative">
        <select {...select} {...describe(id, { description, error })} id={id} className={`${boxClass} h-8 appearance-none pe-8`}>
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.isDisabled}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={16} className="pointer-events-none absolute end-2 top-2 text-secondary" />
      </div>
    </FieldFrame>
  );
}
