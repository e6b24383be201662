import { z } from "zod";
import { line, optionalProse, prose } from "@/lib/text";
import { contrastProblem } from "./contrast";
import { shapes } from "./marks";
import { averitecLabels, feverLabels } from "./scales";

const labelsMax = 14;
const languagesMax = 12;

const colourShape = /^#[0-9a-f]{6}$/;
const colour = z.string().trim().toLowerCase().regex(colourShape, "Give a colour as # and six figures, such as #0b6660.");

const words = z.object({ label: optionalProse(60), meaning: optionalProse(400) });

const language = z
  .string()
  .trim()
  .refine((code) => code.length <= 35 && isLanguage(code), "Give a language code, such as de, fr or pt-BR.");

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** One label as the form of a scale edits it; `key` is empty for a new one. */
const editedRating = z.object({
  key: z.string().max(80).default(""),
  label: line(60, "Give the label."),
  meaning: prose(400, "Say what the label means."),
  place: z.enum(["on", "off"]),
  shape: z.enum(shapes, "Choose a shape."),
  colourLight: colour,
  colourDark: colour,
  averitec: z.enum(["", ...averitecLabels]).default(""),
  fever: z.enum(["", ...feverLabels]).default(""),
  translations: z.record(z.string(), words).default({}),
});

/** One label as the form of a scale edits it. */
export type EditedRating = z.output<typeof editedRating>;

type Edited = { languages: readonly string[]; ratings: readonly EditedRating[] };
type Problem = { path: (string | number)[]; message: string };

// The later one of two that are alike is told, so that the person sees it where they added it.
function repeats<Item>(items: readonly Item[], textOf: (item: Item) => string): number[] {
  const seen = new Set<string>();
  return items.flatMap((item, place) => {
    const text = textOf(item).toLowerCase();
    const isRepeated = text !== "" && seen.has(text);
    seen.add(text);
    return isRepeated ? [place] : [];
  });
}

function looks({ ratings }: Edited): Problem[] {
  const shapesTwice = repeats(ratings, ({ shape }) => shape).map((place) => ({
    path: ["ratings", place, "shape"],
    message: "Another label has this shape already. Each needs its own, for those who cannot tell the colours apart.",
  }));
  const tooClose = ratings.flatMap((one, place) =>
    (["light", "dark"] as const).flatMap((theme) => {
      const field = theme === "light" ? "colourLight" : "colourDark";
      // What is no colour at all has been told already.
      const message = colourShape.test(one[field]) ? contrastProblem(one[field], theme) : null;
      return message === null ? [] : [{ path: ["ratings", place, field], message }];
    }),
  );
  return [...shapesTwice, ...tooClose];
}

function wording({ ratings, languages }: Edited): Problem[] {
  const twice = repeats(ratings, ({ label }) => label).map((place) => ({
    path: ["ratings", place, "label"],
    message: "Another label reads the same.",
  }));
  const languageTwice = repeats(languages, (code) => code).map((place) => ({ path: ["languages", place], message: "It is there twice." }));
  const untranslated = languages.flatMap((code) =>
    ratings.flatMap((one, place) =>
      (["label", "meaning"] as const).flatMap((field) =>
        (one.translations[code]?.[field] ?? "") === ""
          ? [{ path: ["ratings", place, "translations", code, field], message: `Translate it, or remove the language ${code}.` }]
          : [],
      ),
    ),
  );
  const alike = languages.flatMap((code) =>
    repeats(ratings, (one) => one.translations[code]?.label ?? "").map((place) => ({
      path: ["ratings", place, "translations", code, "label"],
      message: "Another label reads the same in this language.",
    })),
  );
  return [...twice, ...languageTwice, ...untranslated, ...alike];
}

function order({ ratings }: Edited): Problem[] {
  const onScale = ratings.flatMap((one, place) => (one.place === "on" ? [{ ...one, at: place }] : []));
  if (onScale.length < 2) return [{ path: ["ratings"], message: "At least two labels must be on the scale, the truest first." }];
  const firstRefuted = onScale.find(({ averitec, fever }) => averitec === "Refuted" || fever === "REFUTES");
  const inverted = onScale.filter(
    ({ averitec, fever, at }) => (averitec === "Supported" || fever === "SUPPORTS") && firstRefuted !== undefined && firstRefuted.at < at,
  );
  return inverted.map(({ at, averitec }) => ({
    path: ["ratings", at, averitec === "Supported" ? "averitec" : "fever"],
    message: `It stands below “${firstRefuted?.label ?? ""}”, which is mapped to refuted. The truest label comes first.`,
  }));
}

/** Input of `reviseScale`, with the version the person saw; the labels come truest first. */
export const reviseScaleInput = z
  .object({
    seenVersion: z.number().int().min(1),
    name: line(80, "Give the scale a name."),
    reason: line(500, "Say why the scale changes. It stays in the record."),
    languages: z.array(language).max(languagesMax, `At most ${languagesMax} languages.`).default([]),
    ratings: z.array(editedRating).max(labelsMax, `At most ${labelsMax} labels: as many as there are shapes.`),
  })
  .superRefine((edited, context) => {
    for (const { path, message } of [...looks(edited), ...wording(edited), ...order(edited)]) {
      context.addIssue({ code: "custom", path, message });
    }
  });
