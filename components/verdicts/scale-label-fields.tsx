"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useWatch } from "react-hook-form";
import { Field } from "@/components/forms/field";
import { IconButton } from "@/components/ui/icon-button";
import { ScaleLabel } from "@/components/ui/scale-label";
import { Select } from "@/components/ui/select";
import { TextArea, TextField } from "@/components/ui/text-field";
import { shapeNames } from "@/lib/verdicts/marks";
import { averitecLabels, feverLabels } from "@/lib/verdicts/scales";
import { ScaleColourField } from "./scale-colour-field";
import type { ScaleForm } from "./scale-values";

const places = [
  { value: "on", label: "On the scale" },
  { value: "off", label: "Off the scale" },
];
const shapeChoices = Object.entries(shapeNames).map(([value, label]) => ({ value, label }));
const averitecChoices = averitecLabels.map((value) => ({ value, label: value }));
const feverChoices = feverLabels.map((value) => ({ value, label: value }));

/** One label of the scale being edited. Alt with the arrow keys moves it from wherever the focus stands in it. */
export function ScaleLabelFields({
  form,
  place,
  count,
  onMove,
  onRemove,
}: {
  form: ScaleForm;
  place: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const languages = useWatch({ control: form.control, name: "languages" }) ?? [];
  const rating = useWatch({ control: form.control, name: `ratings.${place}` });
  const name = rating.label.trim() === "" ? `label ${place + 1}` : `“${rating.label}”`;
  function move(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(place + (event.key === "ArrowUp" ? -1 : 1));
  }
  return (
    <fieldset onKeyDown={move} className="min-w-0 border-hairline border-t py-5">
      <legend className="sr-only">{name}</legend>
      <div className="mb-3 flex items-center gap-2">
        <span className="w-5 text-12 text-secondary tabular-nums">{place + 1}</span>
        <span className="min-w-0 flex-1">
          <ScaleLabel
            word={rating.label === "" ? "…" : rating.label}
            mark={{ shape: rating.shape, light: rating.colourLight, dark: rating.colourDark, isOff: rating.place === "off" }}
          />
        </span>
        <IconButton
          icon={ArrowUp}
          label={`Move ${name} up`}
          keys="alt+↑"
          size="small"
          isDisabled={place === 0}
          onPress={() => onMove(place - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={`Move ${name} down`}
          keys="alt+↓"
          size="small"
          isDisabled={place === count - 1}
          onPress={() => onMove(place + 1)}
        />
        <IconButton icon={Trash2} label={`Remove ${name}`} size="small" onPress={onRemove} />
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field form={form} name={`ratings.${place}.label`}>
          {(bound) => <TextField label="Label" dir="auto" {...bound} />}
        </Field>
        <Field form={form} name={`ratings.${place}.meaning`}>
          {(bound) => <TextArea label="Meaning" rows={2} dir="auto" className="sm:col-span-2" {...bound} />}
        </Field>
        <Field form={form} name={`ratings.${place}.place`}>
          {(bound) => <Select label="Place" choices={places} {...bound} />}
        </Field>
        <Field form={form} name={`ratings.${place}.shape`}>
          {(bound) => <Select label="Shape" choices={shapeChoices} {...bound} />}
        </Field>
        <ScaleColourField form={form} place={place} />
        <Field form={form} name={`ratings.${place}.averitec`}>
          {(bound) => <Select label="In AVeriTeC" emptyLabel="No such label" choices={averitecChoices} {...bound} />}
        </Field>
        <Field form={form} name={`ratings.${place}.fever`}>
          {(bound) => <Select label="In FEVER" emptyLabel="No such label" choices={feverChoices} {...bound} />}
        </Field>
        {languages.map((language) => (
          <div key={language} className="col-span-full grid gap-3 sm:grid-cols-3">
            <Field form={form} name={`ratings.${place}.translations.${language}.label`}>
              {(bound) => <TextField label={`Label (${language})`} lang={language} dir="auto" {...bound} />}
            </Field>
            <Field form={form} name={`ratings.${place}.translations.${language}.meaning`}>
              {(bound) => <TextField label={`Meaning (${language})`} lang={language} dir="auto" className="sm:col-span-2" {...bound} />}
            </Field>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
