import type { SentenceKind } from "@/lib/breakdown/kind";

/** One labelled sentence of our own corpus; `block` numbers the paragraph it stands in. */
export type LabelledSentence = {
  text: string;
  kind: SentenceKind;
  isWorthy: boolean;
  isVerifiable: boolean;
  isSubjective: boolean;
  block: number;
};

/** A whole article of the corpus with what is known about it. */
export type LabelledArticle = { file: string; facts: Readonly<Record<string, string>>; sentences: LabelledSentence[] };

const kinds: Readonly<Record<string, SentenceKind>> = {
  C: "claim",
  Q: "quoted-claim",
  O: "opinion",
  P: "prediction",
  R: "recommendation",
  U: "question",
  B: "background",
  H: "heading",
  X: "other",
};

/**
 * Reads one corpus file: `# name: value` lines, then one sentence a line behind its kind and three digits (worth a check,
 * verifiable, subjective); a blank line ends a paragraph. Throws with file and line on anything else.
 */
export function readArticle(file: string, content: string): LabelledArticle {
  const facts: Record<string, string> = {};
  const sentences: LabelledSentence[] = [];
  let block = 0;
  for (const [number, line] of content.split("\n").entries()) {
    const fact = /^# (\w+): (.+)$/.exec(line);
    const labelled = /^([CQOPRUBHX])([01])([01])([01]) (\S.*)$/.exec(line);
    if (fact?.[1] && fact[2]) facts[fact[1]] = fact[2];
    else if (labelled) {
      const [, letter = "", worthy, verifiable, subjective, text = ""] = labelled;
      const kind = kinds[letter] ?? "other";
      if (kind === "heading") block += 1;
      sentences.push({ text, kind, isWorthy: worthy === "1", isVerifiable: verifiable === "1", isSubjective: subjective === "1", block });
      if (kind === "heading") block += 1;
    } else if (line.trim() === "") block += 1;
    else throw new Error(`${file}, line ${number + 1}: neither a fact nor a labelled sentence`);
  }
  return { file, facts, sentences };
}

/**
 * Reads our own labels on sentences of somebody else's corpus: one head line, then the sentence's id there and 1 or 0 for whether it is
 * verifiable, between a tab. Throws with the line on anything else, and on an id that comes twice.
 */
export function readRelabelled(content: string): Map<string, boolean> {
  const labels = new Map<string, boolean>();
  for (const [at, line] of content.trimEnd().split("\n").slice(1).entries()) {
    const [, id, label] = /^(\S+)\t([01])$/.exec(line) ?? [];
    if (!id || labels.has(id)) throw new Error(`labels on other sentences, line ${at + 2}: not an id that is new and a label`);
    labels.set(id, label === "1");
  }
  return labels;
}
