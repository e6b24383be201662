"use client";
import { type ComponentProps, useId } from "react";
import { describe, FieldNotes, type FieldProps } from "@/components/ui/field-frame";

/** A yes or no with its sentence. Works with react-hook-form's `register`. */
export function Checkbox({
  label,
  description,
  error,
  isLabelHidden,
  className,
  ...input
}: Omit<FieldProps, "isOptional"> & Omit<ComponentProps<"input">, "className" | "style" | "children" | "type">) {
  const ownId = useId();
  const id = input.id ?? ownId;
  return (
    <div className={`flex min-w-0 gap-2 ${className ?? ""}`}>
      <input type="checkbox" {...input} {...describe(id, { description, error })} id={id} className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1">
        <label htmlFor={id} className={isLabelHidden ? "sr-only" : "text-13"}>
          {label}
        </label>
        <FieldNotes id={id} description={description} error={error} />
      </div>
    </div>
  );
}
