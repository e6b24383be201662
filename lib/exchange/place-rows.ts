import { codePointCounter } from "@/lib/articles/code-points";
import { cutsCharacter, type TextRange } from "@/lib/articles/graphemes";
import { buildAnchorIndex, placeSelector } from "@/lib/articles/placing";
import { plainAddress } from "@/lib/articles/plain-address";
import { areSameWords } from "@/lib/claims/places";
import { statementLengthMax } from "@/lib/claims/schema";
import { copyPrefix } from "./annotation";
import type { AnnotationRow } from "./annotation-row";
import { attachAnswers } from "./attach-answers";
import type { Discussed, KnownComment, PlacedRow } from "./placed-row";

/** The text rows are to be placed in, and what is known of it. */
export type ImportTarget = {
  text: string;
  textHash: string;
  /** Where the article is to be found; empty when it has no address. */
  addresses: readonly string[];
  /** The hashes of the article's other snapshots. */
  otherHashes: readonly string[];
  /**
   * What is here already: claims by the address of their annotation and by `claimKey`, and comments by that of the annotation or reply they
   * were.
   */
  known: {
    ids: ReadonlyMap<string, string>;
    claims: ReadonlyMap<string, string>;
    comments: ReadonlyMap<string, KnownComment>;
  };
};

/** How a claim is told from others: by its place and its statement. */
export function claimKey({ start, end }: TextRange, statement: string): string {
  return `${start}:${end}:${statement}`;
}

/** Looks for each row's words in a text, and for each answer's discussion. Nothing is ever settled on a second-best place. */
export function placeRows(rows: readonly AnnotationRow[], target: ImportTarget): PlacedRow[] {
  const index = buildAnchorIndex(target.text);
  const points = codePointCounter(target.text);
  const ofClaims = (known: ReadonlyMap<string, string>) =>
    new Map([...known].map(([key, claimId]): [string, Discussed] => [key, { claimId }]));
  const ids = ofClaims(target.known.ids);
  const claims = ofClaims(target.known.claims);

  function placesOf({ quote, place }: AnnotationRow): { state: string; places: TextRange[] } {
    if (place?.textHash === target.textHash) {
      const [start, end] = [points.toUnits(place.start), points.toUnits(place.end)];
      const isThere = start !== null && end !== null && start < end;
      if (isThere && (quote === null || target.text.slice(start, end) === quote.exact)) return { state: "exact", places: [{ start, end }] };
    }
    if (quote === null) return { state: "lost", places: [] };
    const found = placeSelector(index, { ...quote, start: -1, end: -1 });
    const own = found.start < 0 ? [] : [{ start: found.start, end: found.end }];
    const rivals = found.rivals.map(({ start, end }) => ({ start, end }));
    const isSame = ({ start, end }: TextRange) => areSameWords(target.text.slice(start, end), quote.exact);
    return { state: found.state, places: own.length > 0 ? own : rivals.filter(isSame) };
  }

  const placed = rows.map((annotation): PlacedRow => {
    const { row, id } = annotation;
    const nothing = { row, annotation, places: [], statement: annotation.statement ?? "", about: null, parent: null };
    if (annotation.problem !== null) return { ...nothing, outcome: "refused", reason: annotation.problem };
    if (annotation.answers.length > 0) return { ...nothing, outcome: "answer", reason: "" };
    const before = id === null ? undefined : (ids.get(id) ?? target.known.comments.get(id)?.under);
    if (before !== undefined) return { ...nothing, about: before, outcome: "known", reason: sayBefore(before) };
    const { state, places } = placesOf(annotation);
    const [first] = places;
    if (first === undefined) return { ...nothing, outcome: "unplaced", reason: "Its words do not stand in this text." };
    const statement = annotation.statement?.trim() || tidy(target.text.slice(first.start, first.end));
    const said = { ...nothing, places, statement, about: { row } };
    if (statement.length > statementLengthMax)
      return { ...said, outcome: "refused", reason: `Its words are longer than a statement may be (${statementLengthMax} characters).` };
    if (places.some((place) => cutsCharacter(target.text, place)))
      return { ...said, outcome: "refused", reason: "Its quotation begins or ends inside a character." };
    const key = claimKey(first, statement);
    const isSettled = places.length === 1 && (state === "exact" || state === "normalised");
    const same = isSettled ? claims.get(key) : undefined;
    if (same !== undefined) return { ...said, about: same, outcome: "known", reason: "A claim with this statement stands there already." };
    if (id !== null) ids.set(id, { row });
    if (!isSettled) {
      const reason =
        places.length === 1 ? "Its words stand here once, in other surroundings." : `Its words stand here ${places.length} times.`;
      return { ...said, outcome: "choose", reason };
    }
    claims.set(key, { row });
    const elsewhere = otherPage(annotation.source, target);
    return elsewhere === null ? { ...said, outcome: "ready", reason: "" } : { ...said, outcome: "choose", reason: elsewhere };
  });
  return attachAnswers(placed, target.known.comments);
}

function sayBefore(before: Discussed): string {
  if ("row" in before) return `It stands in row ${before.row} already.`;
  return "threadId" in before ? "It was imported before, as a comment." : "It was imported before.";
}

const tidy = (words: string) => words.replace(/\s+/g, " ").trim();

/** Says that an annotation was made on something else, or null when it was not or nobody can tell. */
function otherPage(source: string | null, { addresses, textHash, otherHashes }: ImportTarget): string | null {
  if (source === null) return null;
  if (source.startsWith(copyPrefix)) {
    return [textHash, ...otherHashes].some((hash) => source === `${copyPrefix}${hash}`) ? null : "It was made on the copy of another text.";
  }
  const made = plainAddress(source);
  const isOurs = made === null || addresses.length === 0 || addresses.some((address) => plainAddress(address) === made);
  return isOurs ? null : `It was made on another page: ${source}`;
}
