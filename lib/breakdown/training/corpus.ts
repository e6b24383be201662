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

/** Our own answers on one sentence of a text that is not ours. */
export type SentenceLabels = { isVerifiable: boolean; isSubjective: boolean };

/**
 * Reads our own labels on sentences of somebody else's set: one head line, then the sentence's id there and 1 or 0 for worth a check, verifiable and
 * subjective, between tabs. Throws with the line on anything else, and on an id that comes twice.
 */
export function readRelabelled(content: string): Map<string, SentenceLabels & { isWorthy: boolean }> {
  const labels = new Map<string, SentenceLabels & { isWorthy: boolean }>();
  for (const [at, line] of content.trimEnd().split("\n").slice(1).entries()) {
    const [, id, worthy, verifiable, subjective] = /^(\S+)\t([01])\t([01])\t([01])$/.exec(line) ?? [];
    if (!id || labels.has(id)) throw new Error(`labels on other sentences, line ${at + 2}: not an id that is new and three labels`);
    labels.set(id, { isWorthy: worthy === "1", isVerifiable: verifiable === "1", isSubjective: subjective === "1" });
  }
  return labels;
}

/**
 * Reads our own labels on sentences of whole documents of somebody else's: one head line, then the document's id, the sentence's place in it from
 * 0, and 1 or 0 for verifiable and for subjective, between tabs. Answers by `document place`. Throws with the line on anything else, and on a
 * sentence that comes twice.
 */
export function readDocumentLabels(content: string): Map<string, SentenceLabels> {
  const labels = new Map<string, SentenceLabels>();
  for (const [at, line] of content.trimEnd().split("\n").slice(1).entries()) {
    const [, document, place, verifiable, subjective] = /^(\S+)\t(\d+)\t([01])\t([01])$/.exec(line) ?? [];
    const key = `${document} ${place}`;
    if (!document || !place || labels.has(key))
      throw new Error(`labels on sentences of documents, line ${at + 2}: not a new sentence with two labels`);
    labels.set(key, { isVerifiable: verifiable === "1", isSubjective: subjective === "1" });
  }
  return labels;
}

/** A sentence of a speech that is nobody's property, with our own answers; `address` says whose it is and when. */
export type SpeechSentence = {
  address: string;
  place: number;
  text: string;
  isWorthy: boolean;
  isVerifiable: boolean;
  isSubjective: boolean;
};

/**
 * Reads sentences of speeches with our own labels: one head line, then the address, the sentence's place in it from 0, 1 or 0 for worth a check, verifiable
 * and subjective, and its words, between tabs. Throws with the line on anything else, and on a sentence that comes twice.
 */
export function readSpeeches(content: string): SpeechSentence[] {
  const places = new Set<string>();
  return content
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line, at) => {
      const [, whole, address, place, worthy, verifiable, subjective, text] =
        /^((\S+)\t(\d+))\t([01])\t([01])\t([01])\t(\S.*)$/.exec(line) ?? [];
      if (!whole || !address || !text || places.has(whole))
        throw new Error(`labelled speeches, line ${at + 2}: not a new sentence with three labels`);
      places.add(whole);
      return {
        address,
        place: Number(place),
        text,
        isWorthy: worthy === "1",
        isVerifiable: verifiable === "1",
        isSubjective: subjective === "1",
      };
    });
}

/** A line of a debate or speech, by its id, restated by us: the claim in it, and the same claim as somebody else could have made it on another occasion. */
export type RestatedLine = { id: string; claim: string; restated: string };

/**
 * Reads claims that restate lines: one head line, then the line's id, the claim and the claim in other words, between tabs. Throws with the line on anything else,
 * and on an id that comes twice.
 */
export function readRestated(content: string): RestatedLine[] {
  const ids = new Set<string>();
  return content
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line, at) => {
      const [, id, claim, restated] = /^(\S+)\t([^\s\t][^\t]*)\t([^\s\t][^\t]*)$/.exec(line) ?? [];
      if (!id || !claim || !restated || ids.has(id)) throw new Error(`restated claims, line ${at + 2}: not a new line with two claims`);
      ids.add(id);
      return { id, claim, restated };
    });
}
