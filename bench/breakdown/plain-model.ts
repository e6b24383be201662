import { seededNumbers } from "@/lib/breakdown/seeded-numbers";

/** A sentence to learn from, and whether it is one of those looked for. */
export type Labelled = { text: string; isTrue: boolean };

const passes = 20;
const step = 0.3;
const rareMin = 2;

function gramsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\b\w\w+\b/g) ?? [];
  return words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1]} ${word}`]));
}

/**
 * The plain thing to compare with: logistic regression over tf-idf of words and word pairs (C = 1, rows of length 1), as every
 * textbook has it. Gives back log odds.
 */
export function plainModel(examples: readonly Labelled[]): (text: string) => number {
  const counts = new Map<string, number>();
  const grams = examples.map(({ text }) => gramsOf(text));
  for (const one of grams) for (const gram of new Set(one)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const numbers = new Map<string, number>();
  const rarity: number[] = [];
  for (const [gram, count] of counts) {
    if (count < rareMin) continue;
    numbers.set(gram, rarity.length);
    rarity.push(Math.log((1 + examples.length) / (1 + count)) + 1);
  }
  const vectorOf = (own: readonly string[]): [number, number][] => {
    const found = new Map<number, number>();
    for (const gram of own) {
      const number = numbers.get(gram);
      if (number !== undefined) found.set(number, (found.get(number) ?? 0) + (rarity[number] ?? 0));
    }
    const length = Math.hypot(...found.values()) || 1;
    return Array.from(found, ([number, value]): [number, number] => [number, value / length]);
  };
  const vectors = grams.map(vectorOf);
  const weights = new Float64Array(rarity.length);
  const squares = new Float64Array(rarity.length).fill(1e-3);
  const next = seededNumbers(1);
  let bias = 0;
  let biasSquares = 1e-3;
  const sumOf = (vector: readonly [number, number][]) =>
    vector.reduce((sum, [number, value]) => sum + (weights[number] ?? 0) * value, bias);
  for (let turn = 0; turn < passes * examples.length; turn += 1) {
    const at = Math.floor(next() * examples.length);
    const vector = vectors[at] ?? [];
    const error = 1 / (1 + Math.exp(-sumOf(vector))) - (examples[at]?.isTrue ? 1 : 0);
    for (const [number, value] of vector) {
      const gradient = error * value + (0.5 * (weights[number] ?? 0)) / examples.length;
      squares[number] = (squares[number] ?? 0) + gradient * gradient;
      weights[number] = (weights[number] ?? 0) - (step * gradient) / Math.sqrt(squares[number] ?? 1);
    }
    biasSquares += error * error;
    bias -= (step * error) / Math.sqrt(biasSquares);
  }
  return (text) => sumOf(vectorOf(gramsOf(text)));
}
