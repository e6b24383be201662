/** One label of a ready-made scale. `value` is the place on the scale (larger = truer, worst is 1); null is off the scale. */
export type ScaleRating = {
  key: string;
  label: string;
  meaning: string;
  value: number | null;
  /** The nearest AVeriTeC label, where there is one. */
  averitec: "Supported" | "Refuted" | "Not Enough Evidence" | "Conflicting Evidence/Cherrypicking" | null;
  /** The nearest FEVER label, where there is one. */
  fever: "SUPPORTS" | "REFUTES" | "NOT ENOUGH INFO" | null;
};

/** A scale a newsroom can adopt as it is. */
export type ReadyMadeScale = { name: string; ratings: readonly ScaleRating[] };

const unproven: ScaleRating = {
  key: "unproven",
  label: "Unproven",
  meaning: "There is not enough evidence to say.",
  value: null,
  averitec: "Not Enough Evidence",
  fever: "NOT ENOUGH INFO",
};

const disputed: ScaleRating = {
  key: "disputed",
  label: "Disputed",
  meaning: "Good evidence points both ways.",
  value: null,
  averitec: "Conflicting Evidence/Cherrypicking",
  fever: "NOT ENOUGH INFO",
};

/** Scales a newsroom can start from. */
export const readyMadeScales = {
  fivePoint: {
    name: "Five-point",
    ratings: [
      {
        key: "true",
        label: "True",
        meaning: "The statement is accurate and nothing important is missing.",
        value: 5,
        averitec: "Supported",
        fever: "SUPPORTS",
      },
      {
        key: "mostly-true",
        label: "Mostly true",
        meaning: "Accurate, but needs clarification or context.",
        value: 4,
        averitec: "Supported",
        fever: "SUPPORTS",
      },
      {
        key: "mixed",
        label: "Mixed",
        meaning: "Partly accurate; leaves out or distorts something that matters.",
        value: 3,
        averitec: "Conflicting Evidence/Cherrypicking",
        fever: null,
      },
      {
        key: "mostly-false",
        label: "Mostly false",
        meaning: "Holds some truth but misleads on the whole.",
        value: 2,
        averitec: "Refuted",
        fever: "REFUTES",
      },
      { key: "false", label: "False", meaning: "The statement is not accurate.", value: 1, averitec: "Refuted", fever: "REFUTES" },
      unproven,
      disputed,
    ],
  },
} as const satisfies Record<string, ReadyMadeScale>;
