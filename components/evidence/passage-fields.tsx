"use client";
import type { FieldValues, Path } from "react-hook-form";
import { useWatch } from "react-hook-form";
import { Field } from "@/components/forms/field";
import type { CommandForm } from "@/components/forms/use-command-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea, TextField } from "@/components/ui/text-field";

const stances = [
  { value: "supports", label: "Supports" },
  { value: "refutes", label: "Refutes" },
  { value: "context", label: "Gives context" },
];

const directness = [
  { value: "primary", label: "Primary", description: "The original: the record, the study, the recording, the person." },
  { value: "secondary", label: "Secondary", description: "Somebody’s account of it." },
];

type Names<Input extends FieldValues> = Record<"quote" | "locator" | "stance" | "directness" | "secondaryReason" | "note", Path<Input>>;

/** The passage itself: quoted words, where they stand, what they do to the claim, and how close the source is to the facts. */
export function PassageFields<Input extends FieldValues>({ form, names }: { form: CommandForm<Input>; names: Names<Input> }) {
  const chosen: unknown = useWatch({ control: form.control, name: names.directness });
  return (
    <>
      <Field form={form} name={names.quote}>
        {(bound) => <TextArea label="Quote" description="The passage, word for word." face="serif" rows={3} dir="auto" {...bound} />}
      </Field>
      <Field form={form} name={names.locator}>
        {(bound) => (
          <TextField label="Where in the source" description="Page, paragraph, minute." isOptional autoComplete="off" {...bound} />
        )}
      </Field>
      <Field form={form} name={names.stance}>
        {(bound) => <RadioGroup label="To the claim, this passage" direction="line" choices={stances} {...bound} />}
      </Field>
      <Field form={form} name={names.directness}>
        {(bound) => <RadioGroup label="The source is" choices={directness} {...bound} />}
      </Field>
      {chosen === "secondary" ? (
        <Field form={form} name={names.secondaryReason}>
          {(bound) => <TextArea label="Why not a primary source" rows={2} {...bound} />}
        </Field>
      ) : null}
      <Field form={form} name={names.note}>
        {(bound) => <TextArea label="Note" isOptional rows={2} dir="auto" {...bound} />}
      </Field>
    </>
  );
}
