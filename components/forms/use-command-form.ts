"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { unstable_rethrow } from "next/navigation";
import { useRef } from "react";
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { sayLostAnswer } from "@/components/forms/lost-answer";
import type { Refusal, Result } from "@/lib/result";

/** A form bound to one command; Field, FormAlert and SubmitButton take it. */
export type CommandForm<Input extends FieldValues> = UseFormReturn<Input, unknown, Input>;

type Options<Input extends FieldValues, Value> = {
  /** The command's own input schema: the same one parses again on the server. */
  schema: z.ZodType<unknown, Input>;
  defaultValues: DefaultValues<Input>;
  action: (input: Input) => Promise<Result<Value>>;
  /** Runs after a success, before the button wakes up again. Reset the form here if it stays. */
  onSuccess?: (value: Value, form: CommandForm<Input>) => void | Promise<void>;
  /** What to say where nothing came back, where the subject is gone, and where it was refused, if the page speaks another language. */
  words?: FormWords;
  /** Runs after a CONFLICT, beside its message: fetch what the others saved, so that the form can show both. */
  onConflict?: () => void;
};

type FormWords = { lost: string; gone: string; refused: string };

/**
 * A form whose fields, errors and submission follow one command. Whatever goes wrong, what was typed stays:
 * INVALID marks the fields (nested ones too), other refusals and lost connections appear in FormAlert.
 */
export function useCommandForm<Input extends FieldValues, Value>(options: Options<Input, Value>) {
  const { schema, defaultValues, action, onSuccess, onConflict, words } = options;
  const form: CommandForm<Input> = useForm<Input, unknown, Input>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    defaultValues,
  });
  const isOnItsWay = useRef(false);

  async function send(input: Input) {
    const result = await attempt(action, input);
    if ("lost" in result) form.setError("root", { message: words?.lost ?? sayLostAnswer(result.lost) });
    else if (result.ok) await onSuccess?.(result.value, form);
    else {
      showRefusal(form, result.refusal, words);
      if (result.refusal.code === "CONFLICT") onConflict?.();
    }
  }

  async function submit(event?: React.BaseSyntheticEvent) {
    event?.preventDefault();
    // A second Enter while the first is under way must not send twice; the disabled look alone comes a render too late.
    if (isOnItsWay.current) return;
    isOnItsWay.current = true;
    try {
      await form.handleSubmit(send, (errors) => showUnplaced(form, errors))(event);
    } finally {
      isOnItsWay.current = false;
    }
  }

  return { form, submit };
}

// Next's own signals (redirect, not found) are no failures and pass on.
async function attempt<Input, Value>(
  action: (input: Input) => Promise<Result<Value>>,
  input: Input,
): Promise<Result<Value> | { lost: unknown }> {
  try {
    return await action(input);
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    return { lost: error };
  }
}

function showRefusal<Input extends FieldValues>(form: CommandForm<Input>, refusal: Refusal, words: FormWords | undefined) {
  switch (refusal.code) {
    case "INVALID":
      return showInvalid(form, refusal.fields);
    case "NOT_FOUND":
      return form.setError("root", { message: words?.gone ?? "That does not exist, or no longer does. Nothing was saved." });
    case "FORBIDDEN":
    case "CONFLICT":
      return form.setError("root", { message: words?.refused ?? refusal.reason });
  }
}

function showInvalid<Input extends FieldValues>(form: CommandForm<Input>, fields: Record<string, string[]>) {
  const values = form.getValues();
  const unplaced: string[] = [];
  let isFirst = true;
  for (const [path, messages] of Object.entries(fields)) {
    const message = messages.join(" ");
    const top = path.split(".")[0] ?? "";
    if (top === "" || !(top in values)) {
      unplaced.push(top === "" ? message : `${path}: ${message}`);
      continue;
    }
    form.setError(path as Path<Input>, { type: "server", message }, { shouldFocus: isFirst });
    isFirst = false;
  }
  if (unplaced.length > 0) form.setError("root", { message: unplaced.join(" ") });
}

// An error on something the person cannot see would otherwise make the button do nothing at all.
function showUnplaced<Input extends FieldValues>(form: CommandForm<Input>, errors: FieldErrors<Input>) {
  const found = Object.entries(errors);
  if (found.some(([, error]) => isPlaced(error))) return;
  const words = found.map(([name, error]) => `${name}: ${typeof error?.message === "string" ? error.message : "not valid"}`);
  form.setError("root", { message: words.join(" ") });
}

function isPlaced(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if ("ref" in error && error.ref !== undefined) return true;
  return Object.values(error).some(isPlaced);
}
