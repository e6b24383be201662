"use client";
import { type ComponentProps, useId } from "react";
import { boxClass, describe, FieldFrame, type FieldProps } from "@/components/ui/field-frame";

type Native<Tag extends "input" | "textarea" | "select"> = Omit<ComponentProps<Tag>, "className" | "style" | "children">;

/** One line of text; `width="short"` for what is only a few letters long; also `type="email" | "password" | "url" | "search" | "number"`. Works with react-hook-form's `register`. */
export function TextField({
  label,
  description,
  error,
  isLabelHidden,
  isOptional,
  optionalWord,
  className,
  width = "full",
  ...input
}: FieldProps & Omit<Native<"input">, "width"> & { width?: "short" | "full" }) {
  const ownId = useId();
  const id = input.id ?? ownId;
  return (
    <FieldFrame {...{ id, label, description, error, isLabelHidden, isOptional, optionalWord, className }}>
      <input
        type="text"
        {...input}
        {...describe(id, { description, error })}
        id={id}
        className={`${boxClass} h-8 ${width === "short" ? "max-w-40" : ""}`}
      />
    </FieldFrame>
  );
}

/** Many lines of text; grows with what is typed, up to most of the window. `face="serif"` for words that will be published. */
export function TextArea({
  label,
  description,
  error,
  isLabelHidden,
  isOptional,
  className,
  face = "sans",
  rows = 4,
  ...input
}: FieldProps & Native<"textarea"> & { face?: "sans" | "serif" }) {
  const ownId = useId();
  const id = input.id ?? ownId;
  const faceClass = face === "serif" ? "font-serif font-reading text-18" : "";
  return (
    <FieldFrame {...{ id, label, description, error, isLabelHidden, isOptional, className }}>
      <textarea
        rows={rows}
        {...input}
        {...describe(id, { description, error })}
        id={id}
        // A box that grows with its words begins at two lines, whatever it is told by `rows`.
        style={{ minHeight: `min(calc(${rows}lh + 1rem + 2px), 70dvh)` }}
        className={`${boxClass} field-sizing-content max-h-[70dvh] resize-y py-2 ${faceClass}`}
      />
    </FieldFrame>
  );
}

/** A day, as YYYY-MM-DD, with the browser's own calendar; `width="full"` beside other fields of a grid. */
export function DateField({
  width = "short",
  ...props
}: FieldProps & Omit<Native<"input">, "type" | "width"> & { width?: "short" | "full" }) {
  return <TextField {...props} type="date" width={width} />;
}

/** A time of day, as HH:MM, with the browser's own clock. */
export function TimeField(props: FieldProps & Omit<Native<"input">, "type" | "width">) {
  return <TextField {...props} type="time" width="short" />;
}
