import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SentenceKind } from "@/lib/breakdown/kind";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { sentenceFeatures } from "@/lib/breakdown/sentence-features";
import { readArticle, readDocumentLabels, readRelabelled, readSpeeches } from "@/lib/breakdown/training/corpus";
import type { CrowdAnswer } from "@/lib/breakdown/training/encoder/lessons";
import type { LabelledFeatures, Origin } from "@/lib/breakdown/training/sentence-models";
import { dataRecords } from "./language-data";

const lib = fileURLToPath(new URL("../lib/breakdown/", import.meta.url));

/** A sentence to learn from with its words, its kind where our own corpus says it, and what ClaimBuster's crowd answered where it was asked. */
export type Example = LabelledFeatures & { text: string; kind?: SentenceKind; crowd?: CrowdAnswer };

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
      .map(({ text, kind, isWorthy, isVerifiable, isSubjective }) => ({
        ...featuresOf(text),
        kind,
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

/** Sentences of addresses to Congress with labels of our own; what one president said is held out together. */
function speechExamples(): Example[] {
  return readSpeeches(readFileSync(`${lib}corpus/state-of-the-union.tsv`, "utf8")).map(
    ({ address, text, isWorthy, isVerifiable, isSubjective }) => ({
      ...featuresOf(text),
      group: address.replace(/^\d{4}-/, ""),
      origin: "speeches" as const,
      isWorthy,
      isVerifiable,
      isSubjective,
    }),
  );
}

type DebateSentence = { id: string; text: string; label: CrowdAnswer; date: string };

function debateExamples(part: "train" | "dev", origin: Origin): (Example & { id: string })[] {
  return (dataRecords<DebateSentence>(`check-worthiness/claimbuster-${part}.jsonl`) ?? []).map(({ id, text, label, date }) => ({
    id,
    ...featuresOf(text),
    group: date.slice(0, 4),
    origin,
    crowd: label,
    isWorthy: label === "CFS",
    isVerifiable: label !== "NFS",
    isSubjective: label === "NFS",
  }));
}

/** Sentences of the same weblogs, newsgroups, reviews, letters and mails without labels: what they are is asked of teachers. */
function unlabelledExamples(): Example[] {
  const labels = readDocumentLabels(readFileSync(`${lib}corpus/ewt-verifiable-subjective.tsv`, "utf8"));
  const documents = dataRecords<{ id: string; paragraphs: string[][] }>("segmentation/ewt-train.jsonl") ?? [];
  return documents.flatMap(({ id, paragraphs }) =>
    paragraphs
      .flat()
      .filter((_, place) => !labels.has(`${id} ${place}`))
      .map((text) => ({
        ...featuresOf(text),
        group: id,
        origin: "unlabelled" as const,
        isWorthy: false,
        isVerifiable: false,
        isSubjective: false,
      })),
  );
}

/** All sentences that the sentence models learn from, and those of ClaimBuster's experts, which only choose the threshold. */
export function sentenceExamples(): Example[] {
  const corpus = corpusExamples();
  const debates = debateExamples("train", "claimbuster");
  const labels = readRelabelled(readFileSync(`${lib}corpus/claimbuster-labels.tsv`, "utf8"));
  const relabelled = debates
    .map((example) => ({ example, answers: labels.get(example.id) }))
    .flatMap(({ example, answers }): Example[] => (answers === undefined ? [] : [{ ...example, origin: "relabelled", ...answers }]));
  const web = webExamples();
  const speeches = speechExamples();
  const unlabelled = unlabelledExamples();
  process.stdout.write(
    `sentences: ${corpus.length} of our own corpus, ${debates.length} of ClaimBuster, ${relabelled.length} of these with labels of our own, ${web.length} of weblogs and newsgroups and ${speeches.length} of speeches with labels of our own, ${unlabelled.length} of the web without\n`,
  );
  // The experts' sentences are scored by models that saw nothing of their years, and no weight is fitted to them.
  return [...debates, ...debateExamples("dev", "experts"), ...relabelled, ...web, ...speeches, ...corpus, ...unlabelled];
}
