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

function placeWords(sourceKind: string): { label: string; description: string; isOptional?: boolean } {
  switch (sourceKind) {
    case "recording":
      return { label: "When in the recording", description: "1:02:03, or 0:14:30–0:15:05; more words after a comma." };
    case "dataset":
      return { label: "Where in the data", description: "Cells, such as Sheet1!B2:C9, or the query that gave it." };
    default:
      return { label: "Where in the source", description: "Page, paragraph, section.", isOptional: true };
  }
}

/** The passage itself: quoted words, where they stand, what they do to the claim, and how close the source is to the facts. */
export function PassageFields<Input extends FieldValues>({
  form,
  names,
  sourceKind,
}: {
  form: CommandForm<Input>;
  names: Names<Input>;
  sourceKind: string;
}) {
  const chosen: unknown = useWatch({ control: form.control, name: names.directness });
  return (
    <>
      <Field form={form} name={names.quote}>
        {(bound) => <TextArea label="Quote" description="The passage, word for word." face="serif" rows={3} dir="auto" {...bound} />}
      </Field>
      <Field form={form} name={names.locator}>
        {(bound) => <TextField {...placeWords(sourceKind)} autoComplete="off" {...bound} />}
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
