"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { setWorkingHoursInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

type Input = z.input<typeof setWorkingHoursInput>;
const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Says when the newsroom works: what is due falls into these hours. */
export function WorkingHoursForm({
  hours,
  action,
}: {
  hours: { timeZone: string; workDays: readonly number[]; workStartsAt: number; workEndsAt: number };
  action: (input: Input) => Promise<Result<unknown>>;
}) {
  const { form, submit } = useCommandForm<Input, unknown>({
    schema: setWorkingHoursInput,
    defaultValues: { ...hours, workDays: hours.workDays.map(String) },
    action,
    onSuccess: () => toastDone("Working hours saved."),
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Working hours" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="timeZone">
        {(bound) => (
          <TextField
            label="Time zone"
            description="Such as Europe/Berlin or UTC. Readers see days and times by these clocks."
            className="max-w-60"
            {...bound}
          />
        )}
      </Field>
      <Field form={form} name="workDays">
        {({ error, ...bound }) => (
          <fieldset className="min-w-0">
            <legend className="mb-1 font-strong text-13">Working days</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-1">
              {dayNames.map((name, place) => (
                <Checkbox key={name} label={name} value={String(place + 1)} {...bound} />
              ))}
            </div>
            {error === undefined ? null : <p className="mt-1 text-12 text-danger">▲ {error}</p>}
          </fieldset>
        )}
      </Field>
      <div className="flex flex-wrap gap-4">
        <Field form={form} name="workStartsAt">
          {(bound) => <TextField label="Work begins at" type="number" min={0} max={23} width="short" {...bound} />}
        </Field>
        <Field form={form} name="workEndsAt">
          {(bound) => <TextField label="Work ends at" type="number" min={1} max={24} width="short" {...bound} />}
        </Field>
      </div>
      <SubmitButton form={form} pendingLabel="Saving…" className="self-start">
        Save working hours
      </SubmitButton>
    </form>
  );
}
