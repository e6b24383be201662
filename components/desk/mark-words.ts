import type { MarkLook } from "./marks";

/** What a mark says of itself, where its line is not seen. */
export const lookWords: Record<MarkLook, string> = {
  candidate: "Candidate",
  accepted: "Claim under review",
  decided: "Claim with a verdict",
  attention: "Claim whose place needs a person",
};

/** Each kind of sentence in a word or two. Kinds this version does not know are shown as they are. */
export function sayKind(kind: string): string {
  return kindWords[kind] ?? kind;
}

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

const reasonWords: Record<string, string> = {
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
};
