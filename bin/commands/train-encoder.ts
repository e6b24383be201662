import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { logistic } from "@/lib/breakdown/linear-model";
import { worthThreshold } from "@/lib/breakdown/scores";
import { fitCalibration, partsByOrigin, reliability } from "@/lib/breakdown/training/calibration";
import { fixedLayer } from "@/lib/breakdown/training/encoder/encoder-net";
import {
  type EncoderScore,
  type EncoderSentence,
  encoderLessons,
  encoderScores,
  type PlacedLesson,
} from "@/lib/breakdown/training/encoder/lessons";
import { type EncoderPlan, type HeldOutOdds, packageVectors } from "@/lib/breakdown/training/encoder/train-folds";
import { averagePrecision, f1At } from "@/lib/breakdown/training/measures";
import { foldsByGroup, trainScorer } from "@/lib/breakdown/training/sentence-models";
import { type EncoderGraph, loadEncoderGraph } from "../encoder-graph";
import { type EncoderMaterial, trainInThreads } from "../encoders-in-threads";
import { type KeptOutputs, keepLowerOutputs, openLowerOutputs } from "../lower-outputs";
import { goals, packageModel } from "../score-goals";
import { type Example, sentenceExamples } from "../sentence-examples";

const lib = fileURLToPath(new URL("../../lib/breakdown/", import.meta.url));
/** What the encoder is called with what is added. */
const trainedModel = `${packageModel}, trained`;
const plan: EncoderPlan = { batchSize: 32, rank: 16, rates: { layer: 1e-3, heads: 3e-3 }, warmUp: 0.1, passes: 2, seed: 20261130 };
const foldTotal = 3;

/** How it is used. */
export const usage = `usage: assay train-encoder
  Trains the upper layer of the sentence encoder with the heads over its vectors, in lib/breakdown, in place, from ../shared/data and our own corpus;
  takes 90 minutes of one processor, shared among as many as there are, 5 GB of memory with two, and 2 GB in the folder for temporary files.
`;

/**
 * `assay train-encoder`: trains what is added to the upper layer of the sentence encoder, with the heads of the three scores over its vectors, calibrated on what
 * encoders say of articles and debates that they saw nothing of; the same bytes each time.
 */
export async function run(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const encoder = await loadEncoderGraph(import.meta.url);
  if (encoder === null) {
    say("encoder: left as it is, since the sentence embeddings are not installed");
    return 0;
  }
  const examples = sentenceExamples();
  if (!examples.some(({ origin }) => origin === "relabelled")) {
    say("encoder: left as it is, since without ClaimBuster's debates it learns how our own articles are written, and knows others worse");
    return 0;
  }
  const foldOf = foldsByGroup(examples, foldTotal);
  const lessons = encoderLessons(encoderSentences(examples, encoder));
  const { kept, remove } = await keepLowerOutputs(
    encoder,
    lessons.map(({ text }) => encoder.tokensOf(text)),
  );
  try {
    await train({ lessons, kept, vectors: vectorsBefore(encoder, lessons, kept), plan, model: packageModel }, foldOf);
  } finally {
    remove();
  }
  return 0;
}

/** The package's vectors of all lessons, one behind the other, in memory that threads share. */
function vectorsBefore({ engine, graph }: EncoderGraph, lessons: readonly PlacedLesson[], kept: KeptOutputs): Float32Array {
  const outputs = openLowerOutputs(kept);
  const { weights } = graph;
  const before = packageVectors({ engine, weights, fixed: fixedLayer(engine, weights), lower: outputs.read }, lessons);
  outputs.close();
  const width = before.values().next().value?.length ?? 0;
  const shared = new Float32Array(new SharedArrayBuffer(lessons.length * width * Float32Array.BYTES_PER_ELEMENT));
  for (const [at, lesson] of lessons.entries()) shared.set(before.get(lesson) ?? [], at * width);
  return shared;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Examples with the probabilities of sparse models that saw nothing of their groups, and how many tokens they have. */
function encoderSentences(examples: readonly Example[], { tokensOf }: EncoderGraph): EncoderSentence[] {
  const sparse = examples.map((): Record<EncoderScore, number> => ({ verifiable: 0.5, subjective: 0.5, worth: 0.5 }));
  for (const score of encoderScores) {
    for (const { number, score: probability } of trainScorer(examples, goals[score]).heldOut) {
      const own = sparse[number];
      if (own !== undefined) own[score] = probability;
    }
    say(`  sparse model of ${score}: held out`);
  }
  return examples.flatMap((example, at) => {
    const own = sparse[at];
    return own === undefined ? [] : [{ ...example, length: tokensOf(example.text).length, sparse: own }];
  });
}

/** Trains an encoder on all, and one without each part, whose heads' word on that part calibrates the heads. */
async function train(material: EncoderMaterial, foldOf: ReadonlyMap<string, number>): Promise<void> {
  const folds = Array.from({ length: foldTotal }, (_, fold) => ({
    name: `without part ${fold + 1} of ${foldTotal}`,
    heldOut: new Set([...foldOf].filter(([, own]) => own === fold).map(([group]) => group)),
  }));
  const [whole, ...without] = await trainInThreads(material, [{ name: "all", heldOut: new Set<string>() }, ...folds], (line) =>
    say(`  ${line}`),
  );
  if (whole === undefined) throw new Error("nothing was trained");
  const { additions, heads } = whole.trained;
  const held = without.flatMap((one) => one.held);
  const calibratedHeads = heads.map((head, row) => ({ ...head, ...calibrated(held, row) }));
  save("weights-encoder.json", additions);
  save("weights-meaning.json", {
    model: trainedModel,
    ...Object.fromEntries(encoderScores.map((score, row) => [score, calibratedHeads[row]])),
  });
}

/** The calibration of a score's held-out log odds, on those that the sparse model is calibrated on; tells what they are worth. */
function calibrated(held: readonly HeldOutOdds[], row: number): { slope: number; shift: number } {
  const score = encoderScores[row] ?? "worth";
  const origins: readonly string[] = goals[score].calibrateOn;
  const sums = held.flatMap(({ lesson, odds }) => {
    const sum = odds[row] ?? null;
    return sum === null || !origins.includes(lesson.origin) ? [] : [{ sum, isTrue: lesson.yes[row] === true, origin: lesson.origin }];
  });
  const { slope, shift } = fitCalibration(partsByOrigin(sums));
  for (const origin of origins) {
    const own = sums.filter((one) => one.origin === origin).map(({ sum, isTrue }) => ({ score: logistic(slope * sum + shift), isTrue }));
    if (own.length === 0) continue;
    const lost = own.reduce((total, one) => total - Math.log(one.isTrue ? one.score : 1 - one.score), 0) / own.length;
    const { error } = reliability(own.map(({ score: probability, isTrue }) => ({ probability, isTrue })));
    say(
      `  ${score} on ${origin}, held out: log loss ${lost.toFixed(4)}, F1 at .5 ${f1At(own, 0.5).toFixed(3)}, at the threshold ${f1At(own, worthThreshold).toFixed(3)}, AP ${averagePrecision(own).toFixed(4)}, calibration error ${error.toFixed(3)}`,
    );
  }
  return { slope, shift };
}

function save(name: string, weights: object): void {
  const content = JSON.stringify(weights);
  writeFileSync(`${lib}${name}`, `${content}\n`);
  say(`  wrote lib/breakdown/${name}, ${Math.round(content.length / 1000)} kB`);
}
