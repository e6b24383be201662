import nlp from "compromise";
import sbd from "sbd";
import { split } from "sentence-splitter";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { splitSentences } from "@/lib/breakdown/sentences";
import { type Document, joinDocument } from "@/lib/breakdown/training/boundaries";
import { dataRecords } from "../../bin/language-data";
import type { Row } from "./row";

type Splitter = (paragraph: string) => string[];

const wink = winkNLP(model, ["sbd"]);
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const splitters: Readonly<Record<string, Splitter>> = {
  "Intl.Segmenter": (text) => Array.from(segmenter.segment(text), ({ segment }) => segment),
  sbd: (text) => sbd.sentences(text),
  "wink-nlp": (text) => wink.readDoc(text).sentences().out(),
  compromise: (text) => nlp.tokenize(text).sentences().out("array"),
  "sentence-splitter": (text) => split(text).flatMap((node) => (node.type === "Sentence" ? [node.raw] : [])),
};

function letters(text: string): number {
  return text.replace(/\s+/g, "").length;
}

function endsOf(sentences: readonly string[]): number[] {
  let total = 0;
  return sentences.map((sentence) => {
    total += letters(sentence);
    return total;
  });
}

function ourEnds(text: string): number[] {
  return endsOf(splitSentences(text).map(({ start, end }) => text.slice(start, end)));
}

function peerEnds(text: string, splitter: Splitter): number[] {
  return endsOf(text.split(/\n\s*\n/).flatMap(splitter));
}

function boundaryF1(documents: readonly Document[], between: string, ends: (text: string) => number[]): number {
  let hits = 0;
  let found = 0;
  let wanted = 0;
  for (const document of documents) {
    const { text } = joinDocument(document, between);
    const truth = new Set(endsOf(document.paragraphs.flat()));
    const last = letters(text);
    const guessed = new Set(ends(text));
    truth.delete(last);
    guessed.delete(last);
    wanted += truth.size;
    found += guessed.size;
    for (const end of guessed) if (truth.has(end)) hits += 1;
  }
  return (2 * hits) / Math.max(1, found + wanted);
}

function compare(documents: readonly Document[], between: string): Pick<Row, "ours" | "peers"> {
  const peers = Object.fromEntries(
    Object.entries(splitters).map(([name, splitter]) => [name, boundaryF1(documents, between, (text) => peerEnds(text, splitter))]),
  );
  return { ours: boundaryF1(documents, between, ourEnds), peers };
}

function exact(golden: readonly { text: string; sentences: string[] }[], splitter: (text: string) => string[]): number {
  return golden.filter(
    ({ text, sentences }) => JSON.stringify(splitter(text).map((sentence) => sentence.trim())) === JSON.stringify(sentences),
  ).length;
}

/** Measures sentence boundaries beside five splitters from npm. */
export function measureSegmentation(): Row[] {
  const golden = dataRecords<{ text: string; sentences: string[] }>("segmentation/golden-en.jsonl");
  const ewt = dataRecords<Document>("segmentation/ewt-dev.jsonl");
  const gum = dataRecords<Document & { genre: string }>("segmentation/gum-dev.jsonl");
  const rows: Row[] = [];
  const task = "segmentation";
  if (golden) {
    const ours = exact(golden, (text) => splitSentences(text).map(({ start, end }) => text.slice(start, end)));
    const peers = Object.fromEntries(Object.entries(splitters).map(([name, splitter]) => [name, exact(golden, splitter)]));
    rows.push({ task, set: `golden rules, of ${golden.length} (trained on)`, measure: "exact", ours, goal: 47, peers });
  }
  if (ewt) rows.push({ task, set: "EWT dev, running text", measure: "boundary F1", goal: 0.88, ...compare(ewt, " ") });
  if (gum) {
    rows.push({ task, set: "GUM dev, paragraphs", measure: "boundary F1", goal: 0.965, ...compare(gum, "\n\n") });
    rows.push({
      task,
      set: "GUM dev, news paragraphs",
      measure: "boundary F1",
      goal: 0.93,
      ...compare(
        gum.filter(({ genre }) => genre === "news"),
        "\n\n",
      ),
    });
  }
  return rows;
}
