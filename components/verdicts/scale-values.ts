import type { z } from "zod";
import type { CommandForm } from "@/components/forms/use-command-form";
import type { reviseScaleInput } from "@/lib/verdicts/scale-schema";
import type { ScaleRating } from "@/lib/verdicts/scales";

/** What the form of a scale holds. */
export type ScaleInput = z.input<typeof reviseScaleInput>;
/** The form of a scale. */
export type ScaleForm = CommandForm<ScaleInput>;
/** One label in the form. */
export type LabelInput = ScaleInput["ratings"][number];

type Shown = Pick<ScaleRating, "key" | "label" | "meaning" | "value" | "averitec" | "fever" | "translations"> & {
  look: { shape: ScaleRating["shape"]; light: string; dark: string };
};

/** A scale as the form holds it: its name, the languages it is translated into, and its labels. */
export function valuesOf(
  name: string,
  ratings: readonly Shown[],
): Pick<ScaleInput, "name"> & Required<Pick<ScaleInput, "languages" | "ratings">> {
  return {
    name,
    languages: [...new Set(ratings.flatMap(({ translations }) => Object.keys(translations)))].toSorted(),
    ratings: ratings.map(({ key, label, meaning, value, averitec, fever, translations, look }) => ({
      ...{ key, label, meaning, averitec: averitec ?? "", fever: fever ?? "" },
      place: value === null ? "off" : "on",
      ...{ shape: look.shape, colourLight: look.light, colourDark: look.dark },
      translations: Object.fromEntries(Object.entries(translations).map(([language, words]) => [language, { ...words }])),
    })),
  };
}

/** What can be started from: an earlier version or a ready-made scale. */
export type ScaleStart = { id: string; label: string; about: string; values: ReturnType<typeof valuesOf> };
