import { type Mark, palette, type Shape } from "./marks";
import { fivePointWords, fourLabelWords } from "./scale-words";

/** The labels of AVeriTeC (Schlichtkrull et al. 2023). */
export const averitecLabels = ["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"] as const;
/** The labels of FEVER (Thorne et al. 2018). */
export const feverLabels = ["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"] as const;

/** A label's words in one language. */
export type RatingWords = { label: string; meaning: string };

/** One label of a scale. `value` is the place on the scale (larger = truer, worst is 1); null is off the scale. */
export type ScaleRating = {
  key: string;
  label: string;
  meaning: string;
  value: number | null;
  /** The nearest AVeriTeC label, where there is one. */
  averitec: (typeof averitecLabels)[number] | null;
  /** The nearest FEVER label, where there is one. */
  fever: (typeof feverLabels)[number] | null;
  shape: Shape;
  /** `#rrggbb` for each theme. */
  colourLight: string;
  colourDark: string;
  /** By language code. */
  translations: Readonly<Record<string, RatingWords>>;
};

/** A scale a newsroom can start from; `about` says whom it suits. */
export type ReadyMadeScale = { name: string; about: string; ratings: readonly ScaleRating[] };

type Look = readonly [Shape, keyof typeof palette];
type Said = readonly [key: string, label: string, meaning: string];
type Mapped = readonly [ScaleRating["averitec"], ScaleRating["fever"]];

const supported: Mapped = ["Supported", "SUPPORTS"];
const refuted: Mapped = ["Refuted", "REFUTES"];
const notEnough: Mapped = ["Not Enough Evidence", "NOT ENOUGH INFO"];
const conflicting: Mapped = ["Conflicting Evidence/Cherrypicking", null];
const unmapped: Mapped = [null, null];

function rating(value: number | null, [key, label, meaning]: Said, [[averitec, fever], [shape, colour]]: readonly [Mapped, Look]) {
  const { light: colourLight, dark: colourDark } = palette[colour];
  return { key, label, meaning, value, averitec, fever, shape, colourLight, colourDark, translations: {} } satisfies ScaleRating;
}

function translated(
  ratings: readonly ScaleRating[],
  words: Readonly<Record<string, Readonly<Record<string, RatingWords>>>>,
): ScaleRating[] {
  return ratings.map((one) => ({
    ...one,
    translations: Object.fromEntries(
      Object.entries(words).flatMap(([language, labels]) => {
        const said = labels[one.key];
        return said === undefined ? [] : [[language, said] as const];
      }),
    ),
  }));
}

const unproven = rating(null, ["unproven", "Unproven", "There is not enough evidence to say."], [notEnough, ["dashedSquare", "stone"]]);
// Evidence both ways is not too little evidence: FEVER has no label for it, and calling it NOT ENOUGH INFO would say something else.
const disputed = rating(null, ["disputed", "Disputed", "Good evidence points both ways."], [conflicting, ["dashedTarget", "stone"]]);

const fivePoint = [
  rating(5, ["true", "True", "The statement is accurate and nothing important is missing."], [supported, ["disc", "teal"]]),
  rating(4, ["mostly-true", "Mostly true", "Accurate, but needs clarification or context."], [supported, ["target", "sea"]]),
  rating(3, ["mixed", "Mixed", "Partly accurate; leaves out or distorts something that matters."], [conflicting, ["halfDisc", "grey"]]),
  rating(2, ["mostly-false", "Mostly false", "Holds some truth but misleads on the whole."], [refuted, ["lozengeTarget", "clay"]]),
  rating(1, ["false", "False", "The statement is not accurate."], [refuted, ["lozenge", "rust"]]),
  unproven,
  disputed,
];

const sixPoint = [
  rating(6, ["true", "True", "Accurate, with nothing important left out."], [supported, ["disc", "teal"]]),
  rating(5, ["mostly-true", "Mostly true", "Accurate, but needs a clarification or more detail."], [supported, ["target", "sea"]]),
  rating(
    4,
    ["half-true", "Half true", "Partly accurate; leaves out important details or takes things out of context."],
    [conflicting, ["halfDisc", "grey"]],
  ),
  rating(
    3,
    ["mostly-false", "Mostly false", "Holds an element of truth but ignores facts that would leave another impression."],
    [refuted, ["lozengeTarget", "clay"]],
  ),
  rating(2, ["false", "False", "Not accurate."], [refuted, ["lozenge", "rust"]]),
  rating(
    1,
    ["baseless", "False and baseless", "Not accurate, and without any ground on which it could have been said in good faith."],
    [refuted, ["cross", "rust"]],
  ),
  unproven,
];

const platform = [
  rating(4, ["true", "True", "Accurate."], [supported, ["disc", "teal"]]),
  rating(
    3,
    ["missing-context", "Missing context", "Leaves a wrong impression unless more is known, though no single fact need be wrong."],
    [conflicting, ["halfDisc", "grey"]],
  ),
  rating(2, ["partly-false", "Partly false", "Some of what it says is not accurate."], [refuted, ["lozengeTarget", "clay"]]),
  rating(1, ["false", "False", "What it says has no basis in fact."], [refuted, ["lozenge", "rust"]]),
  rating(
    null,
    ["altered", "Altered", "An image, a recording or words were changed so that they mislead."],
    [refuted, ["triangle", "amber"]],
  ),
  rating(null, ["satire", "Satire", "Irony or exaggeration that a reader may take for fact."], [unmapped, ["dashedRing", "violet"]]),
  unproven,
];

const fourLabel = [
  rating(2, ["supported", "Supported", "The evidence found supports the claim."], [supported, ["disc", "teal"]]),
  rating(1, ["refuted", "Refuted", "The evidence found contradicts the claim."], [refuted, ["lozenge", "rust"]]),
  rating(
    null,
    ["not-enough-evidence", "Not enough evidence", "Too little was found to support or refute the claim."],
    [notEnough, ["dashedSquare", "stone"]],
  ),
  rating(
    null,
    ["conflicting", "Conflicting evidence or cherry-picking", "Evidence points both ways, or a true detail is used to mislead."],
    [conflicting, ["dashedTarget", "stone"]],
  ),
];

/** Scales a newsroom can start from. */
export const readyMadeScales = {
  fivePoint: {
    name: "Five-point",
    about: "Five steps from true to false, and two labels for what cannot be placed. Comes in English, German, French and Spanish.",
    ratings: translated(fivePoint, fivePointWords),
  },
  sixPoint: {
    name: "Six-point",
    about: "Six steps, for newsrooms that check politicians and want to tell a mistake from a fabrication.",
    ratings: sixPoint,
  },
  platform: {
    name: "Platform",
    about: "For checks of posts, images and recordings, with labels that social platforms act upon.",
    ratings: platform,
  },
  fourLabel: {
    name: "Four-label",
    about: "The labels of the AVeriTeC data set: only what the evidence says. Comes in English, German, French and Spanish.",
    ratings: translated(fourLabel, fourLabelWords),
  },
} as const satisfies Record<string, ReadyMadeScale>;

/** How a rating looks that is not stored yet. */
export function markOfRating({ shape, colourLight, colourDark, value }: ScaleRating): Mark {
  return { shape, light: colourLight, dark: colourDark, isOff: value === null };
}
