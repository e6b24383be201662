"use client";
import type { FieldValues, Path } from "react-hook-form";
import { Field } from "@/components/forms/field";
import type { CommandForm } from "@/components/forms/use-command-form";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Readers } from "./discussion-words";

const choices = [
  { value: "informed", label: "Those who may see the assessments", description: "The others read it once their own assessment is in." },
  { value: "everyone", label: "Everybody now", description: "Only if nothing in it tells a rating." },
];

/** Who reads a comment, where its author knows assessments that others are still to be kept from. Nothing elsewhere. */
export function AudienceField<Input extends FieldValues>({
  form,
  name,
  readers,
}: {
  form: CommandForm<Input>;
  name: Path<Input>;
  readers: Readers;
}) {
  if (readers !== "choice") return null;
  return (
    <Field form={form} name={name}>
      {(bound) => <RadioGroup label="Who reads it" choices={choices} {...bound} />}
    </Field>
  );
}
