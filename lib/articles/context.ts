import { contextLengthMax, contextLengthMin, repeatedContextLengthMin } from "@/lib/articles/selector";

/** A selector in folded form. */
export type Sought = { exact: string; prefix: string; suffix: string };

/** Where the folded words stand, and how many units of their context agree right before and after them. */
export type ContextAgreement = { at: number; before: number; after: number };

/** Folding may shorten a context a little. */
const slack = 8;
/** An edit in the context may change, add or remove about a word. */
const editLengthMax = 12;
/** A side cut short by an end of the text says something only from this length on. */
const edgeLengthMin = 16;
/**
 * So much must agree right beside the words, on one side at least. More than an edit may shift: two short parts of a sentence that changed
 * places (`12 men, 30 women`) leave the context as it was but for one small edit on each side, and agree beside the words no further than
 * they moved.
 */
const touchLengthMin = 16;
/** Repeated words need this much of their other side, when it does not agree as a whole. */
const otherSideMin = 40;

/** Units that agree going left from `at`, up to the whole prefix. */
export function agreeingBefore(text: string, at: number, prefix: string): number {
  let length = 0;
  while (length < prefix.length && length < at && text[at - 1 - length] === prefix[prefix.length - 1 - length]) length++;
  return length;
}

/** Units that agree going right from `at`, up to the whole suffix. */
export function agreeingAfter(text: string, at: number, suffix: string): number {
  let length = 0;
  while (length < suffix.length && at + length < text.length && text[at + length] === suffix[length]) length++;
  return length;
}

/** True unless the length of the context says that the words stood only once when they were described. */
export function wereRepeated({ prefix, suffix }: Sought): boolean {
  const saysOnce = (side: string) => side.length >= contextLengthMin - slack && side.length < repeatedContextLengthMin - slack;
  return !saysOnce(prefix) && !saysOnce(suffix);
}

type Seen = { sought: Sought; text: string; isRepeated: boolean };
type Side = { agrees: boolean; tells: boolean; touches: boolean };

/**
 * True when the context settles that this is the place. It must agree right beside the words on one side at least. Words that stood once
 * need one side that tells; repeated words need that and agreement on the other side, too: a twin may have slid into the place of words
 * that were taken out.
 */
export function isIdentified(place: ContextAgreement, { sought, text, isRepeated }: Seen): boolean {
  const { before, after } = judgeSides(place, { sought, text });
  if (!before.touches && !after.touches) return false;
  if (!isRepeated) return before.tells || after.tells;
  return (
    (before.tells && (after.agrees || place.after >= otherSideMin)) || (after.tells && (before.agrees || place.before >= otherSideMin))
  );
}

/** True when each side is long enough to say something, or lies between the words and an end of the text, as it did in the old one. */
export function areSidesProven({ at }: ContextAgreement, { sought, text }: { sought: Sought; text: string }): boolean {
  const isStart = at === sought.prefix.length;
  const isEnd = at + sought.exact.length + sought.suffix.length === text.length;
  return (sought.prefix.length >= edgeLengthMin || isStart) && (sought.suffix.length >= edgeLengthMin || isEnd);
}

/** True when one side of the context says that this is the place, whatever the other says: a copy put next to the original has that, too. */
export function isContender(place: ContextAgreement, seen: { sought: Sought; text: string }): boolean {
  const { before, after } = judgeSides(place, seen);
  return before.tells || after.tells;
}

function judgeSides(place: ContextAgreement, { sought, text }: { sought: Sought; text: string }): { before: Side; after: Side } {
  const end = place.at + sought.exact.length;
  const before = judgeSide(sought.prefix, place.before, {
    isAtEdge: place.at === sought.prefix.length,
    farRun: () => farRunBefore(text, place.at, sought.prefix),
  });
  const after = judgeSide(sought.suffix, place.after, {
    isAtEdge: end + sought.suffix.length === text.length,
    farRun: () => farRunAfter(text, end, sought.suffix),
  });
  return { before, after };
}

/**
 * `agrees`: the side is the same, but for one small edit. `tells`: and no other place in the old text had it. `touches`: it is the same right
 * beside the words, or the words are as far from that end of the text as they were.
 */
function judgeSide(side: string, near: number, { isAtEdge, farRun }: { isAtEdge: boolean; farRun: () => number }): Side {
  const isWhole = near === side.length;
  const isFull = side.length >= contextLengthMin - slack;
  const agrees = (isWhole && (isAtEdge || side.length >= edgeLengthMin)) || (isFull && near + farRun() >= side.length - editLengthMax);
  // At full length the far end differs from every twin's, unless the most that is kept was not enough.
  return {
    touches: near >= touchLengthMin || (isWhole && isAtEdge),
    agrees,
    tells: agrees && ((isFull && side.length < contextLengthMax - slack) || (isWhole && isAtEdge && side.length >= edgeLengthMin)),
  };
}

/** The longest run that agrees from the far end of the prefix on, wherever an edit of a few units may have shifted it. */
function farRunBefore(text: string, at: number, prefix: string): number {
  let longest = 0;
  for (let shift = -editLengthMax; shift <= editLengthMax; shift++) {
    const from = at - prefix.length + shift;
    let length = 0;
    while (from >= 0 && length < prefix.length && from + length < at && text[from + length] === prefix[length]) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}

function farRunAfter(text: string, end: number, suffix: string): number {
  let longest = 0;
  for (let shift = -editLengthMax; shift <= editLengthMax; shift++) {
    const to = end + suffix.length + shift;
    let length = 0;
    while (to <= text.length && length < suffix.length && to - length > end && text[to - 1 - length] === suffix[suffix.length - 1 - length])
      length++;
    longest = Math.max(longest, length);
  }
  return longest;
}
