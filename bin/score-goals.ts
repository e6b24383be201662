import type { Goal } from "@/lib/breakdown/training/sentence-models";

const fitting = { bits: 17, passes: 4, step: 0.02, decay: 1e-5, seed: 20261124 };
const fewer = { ...fitting, bits: 16 };
/** What is learnt from teachers: more features in the space that fewer took. */
const taught = { fitting: { ...fitting, passes: 8 }, weightBits: 4 } as const;

/** What each score is learnt from, without teachers. */
export const goals = {
  worth: {
    label: "isWorthy",
    weights: { claimbuster: 0.3, experts: 0, relabelled: 1, web: 0, speeches: 1, corpus: 2, unlabelled: 0 },
    calibrateOn: ["relabelled", "speeches", "corpus"],
    fitting,
    weightBits: 8,
    words: { from: "claimbuster", fitting: { ...fitting, bits: 15, passes: 12 }, pull: 0.4 },
  },
  verifiable: {
    label: "isVerifiable",
    weights: { claimbuster: 0, experts: 0, relabelled: 1, web: 0, speeches: 1, corpus: 1, unlabelled: 0 },
    calibrateOn: ["relabelled", "speeches", "corpus"],
    fitting: fewer,
    weightBits: 8,
  },
  subjective: {
    label: "isSubjective",
    weights: { claimbuster: 0, experts: 0, relabelled: 1, web: 1, speeches: 1, corpus: 1, unlabelled: 0 },
    calibrateOn: ["web", "relabelled", "speeches", "corpus"],
    fitting: fewer,
    weightBits: 4,
  },
} as const satisfies Record<string, Goal>;

/** What is learnt with teachers too, for where no vectors are at hand: beside a vector it would say the same twice. */
export const taughtGoals: Readonly<Partial<Record<GoalName, Goal>>> = {
  verifiable: { ...goals.verifiable, ...taught, teaching: { share: 0.3, origins: ["web", "unlabelled"] } },
  subjective: { ...goals.subjective, ...taught, teaching: { share: 0.3, origins: ["unlabelled"] } },
};

/** The model of sentence embeddings that heads are fitted to, or that is added to. */
export const packageModel = "model-embeddings-en 0.2.0";

/** The scores, in the order they are learnt. */
export const goalNames = ["worth", "verifiable", "subjective"] as const;

/** One of the scores. */
export type GoalName = keyof typeof goals;

/** Whether there is such a score. */
export function isGoal(name: string): name is GoalName {
  return name in goals;
}
