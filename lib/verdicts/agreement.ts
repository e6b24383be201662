/** What several people said of the same things: a row a thing, in it one label a person who judged it. Labels are compared by identity. */
export type Judgements<Label> = readonly (readonly Label[])[];

/** A measure of agreement with the interval in which 95 % of resampled things put it; null where the measure has no meaning. */
export type Measured = { value: number | null; low: number | null; high: number | null };

/** A distance between two labels for Krippendorff's alpha: 0 for the same, larger for further apart. */
type Difference<Label> = (one: Label, other: Label) => number;

/** Share of pairs of judgements of the same thing that agree, 0 to 1; null when no thing was judged twice. */
export function percentAgreement<Label>(judgements: Judgements<Label>): number | null {
  let pairs = 0;
  let agreeing = 0;
  for (const labels of judgements) {
    for (let one = 0; one < labels.length; one += 1) {
      for (let other = one + 1; other < labels.length; other += 1) {
        pairs += 1;
        if (labels[one] === labels[other]) agreeing += 1;
      }
    }
  }
  return pairs === 0 ? null : agreeing / pairs;
}

/**
 * Cohen's kappa of two people over the things both judged: agreement beyond what their own habits would give by chance (Cohen 1960). Null
 * without such things, or when both always say the same one label.
 */
export function cohensKappa<Label>(pairs: readonly (readonly [Label, Label])[]): number | null {
  if (pairs.length === 0) return null;
  const observed = pairs.filter(([one, other]) => one === other).length / pairs.length;
  const labels = new Set(pairs.flat());
  let expected = 0;
  for (const label of labels) {
    const first = pairs.filter(([one]) => one === label).length / pairs.length;
    const second = pairs.filter(([, other]) => other === label).length / pairs.length;
    expected += first * second;
  }
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

/**
 * Fleiss' kappa (Fleiss 1971): every thing judged by equally many people, not always the same ones. Things judged by another number are left
 * out: those with the commonest number of judgements count. Null without any, or when only one label was ever given.
 */
export function fleissKappa<Label>(judgements: Judgements<Label>): number | null {
  const rated = judgements.filter((labels) => labels.length >= 2);
  const sizes = new Map<number, number>();
  for (const { length } of rated) sizes.set(length, (sizes.get(length) ?? 0) + 1);
  const size = [...sizes].toSorted(([a, timesA], [b, timesB]) => timesB - timesA || b - a)[0]?.[0];
  if (size === undefined) return null;
  const things = rated.filter(({ length }) => length === size);
  const total = things.length * size;
  const shares = new Map<Label, number>();
  let observed = 0;
  for (const labels of things) {
    const counts = countOf(labels);
    let squares = 0;
    for (const [label, count] of counts) {
      squares += count * count;
      shares.set(label, (shares.get(label) ?? 0) + count / total);
    }
    observed += (squares - size) / (size * (size - 1)) / things.length;
  }
  const expected = [...shares.values()].reduce((sum, share) => sum + share * share, 0);
  return 1 - expected < Number.EPSILON ? null : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement, for any number of people, with things judged by only one left out
 * (Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”). Null when nothing was judged twice or only one label was ever given.
 */
export function krippendorffsAlpha<Label>(
  judgements: Judgements<Label>,
  differenceOf: (totals: ReadonlyMap<Label, number>) => Difference<Label>,
): number | null {
  const pairable = judgements.filter((labels) => labels.length >= 2);
  const totals = countOf(pairable.flat());
  const count = [...totals.values()].reduce((sum, one) => sum + one, 0);
  if (count < 2) return null;
  const difference = differenceOf(totals);
  let observed = 0;
  for (const labels of pairable) {
    const counts = [...countOf(labels)];
    for (const [one, times] of counts) {
      for (const [other, otherTimes] of counts) observed += (times * otherTimes * difference(one, other)) / (labels.length - 1);
    }
  }
  let expected = 0;
  for (const [one, times] of totals) for (const [other, otherTimes] of totals) expected += times * otherTimes * difference(one, other);
  return expected === 0 ? null : 1 - ((count - 1) * observed) / expected;
}

/** Difference for labels that are only the same or not. */
export function nominalDifference<Label>(): Difference<Label> {
  return (one, other) => (one === other ? 0 : 1);
}

/** Difference for ranked labels: the further apart in the ranking, weighted by how many judgements lie between (Krippendorff 2011). */
export function ordinalDifference(totals: ReadonlyMap<number, number>): Difference<number> {
  const ranks = [...totals.keys()].toSorted((a, b) => a - b);
  return (one, other) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    const between = ranks.filter((rank) => rank >= low && rank <= high).reduce((sum, rank) => sum + (totals.get(rank) ?? 0), 0);
    const ends = ((totals.get(low) ?? 0) + (totals.get(high) ?? 0)) / 2;
    return (between - ends) ** 2;
  };
}

/** Difference for labels with equal steps. */
export function intervalDifference(): Difference<number> {
  return (one, other) => (one - other) ** 2;
}

const resamples = 1000;
const tail = 0.025;

/**
 * A measure with its 95 % interval by the percentile bootstrap: the things are drawn again, with replacement, 1,000 times from a fixed seed,
 * so that the same judgements always give the same interval. Draws in which the measure has no meaning are left out.
 */
export function withInterval<Thing>(things: readonly Thing[], measure: (things: readonly Thing[]) => number | null): Measured {
  const value = measure(things);
  if (value === null || things.length < 2) return { value, low: null, high: null };
  const random = seeded(things.length);
  const drawn: number[] = [];
  for (let draw = 0; draw < resamples; draw += 1) {
    const sample = things.flatMap(() => {
      const thing = things[Math.floor(random() * things.length)];
      return thing === undefined ? [] : [thing];
    });
    const again = measure(sample);
    if (again !== null) drawn.push(again);
  }
  const sorted = drawn.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  return { value, low: at(tail), high: at(1 - tail) };
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function countOf<Label>(labels: readonly Label[]): Map<Label, number> {
  const counts = new Map<Label, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
