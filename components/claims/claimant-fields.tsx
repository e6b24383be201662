"use client";
import type { FieldValues, Path } from "react-hook-form";
import { Field } from "@/components/forms/field";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";

const kinds = [
  { value: "person", label: "Person" },
  { value: "organisation", label: "Organisation" },
];

/** Who makes the claim: a name and whether it is a person or an organisation. */
export function ClaimantFields<Input extends FieldValues>({
  form,
  name,
  kind,
}: {
  form: CommandForm<Input>;
  name: Path<Input>;
  kind: Path<Input>;
}) {
  return (
    <div className="grid grid-cols-[1fr_8.5rem] gap-2">
      <Field form={form} name={name}>
        {(bound) => <TextField label="Claimant" isOptional autoComplete="off" {...bound} />}
      </Field>
      <Field form={form} name={kind}>
        {(bound) => <Select label="Claimant is a" choices={kinds} {...bound} />}
      </Field>
    </div>
  );
}
