import { termsOf } from "@/lib/breakdown/match-terms";

/** A later stretch that says again what an earlier one says: word for word, or in other words. Numbers are places in the list given. */
export type Restatement = { earlier: number; later: number; kind: "verbatim" | "reworded" };

const sharedMin = 0.6;
const stemsMin = 4;
const holdersMax = 60;
const negation = /\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot)\b|n['’]t\b/i;

type Said = { plain: string; stems: ReadonlySet<string>; figures: ReadonlySet<string>; isDenied: boolean };

function read(words: string): Said {
  const stems = new Set(termsOf(words).stems);
  return {
    plain: words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
    stems,
    figures: new Set(words.match(/\d+(?:[.,]\d+)*/g) ?? []),
    isDenied: negation.test(words),
  };
}

/** Figures that differ make two claims of it, however alike the words are; so does a denial. */
function disagree(one: Said, other: Said): boolean {
  if (one.isDenied !== other.isDenied) return true;
  const [few, many] = one.figures.size < other.figures.size ? [one.figures, other.figures] : [other.figures, one.figures];
  for (const figure of few) if (!many.has(figure)) return true;
  return false;
}

/**
 * Links candidates of one article that say the same: each to the first it repeats. Word-for-word repeats are linked and not
 * merged, so that each keeps its own place. Others need three fifths of their telling words in common, weighed by how few
 * candidates hold a word, and neither other figures nor a denial. Time grows with the total length.
 */
export function findRestatements(text: string, candidates: readonly { start: number; end: number }[]): Restatement[] {
  const said = candidates.map(({ start, end }) => read(text.slice(start, end)));
  const holders = new Map<string, number[]>();
  for (const [at, { stems }] of said.entries())
    for (const stem of stems) {
      const list = holders.get(stem) ?? [];
      list.push(at);
      holders.set(stem, list);
    }
  const telling = (stem: string) => Math.log(1 + said.length / (holders.get(stem)?.length ?? 1));
  const weightOf = (stems: ReadonlySet<string>) => [...stems].reduce((sum, stem) => sum + telling(stem), 0);
  const firstOf = new Map<string, number>();
  const found: Restatement[] = [];
  for (const [later, one] of said.entries()) {
    const first = firstOf.get(one.plain);
    if (one.plain !== "" && first !== undefined) {
      found.push({ earlier: first, later, kind: "verbatim" });
      continue;
    }
    firstOf.set(one.plain, later);
    if (one.stems.size < stemsMin) continue;
    const shared = new Map<number, number>();
    for (const stem of one.stems)
      for (const earlier of (holders.get(stem) ?? []).slice(0, holdersMax)) {
        if (earlier >= later) break;
        shared.set(earlier, (shared.get(earlier) ?? 0) + telling(stem));
      }
    const own = weightOf(one.stems);
    for (const [earlier, weight] of [...shared].sort(([a], [b]) => a - b)) {
      const other = said[earlier];
      if (!other || other.stems.size < stemsMin || disagree(one, other)) continue;
      if ((2 * weight) / Math.max(1e-9, own + weightOf(other.stems)) < sharedMin) continue;
      found.push({ earlier, later, kind: "reworded" });
      break;
    }
  }
  return found;
}
