import { type Decision, fitLayer, judgeAll, type Measures, measure } from "@/lib/breakdown/learning/fit-layer";
import type { LayerWeights } from "@/lib/breakdown/learning/layer";

/** With fewer decisions than this nothing is learnt: a handful says more about the day than about the newsroom. */
export const learningMin = { decisions: 40, taken: 8, leftAside: 8, articles: 4 } as const;

/** How many decisions there were to learn from. */
export type Counts = { decisions: number; taken: number; leftAside: number; articles: number };

/** What came of learning. Measures are of held-out decisions: `before` by the layer in force, `after` by layers fitted without their article. */
export type Lesson = { counts: Counts } & (
  | { outcome: "too-few" }
  | { outcome: "no-better" | "better"; weights: LayerWeights; before: Measures; after: Measures }
);

const counted = ["decisions", "taken", "leftAside", "articles"] as const;
const foldsMax = 10;
/** The least share by which the log loss of held-out decisions must fall: less is noise. */
const gainMin = 0.01;

/**
 * Refits the layer in force to decisions made since it was fitted, and says whether the new one foretells decisions better on articles it
 * has not seen: cross-validation by article. The same decisions give the same answer, in whatever order they come. Better means: log loss at
 * least 1% lower, and no fewer decisions foretold at the threshold.
 */
export function learn(unordered: readonly Decision[], { present, threshold }: { present: LayerWeights; threshold: number }): Lesson {
  const decisions = unordered
    .map((decision) => ({ decision, key: keyOf(decision) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ decision }) => decision);
  const articles = [...new Set(decisions.map(({ group }) => group))].toSorted();
  const taken = decisions.filter(({ isTaken }) => isTaken).length;
  const counts = { decisions: decisions.length, taken, leftAside: decisions.length - taken, articles: articles.length };
  if (counted.some((name) => counts[name] < learningMin[name])) return { outcome: "too-few", counts };
  const folds = Math.min(foldsMax, articles.length);
  const foldOf = new Map(articles.map((article, at) => [article, at % folds]));
  const heldOut = Array.from({ length: folds }, (_, fold) => {
    const isHeld = ({ group }: Decision) => foldOf.get(group) === fold;
    const weights = fitLayer(
      decisions.filter((decision) => !isHeld(decision)),
      present,
    );
    return judgeAll(decisions.filter(isHeld), weights);
  }).flat();
  const before = measure(judgeAll(decisions, present), threshold);
  const after = measure(heldOut, threshold);
  const isBetter = after.logLoss <= before.logLoss * (1 - gainMin) && after.agreement >= before.agreement;
  return { outcome: isBetter ? "better" : "no-better", counts, weights: fitLayer(decisions, present), before, after };
}

function keyOf({ group, features, isTaken }: Decision): string {
  return `${group}\n${isTaken}\n${JSON.stringify([...features].toSorted(([a], [b]) => compare(a, b)))}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
