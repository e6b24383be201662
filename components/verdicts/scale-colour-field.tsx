"use client";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { leastContrast } from "@/lib/verdicts/contrast";
import { palette } from "@/lib/verdicts/marks";
import type { ScaleForm } from "./scale-values";

const offered = Object.entries(palette).map(([value, { name }]) => ({ value, label: name }));
const own = { value: "own", label: "Own colours…" };
const shapeOfColour = /^#[0-9a-f]{6}$/i;

/** A label's colour: one of those that pass, or the newsroom's own for each theme, with how far each stands out. */
export function ScaleColourField({ form, place }: { form: ScaleForm; place: number }) {
  const [light, dark] = useWatch({ control: form.control, name: [`ratings.${place}.colourLight`, `ratings.${place}.colourDark`] });
  const known = Object.entries(palette).find(([, colour]) => colour.light === light && colour.dark === dark)?.[0];
  const [isOwn, setIsOwn] = useState(known === undefined);
  const chosen = isOwn || known === undefined ? "own" : known;
  return (
    <>
      <Select
        label="Colour"
        choices={[...offered, own]}
        value={chosen}
        onChange={({ target }) => {
          const colour = Object.entries(palette).find(([key]) => key === target.value)?.[1];
          setIsOwn(colour === undefined);
          if (colour === undefined) return;
          form.setValue(`ratings.${place}.colourLight`, colour.light, { shouldDirty: true });
          form.setValue(`ratings.${place}.colourDark`, colour.dark, { shouldDirty: true });
          form.clearErrors([`ratings.${place}.colourLight`, `ratings.${place}.colourDark`]);
        }}
      />
      {chosen === "own" ? (
        <div className="col-span-full grid gap-3 sm:grid-cols-2">
          <Field form={form} name={`ratings.${place}.colourLight`}>
            {(bound) => (
              <TextField label="On light" description={sayContrast(light, "light")} placeholder="#0b6660" maxLength={7} {...bound} />
            )}
          </Field>
          <Field form={form} name={`ratings.${place}.colourDark`}>
            {(bound) => (
              <TextField label="On dark" description={sayContrast(dark, "dark")} placeholder="#5cc2b7" maxLength={7} {...bound} />
            )}
          </Field>
        </div>
      ) : null}
    </>
  );
}

function sayContrast(colour: string, theme: "light" | "dark"): string {
  if (!shapeOfColour.test(colour)) return "# and six figures; at least 4.5 : 1 against every background.";
  const found = (Math.floor(leastContrast(colour.toLowerCase(), theme) * 10) / 10).toFixed(1);
  return `${found} : 1 against the closest background; at least 4.5 is needed.`;
}
