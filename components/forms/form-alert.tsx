"use client";
import { useEffect, useRef } from "react";
import { type FieldValues, useFormState } from "react-hook-form";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Notice } from "@/components/ui/notice";

/** What went wrong with the form as a whole; takes the focus when it appears, so that nobody waits for an answer that is already there. */
export function FormAlert<Input extends FieldValues>({ form }: { form: CommandForm<Input> }) {
  const { errors, submitCount } = useFormState({ control: form.control });
  const box = useRef<HTMLDivElement>(null);
  const message = errors.root?.message;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words after another try must take the focus again.
  useEffect(() => {
    if (message !== undefined) box.current?.focus();
  }, [message, submitCount]);
  if (message === undefined) return null;
  return (
    <div ref={box} tabIndex={-1} className="rounded-sm">
      <Notice tone="danger" role="alert">
        {message}
      </Notice>
    </div>
  );
}
