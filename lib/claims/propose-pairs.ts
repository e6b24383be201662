/** A claim as two articles' claims are compared: its words, the addresses of its evidence, and when it was said to be of none of those there were. */
type PairedClaim = { id: string; statement: string; sources: readonly string[]; createdAt: Date; originalsRuledOutAt: Date | null };

const aDigit = /\p{Nd}/u;

// The ten figures of a script stand one after the other, with none of another script right before them.
function inLatinFigures(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && aDigit.test(String.fromCodePoint(at - value - 1))) value += 1;
  return String(value);
}

// Thousands and fractions are set apart by other marks in other languages, and by none in some: what stands in threes are thousands.
function tidied(number: string): string {
  const [first = "", ...rest] = number.replace(/\p{Nd}/gu, inLatinFigures).split(/[^0-9]/);
  return [first, ...rest].join(rest.every((group) => group.length === 3) ? "" : ".");
}

const numbersIn = (text: string) => new Set((text.match(/\p{Nd}+(?:[.,٫٬’'\u00A0\u202F]\p{Nd}+)*/gu) ?? []).map(tidied));

/** How much of two sets they have in common, 0 to 1; 0 where both are empty. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = new Set([...one, ...other]);
  return all.size === 0 ? 0 : [...one].filter((each) => other.has(each)).length / all.size;
}

const read = ({ statement, sources, ...claim }: PairedClaim) => ({ ...claim, sources: new Set(sources), numbers: numbersIn(statement) });

/** How many claims that nobody paired yet (`open`) have a proposal, and what a proposal is, in words for whoever decides. */
export function sayProposals({ open, proposals }: { open: number; proposals: number }): string {
  if (open === 0) return "";
  if (proposals === 0) return "None is proposed: they share no source, no number and no place.";
  const all = open === 1 ? "One is proposed" : `All ${open} are proposed`;
  const count = proposals === open ? all : `${proposals} of ${open} ${proposals === 1 ? "is" : "are"} proposed`;
  return `${count}, by sources, numbers and place. Nothing counts before you save it.`;
}

const placeOf = (index: number, length: number) => (length < 2 ? 0 : index / (length - 1));

/**
 * Which claims of two articles could be each other's translations, by the sources they rest on, the numbers in them and where they stand; both lists
 * in their article's order. A proposal for a person, never more: at most one for each claim, and none where nothing speaks for it but the place,
 * unless the articles have equally many claims. What was said to be the translation of none is not proposed for what stood there then. Answers ids of the first list with those of the second.
 */
export function proposePairs(claims: readonly PairedClaim[], originals: readonly PairedClaim[]): Map<string, string> {
  const isEven = claims.length === originals.length;
  const readOriginals = originals.map(read);
  const likely = claims.map(read).flatMap((claim, place) =>
    readOriginals.flatMap((original, other) => {
      if (claim.originalsRuledOutAt !== null && original.createdAt <= claim.originalsRuledOutAt) return [];
      const said = 2 * shared(claim.sources, original.sources) + shared(claim.numbers, original.numbers);
      const distance = Math.abs(placeOf(place, claims.length) - placeOf(other, originals.length));
      return said > 0 || (isEven && place === other) ? [{ id: claim.id, originalId: original.id, score: said + 1 - distance }] : [];
    }),
  );
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, originalId } of likely.toSorted((one, other) => other.score - one.score)) {
    if (pairs.has(id) || taken.has(originalId)) continue;
    pairs.set(id, originalId);
    taken.add(originalId);
  }
  return pairs;
}
