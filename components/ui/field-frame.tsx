import type { ReactNode } from "react";

/** What every field of the kit takes beside its own. */
export type FieldProps = {
  label: string;
  /** One sentence of help, read out with the field. */
  description?: string | undefined;
  /** What is wrong and how to mend it; the field is marked invalid while it is there. */
  error?: string | undefined;
  /** Hides the label from the eye only, where the place says it already. */
  isLabelHidden?: boolean | undefined;
  /** Says "optional" beside the label; fields without it are required in words, not by a star. */
  isOptional?: boolean | undefined;
  /** The word for that, where the page speaks another language. */
  optionalWord?: string | undefined;
  className?: string | undefined;
};

/** The ids that tie a field to its description and its error. */
export function describe(id: string, { description, error }: Pick<FieldProps, "description" | "error">) {
  const parts = [description === undefined ? null : `${id}-about`, error === undefined ? null : `${id}-error`].filter(
    (part) => part !== null,
  );
  return {
    ...(parts.length === 0 ? {} : { "aria-describedby": parts.join(" ") }),
    ...(error === undefined ? {} : { "aria-invalid": true as const }),
  };
}

/** The look of every box one can type in or choose from. */
export const boxClass =
  "block w-full rounded-sm border border-rule bg-raised px-2 text-13 text-ink placeholder:text-secondary hover:border-secondary aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-secondary";

/** Label above, field, help and error below. */
export function FieldFrame({ id, children, ...field }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${field.className ?? ""}`}>
      <label htmlFor={id} className={field.isLabelHidden ? "sr-only" : "font-strong text-13"}>
        {field.label}
        {field.isOptional ? <span className="font-normal text-secondary"> ({field.optionalWord ?? "optional"})</span> : null}
      </label>
      {children}
      <FieldNotes id={id} description={field.description} error={field.error} />
    </div>
  );
}

/** The description and the error under a field or a group of fields. */
export function FieldNotes({ id, description, error }: { id: string; description?: string | undefined; error?: string | undefined }) {
  return (
    <>
      {description === undefined ? null : (
        <p id={`${id}-about`} className="text-12 text-secondary">
          {description}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="flex gap-1 text-12 text-danger">
          <span aria-hidden>▲</span>
          {error}
        </p>
      )}
    </>
  );
}
