"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { FieldValues, Path, PathValue } from "react-hook-form";
import type { CommandForm } from "@/components/forms/use-command-form";

type Options<Input extends FieldValues> = {
  /** Where this browser keeps it: name the person, the thing and its revision, so that a draft never meets words it was not written for. */
  key: string;
  /** The fields a person writes in; hidden ones such as revision numbers are never restored. */
  fields: readonly Path<Input>[];
};

const prefix = "assay-draft:";
const waitMs = 250;

/**
 * Keeps what is typed in a form in this browser until it is saved, and puts it back after a reload or a crash. `forget` after a success;
 * `isRestored` says that what stands in the form is from before.
 */
export function useDraft<Input extends FieldValues>(form: CommandForm<Input>, { key, fields }: Options<Input>) {
  const [isRestored, setIsRestored] = useState(false);
  const place = `${prefix}${key}`;

  const restore = useEffectEvent(() => {
    const kept = parse(localStorage.getItem(place));
    if (kept === null) return;
    for (const field of fields) {
      if (field in kept) form.setValue(field, kept[field] as PathValue<Input, Path<Input>>, { shouldDirty: true });
    }
    setIsRestored(true);
  });
  const keep = useEffectEvent((values: FieldValues) => {
    const written = Object.fromEntries(fields.map((field) => [field, values[field]]));
    const untouched = Object.fromEntries(fields.map((field) => [field, form.formState.defaultValues?.[field]]));
    if (JSON.stringify(written) === JSON.stringify(untouched)) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(written));
  });

  useEffect(() => {
    restore();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        clearTimeout(timer);
        timer = setTimeout(() => keep(values), waitMs);
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [form]);

  return {
    isRestored,
    forget() {
      localStorage.removeItem(place);
      setIsRestored(false);
    },
    discard() {
      localStorage.removeItem(place);
      form.reset();
      setIsRestored(false);
    },
  };
}

function parse(kept: string | null): Record<string, unknown> | null {
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch (error) {
    // Somebody else wrote there; there is nothing of ours to restore.
    console.error(error);
    return null;
  }
}
