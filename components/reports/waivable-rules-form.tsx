"use client";
import type { z } from "zod";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { toastDone } from "@/components/ui/toast";
import { setWaivableRulesInput } from "@/lib/reports/schema";
import { waivableCodes } from "@/lib/reports/waivable";
import type { Result } from "@/lib/result";
import { ruleNames } from "./rule-names";

/** Owners choose which rules of the gate editors may waive. */
export function WaivableRulesForm({
  rules,
  action,
}: {
  rules: z.input<typeof setWaivableRulesInput>["rules"];
  action: (input: z.input<typeof setWaivableRulesInput>) => Promise<Result<unknown>>;
}) {
  const { form, submit } = useCommandForm<z.input<typeof setWaivableRulesInput>, unknown>({
    schema: setWaivableRulesInput,
    defaultValues: { rules },
    action,
    onSuccess: (_, saved) => {
      saved.reset(saved.getValues());
      toastDone("Saved. It holds from the next publication.");
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-13 text-secondary">Editors may waive, each time with a reason that readers see:</legend>
        {waivableCodes.map((code) => (
          <Checkbox key={code} label={ruleNames[code]} value={code} {...form.register("rules")} />
        ))}
      </fieldset>
      <div>
        <SubmitButton form={form} pendingLabel="Saving…">
          Save
        </SubmitButton>
      </div>
    </form>
  );
}
