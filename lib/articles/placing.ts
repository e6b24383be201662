import { findChangedPlaces } from "@/lib/articles/changed-places";
import {
  agreeingAfter,
  agreeingBefore,
  areSidesProven,
  type ContextAgreement,
  isContender,
  isIdentified,
  type Sought,
  wereRepeated,
} from "@/lib/articles/context";
import { buildFoldedIndex, type FoldedIndex } from "@/lib/articles/folded-index";
import { foldText } from "@/lib/articles/folded-text";
import type { Resolution, Rival, Selector } from "@/lib/articles/selector";

/** A text made ready for resolving selectors in it. Folding and indexing wait until a selector is not where it was. */
export type AnchorIndex = { text: string; folded: () => FoldedIndex };

/** One place where the words stand in the original text, and in the folded one with its context. */
type Place = ContextAgreement & { start: number; end: number; isSameText: boolean };

const placesMax = 20_000;
const rivalsMax = 20;
/** Less context than this on both sides together says nothing. */
const contextLengthUseful = 16;

/** Prepares a text. */
export function buildAnchorIndex(text: string): AnchorIndex {
  let built: FoldedIndex | null = null;
  return {
    text,
    folded: () => {
      built ??= buildFoldedIndex(text);
      return built;
    },
  };
}

/** Finds a selector's place: see `resolveSelector`. */
export function placeSelector(index: AnchorIndex, selector: Selector): Resolution {
  if (standsUnchanged(index.text, selector)) return found("exact", selector, 1);
  const folded = index.folded();
  const sought: Sought = {
    exact: foldText(selector.exact).text,
    prefix: foldText(selector.prefix).text,
    suffix: foldText(selector.suffix).text,
  };
  if (sought.exact.trim() === "") return unplaced("lost", []);
  const places = folded.places.find(sought.exact, placesMax).map((at) => judge(index.text, folded, { at, sought, selector }));
  const certain = settle(places, { sought, selector, folded });
  if (certain !== null) {
    return found(certain.isSameText ? "exact" : "normalised", certain, scoreOf(certain, sought), rivalsOf(places, sought, certain));
  }
  const changed = findChangedPlaces(folded, sought, places.length > 0);
  const rivals = [...rivalsOf(places, sought, null), ...changed].toSorted((one, other) => other.score - one.score).slice(0, rivalsMax);
  const [only] = places;
  if (only === undefined || changed.length > 0) return unplaced("lost", rivals);
  if (places.length > 1) return unplaced("ambiguous", rivals);
  return found("moved", only, scoreOf(only, sought));
}

/** The selector's own place holds its words and its whole context, and that context is long enough, or reaches both ends of the text. */
function standsUnchanged(text: string, { exact, prefix, suffix, start, end }: Selector): boolean {
  if (exact === "" || end - start !== exact.length || start < prefix.length) return false;
  if (!text.startsWith(exact, start) || !text.startsWith(prefix, start - prefix.length) || !text.startsWith(suffix, end)) return false;
  const isAtStart = start === prefix.length;
  const isAtEnd = end + suffix.length === text.length;
  if ((prefix.length < contextLengthUseful && !isAtStart) || (suffix.length < contextLengthUseful && !isAtEnd)) return false;
  return (isAtStart && isAtEnd) || prefix.length + suffix.length >= contextLengthUseful * 2;
}

function judge(text: string, folded: FoldedIndex, { at, sought, selector }: { at: number; sought: Sought; selector: Selector }): Place {
  const last = at + sought.exact.length - 1;
  const start = folded.starts[at] ?? 0;
  const end = folded.ends[last] ?? start;
  const before = agreeingBefore(folded.text, at, sought.prefix);
  const after = agreeingAfter(folded.text, last + 1, sought.suffix);
  const same = findSameText(text, selector.exact, { start, end });
  if (same === null) return { at, start, end, isSameText: false, before, after };
  return { at, start: same, end: same + selector.exact.length, isSameText: true, before, after };
}

// White space and soft hyphens at the edges belong to the folded unit beside them, so the very words may begin a little off.
const margin = 4;

/** Where the very words begin, at the place found or nearest to it and overlapping it: short words may stand twice within the margin. */
function findSameText(text: string, exact: string, place: { start: number; end: number }): number | null {
  for (let distance = 0; distance <= margin; distance++) {
    for (const start of [place.start - distance, place.start + distance]) {
      const isOverlapping = start >= 0 && start < place.end && start + exact.length > place.start;
      if (isOverlapping && text.startsWith(exact, start)) return start;
    }
  }
  return null;
}

/** The one place that is certain, or null. */
function settle(
  places: readonly Place[],
  { sought, selector, folded }: { sought: Sought; selector: Selector; folded: FoldedIndex },
): Place | null {
  const isWhole = (place: Place) => place.before === sought.prefix.length && place.after === sought.suffix.length;
  const [first, second] = places;
  // Without any context to speak of, only words that stand once are certain.
  if (sought.prefix.length + sought.suffix.length < contextLengthUseful)
    return first !== undefined && second === undefined && isWhole(first) ? first : null;
  const isRepeated = places.length > 1 || wereRepeated(sought);
  const text = folded.text;
  // A side that was cut short by an end of the old text proves nothing of several places, unless it ends the new text, too.
  const isProven = (place: Place) => isWhole(place) && (places.length === 1 || areSidesProven(place, { sought, text }));
  const identified = places.filter((place) => isProven(place) || isIdentified(place, { sought, text, isRepeated }));
  const [only] = identified;
  if (only !== undefined && identified.length === 1 && !isProven(only)) {
    // Where another place has one whole side, as when a copy was put next to the original, nobody can tell the two apart.
    return places.some((place) => place !== only && isContender(place, { sought, text })) ? null : only;
  }
  if (identified.length <= 1) return only ?? null;
  const whole = identified.filter(isProven);
  if (whole.length === 1) return whole[0] ?? null;
  return whole.find((place) => place.isSameText && place.start === selector.start) ?? null;
}

function scoreOf(place: Place, sought: Sought): number {
  const context = sought.prefix.length + sought.suffix.length;
  const agreement = context === 0 ? 1 : (place.before + place.after) / context;
  return rounded((place.isSameText ? 0.7 : 0.68) + 0.3 * agreement);
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

function rivalsOf(places: readonly Place[], sought: Sought, chosen: Place | null): Rival[] {
  const rivals = places
    .filter((place) => place !== chosen)
    .map((place) => ({ start: place.start, end: place.end, score: scoreOf(place, sought) }));
  return rivals.toSorted((one, other) => other.score - one.score).slice(0, rivalsMax);
}

function found(
  state: "exact" | "normalised" | "moved",
  place: { start: number; end: number },
  score: number,
  rivals: Rival[] = [],
): Resolution {
  return { state, start: place.start, end: place.end, score, rivals };
}

function unplaced(state: "ambiguous" | "lost", rivals: Rival[]): Resolution {
  return { state, start: -1, end: -1, score: rivals[0]?.score ?? 0, rivals };
}
