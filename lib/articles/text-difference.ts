import { diffArrays } from "diff";

/** A stretch of text that both versions have, or only the new one (`added`), or only the old one (`removed`). */
export type Piece = { kind: "same" | "added" | "removed"; text: string };

/** A paragraph of the comparison. `isChanged` is false when both versions have it word for word. */
export type ComparedParagraph = { isChanged: boolean; pieces: Piece[] };

/** Most edits that are looked for; two texts further apart than this are shown one after the other. */
const editsMax = 3_000;
/** How far ahead a paragraph's successor is looked for, and how much of its words it must keep to count as one. */
const paragraphsAhead = 12;
const likenessMin = 0.4;

/**
 * Compares two versions of a text: paragraph by paragraph, and word by word inside those that changed. Words are those of the language
 * (`Intl.Segmenter`), so texts without spaces are compared by words too. Joining what is not `added` gives the old paragraphs back.
 */
export function compareTexts(before: string, after: string, language: string): ComparedParagraph[] {
  const changes = differ(paragraphsOf(before), paragraphsOf(after));
  const compared: ComparedParagraph[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = () => {
    compared.push(...pairUp(removed, added, language));
    removed = [];
    added = [];
  };
  for (const change of changes) {
    if (change.kind === "removed") removed.push(...change.parts);
    else if (change.kind === "added") added.push(...change.parts);
    else {
      settle();
      compared.push(...change.parts.map((text) => ({ isChanged: false, pieces: [{ kind: "same" as const, text }] })));
    }
  }
  settle();
  return compared;
}

/** Word by word, two stretches that are worth comparing: what a claim said before and what it says now. */
export function compareWords(before: string, after: string, language: string): Piece[] {
  return tidy(differ(wordsOf(before, language), wordsOf(after, language)).map(({ kind, parts }) => ({ kind, text: parts.join("") })));
}

type Change = { kind: Piece["kind"]; parts: string[] };

function differ(before: string[], after: string[]): Change[] {
  const changes = diffArrays(before, after, { maxEditLength: editsMax });
  if (changes === undefined) {
    return [
      { kind: "removed", parts: before },
      { kind: "added", parts: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({ kind: added ? "added" : removed ? "removed" : "same", parts: value }));
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

function wordsOf(text: string, language: string): string[] {
  return [...new Intl.Segmenter(knownLanguage(language), { granularity: "word" }).segment(text)].map(({ segment }) => segment);
}

function knownLanguage(language: string): string {
  return Intl.Segmenter.supportedLocalesOf(language)[0] ?? "en";
}

/** Paragraphs that stand for each other are compared by words; the pair must have enough in common to be read as one. */
function pairUp(removed: readonly string[], added: readonly string[], language: string): ComparedParagraph[] {
  const compared: ComparedParagraph[] = [];
  let at = 0;
  for (const before of removed) {
    const ahead = added.slice(at, at + paragraphsAhead).findIndex((after) => shareOfWords(before, after) >= likenessMin);
    const after = added[at + ahead];
    if (ahead < 0 || after === undefined) compared.push(whole("removed", before));
    else {
      compared.push(...added.slice(at, at + ahead).map((text) => whole("added", text)));
      compared.push({ isChanged: true, pieces: compareWords(before, after, language) });
      at += ahead + 1;
    }
  }
  return [...compared, ...added.slice(at).map((text) => whole("added", text))];
}

function whole(kind: "added" | "removed", text: string): ComparedParagraph {
  return { isChanged: true, pieces: [{ kind, text }] };
}

/** How much two paragraphs have in common: Dice's coefficient on their different words, 0 to 1. */
function shareOfWords(one: string, other: string): number {
  const [left, right] = [vocabularyOf(one), vocabularyOf(other)];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / (left.size + right.size);
}

// Without spaces between words single characters must do.
function vocabularyOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.length > 3 ? words : [...words.join("")]);
}

/** Joins neighbours of a kind, and draws a lone space or comma between two changes into both: scraps read worse than phrases. */
function tidy(pieces: readonly Piece[]): Piece[] {
  const drawn: Piece[] = pieces.flatMap((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const isScrap = piece.kind === "same" && !/[\p{L}\p{N}]/u.test(piece.text) && before !== undefined && after !== undefined;
    return isScrap
      ? [
          { kind: "removed" as const, text: piece.text },
          { kind: "added" as const, text: piece.text },
        ]
      : [piece];
  });
  const joined: Piece[] = [];
  let removed = "";
  let added = "";
  const settle = () => {
    if (removed !== "") joined.push({ kind: "removed", text: removed });
    if (added !== "") joined.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const { kind, text } of drawn) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      settle();
      const last = joined.at(-1);
      if (last?.kind === "same") last.text += text;
      else joined.push({ kind, text });
    }
  }
  settle();
  return joined;
}
