import { findStretches } from "@/lib/breakdown/blocks";
import type { Ruling } from "@/lib/breakdown/boundary-rules";
import { styleOf, walkGaps } from "@/lib/breakdown/gap-walk";
import { type StoredModel, storeModel } from "@/lib/breakdown/linear-model";
import { type Example, fitLogistic } from "@/lib/breakdown/training/logistic-regression";

/** A document as lists of sentences, paragraph by paragraph. */
export type Document = { paragraphs: readonly (readonly string[])[] };

/** A gap to learn from or to be measured on. */
export type GapExample = Example & { ruling: Ruling };

/** Where sentences end in a document's running text, counted in characters of that text. */
export function joinDocument(document: Document, between: string): { text: string; ends: Set<number> } {
  let text = "";
  const ends = new Set<number>();
  for (const [number, paragraph] of document.paragraphs.entries()) {
    if (number > 0) text += between;
    for (const [place, sentence] of paragraph.entries()) {
      if (place > 0) text += " ";
      text += sentence;
      ends.add(text.length);
    }
  }
  return { text, ends };
}

/** Every gap of a document with the answer its annotators gave; earlier boundaries are the true ones. */
export function gapExamples(document: Document, between: string): GapExample[] {
  const { text, ends } = joinDocument(document, between);
  const stretches = findStretches(text);
  const manner = { style: styleOf(text), running: stretches.length < 2 };
  const examples: GapExample[] = [];
  for (const stretch of stretches) {
    walkGaps(text, stretch, {
      manner,
      judge: (features, { ruling, end }) => {
        const label = ends.has(end) ? 1 : 0;
        examples.push({ features: features.slice(), label, weight: 1, ruling });
        return label === 1;
      },
    });
  }
  return examples;
}

const fitting = { bits: 16, passes: 5, step: 0.15, decay: 1e-6, seed: 20261124 };
const goldenWeight = 4;

/**
 * Log odds a gap must reach. In running text: near the best F1 of cross-validation by document. In paragraphs, where a wrong cut
 * costs a reader more than a missed one: the lowest at which nine of ten cuts that the rules would not make were right.
 */
const thresholds: Readonly<Record<"running" | "paragraphs", Readonly<Record<Ruling, number>>>> = {
  running: { end: -1, inside: 0.5, open: -0.5 },
  paragraphs: { end: -1, inside: 2, open: 1 },
};

/** Fits the boundary model on documents, once as running text and once in paragraphs, and on the golden rules. */
export function splitDocumentModel(
  documents: readonly Document[],
  golden: readonly Document[],
): { stored: StoredModel & { thresholds: typeof thresholds }; gaps: number } {
  const examples = [
    ...golden.flatMap((document) => gapExamples(document, " ").map((example) => ({ ...example, weight: goldenWeight }))),
    ...documents.flatMap((document) => [...gapExamples(document, " "), ...gapExamples(document, "\n\n")]),
  ];
  return { stored: { ...storeModel(fitLogistic(examples, fitting)), thresholds }, gaps: examples.length };
}
