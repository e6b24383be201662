import type { Shock } from "@/lib/evidence/shaken-claims";
import type { Mark, MarkLook } from "./marks";

/** What a mark says of itself, where its line is not seen. */
export const lookWords: Record<MarkLook, string> = {
  candidate: "Candidate",
  accepted: "Claim under review",
  decided: "Claim with a verdict",
  attention: "Claim whose place needs a person",
};

/** What a mark says of itself, and which of its claim's places this is where there are several. `marks` are all of the text, in reading order. */
export function sayMark(mark: Mark, marks: readonly Mark[]): string {
  const places = marks.filter(({ id }) => id === mark.id);
  return places.length === 1 ? lookWords[mark.look] : `${lookWords[mark.look]}, place ${places.indexOf(mark) + 1} of ${places.length}`;
}

/** That somebody has to say where a claim is now: of one that stands nowhere for certain, and of one that stands in `places` and waits in others. */
export function sayToPlace({ waiting, places }: { waiting: number; places: number }): string {
  if (waiting + places === 1) return "Place needs a person";
  return `${waiting} of ${waiting + places} places ${waiting === 1 ? "needs" : "need"} a person`;
}

/** What became of something that evidence rests on, in two words. */
export const shockWords: Record<Shock, string> = {
  takenBack: "Taken back",
  gone: "Page gone",
  changed: "Page changed",
  damaged: "Copy damaged",
};

/** Each kind of sentence in a word or two. Kinds this version does not know are shown as they are. */
export function sayKind(kind: string): string {
  return kindWords[kind] ?? kind;
}

/** What a sentence of a kind does, to follow "it". Null for kinds this version does not know. */
export function sayWhatKindDoes(kind: string): string | null {
  return kindDoes[kind] ?? null;
}

const kindDoes: Record<string, string> = {
  opinion: "reads as a judgement or opinion",
  prediction: "says what will be, which cannot be checked yet",
  recommendation: "says what ought to be done",
  question: "asks",
  heading: "is a heading",
  other: "is too short or too unlike a sentence to state anything",
};

const kindWords: Record<string, string> = {
  claim: "Claim",
  "quoted-claim": "Quoted claim",
  opinion: "Opinion",
  prediction: "Prediction",
  recommendation: "Recommendation",
  question: "Question",
  background: "Background",
  heading: "Heading",
  other: "Other",
};

/** Why a sentence scores as it does, in words. Codes this version does not know are shown as they are. */
export function sayReason(code: string): string {
  return reasonWords[code] ?? code.replaceAll("-", " ");
}

/** Whether a reason is about words of the sentence, and not about the sentence as a whole. */
export function isAboutWords({ code }: { code: string }): boolean {
  return code !== "whole-sentence";
}

const reasonWords: Record<string, string> = {
  "whole-sentence": "the sentence as a whole",
  number: "a figure",
  date: "a date or time",
  comparison: "a comparison",
  "past-event": "something that happened",
  "named-actor": "a named person or body",
  attribution: "says who said it",
  quotation: "quoted words",
  cause: "cause and effect",
  hedge: "a hedge",
  "value-word": "a judgement",
  duty: "what ought to be",
  future: "about the future",
  "first-person": "the author’s own view",
  question: "a question",
  command: "a call to act",
  condition: "an if",
  generic: "a generality",
  wording: "wording",
};

/** Who judged or proposed something, as a phrase: provider and version, the language model, the newsroom's learned layer. */
export function sayProvenance({
  provider,
  version,
  model,
  layer = null,
}: {
  provider: string;
  version: string;
  model: string | null;
  layer?: number | null;
}): string {
  const by = model === null ? provider : `${provider} (${model})`;
  return `${by}, version ${version}${layer === null ? "" : `, with your newsroom’s learned layer ${layer}`}`;
}

/** A score of 0..1 as the whole number out of 100 that people see. */
export function sayWorth(worth: number): number {
  return Math.round(worth * 100);
}
