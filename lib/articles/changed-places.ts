import type { FoldedIndex } from "@/lib/articles/folded-index";
import type { Rival } from "@/lib/articles/selector";

const contextLength = 24;
const contextLengthMin = 12;
const candidatesMax = 50;
const likenessMin = 0.6;

/**
 * Where words that are gone may have been changed into others: between the old context (unless it still holds them), or (when `isContextOnly` is false) wherever
 * much of them still stands. Ranges in the original text, best first; `score` is the likeness of the words (Dice, on letter pairs).
 */
export function findChangedPlaces(
  folded: FoldedIndex,
  sought: { exact: string; prefix: string; suffix: string },
  isContextOnly: boolean,
): Rival[] {
  const places = [...betweenContext(folded, sought), ...(isContextOnly ? [] : byLikeness(folded, sought.exact))];
  const rivals = places.map((place) => toRival(folded, place, sought.exact)).toSorted((one, other) => other.score - one.score);
  const kept: Rival[] = [];
  for (const rival of rivals) if (!kept.some((better) => rival.start < better.end && better.start < rival.end)) kept.push(rival);
  return kept;
}

type Place = { start: number; end: number };

function betweenContext(folded: FoldedIndex, { exact, prefix, suffix }: { exact: string; prefix: string; suffix: string }): Place[] {
  const left = prefix.slice(-contextLength);
  const right = suffix.slice(0, contextLength);
  if (left.length < contextLengthMin || right.length < contextLengthMin) return [];
  const reach = exact.length * 2 + 200;
  const places: Place[] = [];
  for (const at of folded.places.find(left, candidatesMax)) {
    const start = at + left.length;
    const length = folded.text.slice(start, start + reach + right.length).indexOf(right);
    if (length > 0 && !folded.text.slice(start, start + length).includes(exact)) places.push({ start, end: start + length });
  }
  return places.filter((place) => folded.text.slice(place.start, place.end).trim() !== "");
}

function byLikeness(folded: FoldedIndex, exact: string): Place[] {
  const votes = folded.places.vote(exact, candidatesMax);
  const best = [...votes].toSorted((one, other) => other[1] - one[1]).slice(0, 8);
  const places = best.map(([at]) => ({ start: Math.max(0, at), end: Math.min(folded.text.length, at + exact.length) }));
  return places.filter((place) => place.start < place.end && likeness(folded.text.slice(place.start, place.end), exact) >= likenessMin);
}

function toRival(folded: FoldedIndex, place: Place, exact: string): Rival {
  const score = Math.round(likeness(folded.text.slice(place.start, place.end), exact) * 1000) / 1000;
  return { start: folded.starts[place.start] ?? 0, end: folded.ends[place.end - 1] ?? 0, score };
}

/** Dice's coefficient on pairs of adjacent units (with multiplicity): 1 for the same text, 0 for nothing in common. Linear. */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length < 2 || other.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < one.length; at++) pairs.set(one.slice(at, at + 2), (pairs.get(one.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at + 1 < other.length; at++) {
    const pair = other.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * shared) / (one.length + other.length - 2);
}
