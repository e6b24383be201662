import { adam, type Learnt } from "@/lib/breakdown/training/encoder/adam";
import { batchesOf } from "@/lib/breakdown/training/encoder/batches";
import { firstParts, type LowerOutput, layerInput, type Parts, partNames, partTensors } from "@/lib/breakdown/training/encoder/encoder-net";
import type { Engine } from "@/lib/breakdown/training/encoder/engine";
import type { GraphWeights } from "@/lib/breakdown/training/encoder/graph-weights";
import { type Answers, type Heads, judgeHeads, type Questions } from "@/lib/breakdown/training/encoder/heads";
import { type FixedLayer, upperLayer } from "@/lib/breakdown/training/encoder/upper-layer";

/** A sentence to learn from: how many tokens it has, and what is known of it. */
export type EncoderLesson = Answers & { length: number };

/**
 * How to learn: sentences a step, the narrowness of what is added, the largest rates of the layer and of the heads, the share of the steps after which these
 * are reached, and the pull on each row of the heads. Rates fall to 0 in a straight line.
 */
export type EncoderRecipe = {
  batchSize: number;
  rank: number;
  rates: { layer: number; heads: number };
  warmUp: number;
  pulls: readonly number[];
  questions: Questions;
};

/** The engine, the graph's weights, what stays of its upper layer, and what its lower layer makes of lessons. */
export type EncoderSource<Lesson> = {
  engine: Engine;
  weights: GraphWeights;
  fixed: FixedLayer;
  lower: (lessons: readonly Lesson[]) => LowerOutput;
};

/** The upper layer as it stands. */
export type Net = { engine: Engine; fixed: FixedLayer; parts: Parts };

/**
 * Trains the upper layer and heads over its vectors: a pass over each list of lessons. The heads are moved in place. Deterministic: the same lessons in
 * the same order give the same numbers. `say` is told the mean loss of each pass.
 */
export function trainEncoder<Lesson extends EncoderLesson>(
  { engine, weights, fixed, lower }: EncoderSource<Lesson>,
  {
    passes,
    heads,
    recipe,
    say,
  }: { passes: readonly (readonly Lesson[])[]; heads: Heads; recipe: EncoderRecipe; say: (loss: number) => void },
  random: () => number,
): Parts {
  const net: Net = { engine, fixed, parts: firstParts(weights, recipe.rank, random) };
  const steps = passes.reduce((total, { length }) => total + Math.ceil(length / recipe.batchSize), 0);
  const move = adam(learntOf(net.parts, heads, recipe.rates));
  let step = 0;
  for (const lessons of passes) {
    let lost = 0;
    for (const batch of batchesOf(
      lessons.map(({ length }) => length),
      recipe.batchSize,
      random,
    )) {
      const own = batch.flatMap((at) => lessons[at] ?? []);
      const { loss, gradients } = judgeBatch(net, { input: lower(own), answers: own, heads, recipe });
      move(gradients, Math.min(1, (step + 1) / (recipe.warmUp * steps)) * (1 - step / steps));
      lost += (loss * own.length) / lessons.length;
      step += 1;
    }
    say(lost);
  }
  return net.parts;
}

function learntOf(parts: Parts, heads: Heads, rates: EncoderRecipe["rates"]): Learnt {
  return new Map([
    ...partNames.map((name) => [name, { values: parts[name].values, rate: rates.layer }] as const),
    ...Object.entries(heads).map(([name, values]) => [`heads.${name}`, { values, rate: rates.heads }] as const),
  ]);
}

/** The loss on a batch and the gradients of all that is learnt. */
export function judgeBatch(
  { engine, fixed, parts }: Net,
  {
    input,
    answers,
    heads,
    recipe,
  }: { input: LowerOutput; answers: readonly Answers[]; heads: Heads; recipe: Pick<EncoderRecipe, "questions" | "pulls"> },
): { loss: number; gradients: ReadonlyMap<string, ArrayLike<number>> } {
  const gradients = new Map<string, ArrayLike<number>>();
  const loss = engine.tidy(() => {
    const tell = (name: string, gradient: { dataSync: () => ArrayLike<number> }) => gradients.set(name, gradient.dataSync());
    const { vectors, back } = upperLayer(engine, { fixed, parts: partTensors(engine, parts), tell }, layerInput(engine, input));
    const values = Float32Array.from(vectors.dataSync());
    const judged = judgeHeads(heads, { vectors: values, answers, questions: recipe.questions, pulls: recipe.pulls });
    back(engine.tensor(judged.ofVectors, vectors.shape));
    for (const [name, gradient] of Object.entries(judged.ofHeads)) gradients.set(`heads.${name}`, gradient);
    return judged.loss;
  });
  return { loss, gradients };
}

/** The vectors that the upper layer makes with such parts, one behind the other. */
export function vectorsWith({ engine, fixed, parts }: Net, input: LowerOutput): Float32Array {
  const vectors = engine.tidy(
    () => upperLayer(engine, { fixed, parts: partTensors(engine, parts), tell: () => undefined }, layerInput(engine, input)).vectors,
  );
  const values = Float32Array.from(vectors.dataSync());
  vectors.dispose();
  return values;
}
