"use client";
import { type ComponentProps, type ReactNode, useId } from "react";
import { describe, FieldNotes, type FieldProps } from "@/components/ui/field-frame";
import type { Choice } from "@/components/ui/select";

type RadioGroupProps = FieldProps &
  Omit<ComponentProps<"input">, "className" | "style" | "children" | "type" | "value" | "id"> & {
    name: string;
    choices: readonly (Choice & { mark?: ReactNode })[];
    /** Set with `onChange` to control it; leave out under react-hook-form. */
    value?: string | undefined;
    direction?: "rows" | "line";
  };

/** One of a few, all in sight, each with its own sentence of help. Works with react-hook-form's `register`. */
export function RadioGroup({
  label,
  description,
  error,
  isLabelHidden,
  isOptional,
  className,
  choices,
  value,
  direction = "rows",
  ...input
}: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset className={`min-w-0 ${className ?? ""}`} {...describe(id, { description, error })}>
      <legend className={isLabelHidden ? "sr-only" : "mb-1 font-strong text-13"}>
        {label}
        {isOptional ? <span className="font-normal text-secondary"> (optional)</span> : null}
      </legend>
      <div className={direction === "rows" ? "flex flex-col" : "flex flex-wrap gap-x-4"}>
        {choices.map((choice) => (
          <label key={choice.value} className="flex items-start gap-2 rounded-sm py-1 text-13 has-disabled:text-secondary">
            <input
              type="radio"
              {...input}
              value={choice.value}
              disabled={choice.isDisabled ?? input.disabled}
              {...(value === undefined ? {} : { checked: value === choice.value })}
              {...(choice.description === undefined ? {} : { "aria-describedby": `${id}-${choice.value}` })}
              className="mt-0.5 size-4 shrink-0"
            />
            <span>
              {choice.mark}
              <span>{choice.label}</span>
              {choice.description === undefined ? null : (
                <span id={`${id}-${choice.value}`} className="block text-12 text-secondary">
                  {choice.description}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      <div className="mt-1 flex flex-col gap-1">
        <FieldNotes id={id} description={description} error={error} />
      </div>
    </fieldset>
  );
}
