"use client";
import type { ReactNode } from "react";
import { type FieldValues, get, type Path, type UseFormRegisterReturn, useFormState } from "react-hook-form";
import type { CommandForm } from "@/components/forms/use-command-form";

/** What Field hands to the kit's field inside it. */
export type Bound = UseFormRegisterReturn & { error?: string };

/**
 * Ties one field of a form to a field of the kit:
 * `<Field form={form} name="title">{(bound) => <TextField label="Title" {...bound} />}</Field>`.
 * The kit's field shows label, help and error, and wires them for screen readers.
 */
export function Field<Input extends FieldValues>({
  form,
  name,
  children,
}: {
  form: CommandForm<Input>;
  name: Path<Input>;
  children: (bound: Bound) => ReactNode;
}) {
  const { errors } = useFormState({ control: form.control, name });
  const found: unknown = get(errors, name);
  const message = messageOf(found);
  return children({ ...form.register(name), ...(message === undefined ? {} : { error: message }) });
}

function messageOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string" && error.message !== "") return error.message;
  if ("root" in error) return messageOf(error.root);
  return undefined;
}
