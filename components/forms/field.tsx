"use client";
import type { ReactNode } from "react";
import { type FieldValues, get, type Path, type PathValue, type UseFormRegisterReturn, useFormState } from "react-hook-form";
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
  const registered = form.register(name);
  const ref = (element: unknown) => registerKeeping(element, { register: registered.ref, keep: (value) => keepEarly(form, name, value) });
  return children({ ...registered, ref, ...(message === undefined ? {} : { error: message }) });
}

const known = new WeakSet<object>();

type Native = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isNative(element: unknown): element is Native {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/** What somebody put into a field since the page was drawn; null for nothing. */
function putInto(element: Native): string | true | null {
  if (element instanceof HTMLSelectElement) {
    const drawn = Math.max(
      0,
      [...element.options].findIndex((option) => option.defaultSelected),
    );
    return element.selectedIndex === drawn ? null : element.value;
  }
  if (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) {
    if (!element.checked || element.defaultChecked) return null;
    return element.type === "checkbox" ? true : element.value;
  }
  return element.value === element.defaultValue ? null : element.value;
}

/** Registers a field. Registering writes the form's value into it; what a person (or their password manager) put there before is handed to `keep`. */
function registerKeeping(
  element: unknown,
  { register, keep }: { register: (element: unknown) => void; keep: (value: string | true) => void },
) {
  const isFirst = isNative(element) && !known.has(element);
  const early = isFirst ? putInto(element) : null;
  register(element);
  if (isFirst) known.add(element);
  if (early !== null) keep(early);
}

function keepEarly<Input extends FieldValues>(form: CommandForm<Input>, name: Path<Input>, value: string | true) {
  form.setValue(name, value as PathValue<Input, Path<Input>>, { shouldDirty: true });
}

function messageOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("message" in error && typeof error.message === "string" && error.message !== "") return error.message;
  if ("root" in error) return messageOf(error.root);
  return undefined;
}
