"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
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
const listeners = new Set<() => void>();

function write(place: string, kept: string | null): void {
  if (kept === null) localStorage.removeItem(place);
  else localStorage.setItem(place, kept);
  for (const listener of listeners) listener();
}

/** Whether unsaved words are kept under this key. */
export function hasDraft(key: string): boolean {
  return localStorage.getItem(`${prefix}${key}`) !== null;
}

/** Puts words into a form that is not open yet: they stand in it when it opens, beside what was drafted there. */
export function addToDraft(key: string, fields: Record<string, unknown>): void {
  const place = `${prefix}${key}`;
  write(place, JSON.stringify({ ...parse(localStorage.getItem(place)), ...fields }));
}

/** The unsaved words of one field that are kept under this key; null for none. */
export function keptIn(key: string, field: string): string | null {
  const words = parse(localStorage.getItem(`${prefix}${key}`))?.[field];
  return typeof words === "string" && words.trim() !== "" ? words : null;
}

/** Drops what is kept under this key. */
export function discardDraft(key: string): void {
  write(`${prefix}${key}`, null);
}

/** Calls back whenever a draft comes or goes, in this window or another; returns what stops it. */
export function subscribeDrafts(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

/**
 * Keeps what is typed in a form in this browser until it is saved, and puts it back after a reload or a crash. `forget` after a success;
 * `isRestored` says that what stands in the form is from before.
 */
export function useDraft<Input extends FieldValues>(form: CommandForm<Input>, { key, fields }: Options<Input>) {
  const [isRestored, setIsRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
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
    write(place, JSON.stringify(written) === JSON.stringify(untouched) ? null : JSON.stringify(written));
  });

  useEffect(() => {
    restore();
    // Leaving the form or the page within the wait must not lose the last words; after a success, or once kept, there is nothing to keep.
    const keepPending = () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      keep(form.getValues());
    };
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(keepPending, waitMs);
      },
    });
    // A page that goes away ends no effects; one put into the background of a phone may be ended without a word.
    window.addEventListener("pagehide", keepPending);
    document.addEventListener("visibilitychange", keepPending);
    return () => {
      stop();
      window.removeEventListener("pagehide", keepPending);
      document.removeEventListener("visibilitychange", keepPending);
      keepPending();
    };
  }, [form]);

  return {
    isRestored,
    forget() {
      clearTimeout(timer.current);
      timer.current = undefined;
      write(place, null);
      setIsRestored(false);
    },
    discard() {
      clearTimeout(timer.current);
      timer.current = undefined;
      write(place, null);
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
