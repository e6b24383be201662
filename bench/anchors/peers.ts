import search from "approx-string-match";
import { toTextPosition } from "dom-anchor-text-quote";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Selector } from "@/lib/articles/selector";

/** A tool that finds a selector's words again: one place, or none. Peers have no states; whatever they answer they stand by. */
export type Peer = { name: string; find: (text: string, selector: Selector) => TextRange | null };

/** What the peers keep of the surroundings: 32 units on each side. */
const contextLength = 32;
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const errorsMax = 256;

type Match = TextRange & { errors: number };

function matches(text: string, pattern: string, most: number): Match[] {
  const found: Match[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
    found.push({ start: at, end: at + pattern.length, errors: 0 });
  return found.length > 0 ? found : search(text, pattern, most);
}

/** How alike a stretch is to what is expected there, 0 to 1; 1 when nothing is expected. */
function likeness(text: string, expected: string): number {
  if (expected === "") return 1;
  if (text === "") return 0;
  return 1 - (matches(text, expected, expected.length)[0]?.errors ?? expected.length) / expected.length;
}

/**
 * An approximate matcher on `approx-string-match` with the settings that Hypothesis's client has: up to half the quotation may differ, and
 * the best sum of likenesses wins (words 50, text before 20, text after 20, position 2).
 */
function findApproximately(text: string, { exact, prefix, suffix, start }: Selector): TextRange | null {
  let best: TextRange | null = null;
  let bestScore = -1;
  for (const match of matches(text, exact, Math.min(errorsMax, exact.length / 2))) {
    const before = prefix.slice(-contextLength);
    const after = suffix.slice(0, contextLength);
    const score =
      weights.quote * (1 - match.errors / exact.length) +
      weights.prefix * likeness(text.slice(Math.max(0, match.start - before.length), match.start), before) +
      weights.suffix * likeness(text.slice(match.end, match.end + after.length), after) +
      weights.position * (1 - Math.abs(match.start - start) / text.length);
    if (score > bestScore) [best, bestScore] = [{ start: match.start, end: match.end }, score];
  }
  return best;
}

function findByDiffMatchPatch(text: string, { exact, prefix, suffix, start }: Selector): TextRange | null {
  const selector = { exact, prefix: prefix.slice(-contextLength), suffix: suffix.slice(0, contextLength) };
  return toTextPosition({ textContent: text }, selector, { hint: start });
}

export const peers: readonly Peer[] = [
  { name: "dom-anchor-text-quote", find: findByDiffMatchPatch },
  { name: "approx-string-match", find: findApproximately },
];
