import type { EarlierClaim, Match } from "@/lib/breakdown/match";

/** Turns texts into vectors, one each, in their order. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** How much the likeness of meaning counts beside what words say: chosen by what served tweets and debate lines. */
const meaningWeight = 3;
/** How many of the best are ranked again by meaning. */
export const rerankedMax = 50;

/**
 * Ranks the fifty best matches again by how alike query and claim are in meaning: score × e^(3 × cosine), and less the same for the least
 * alike, so that none of the fifty falls below the rest. It changes their order and never which they are, and costs one vector for the query
 * and one for each of the fifty.
 */
export async function rerankByMeaning(
  query: string,
  matches: readonly Match[],
  { claims, embed }: { claims: ReadonlyMap<string | number, EarlierClaim>; embed: Embed },
): Promise<Match[]> {
  if (matches.length < 2) return [...matches];
  const [best, rest] = [matches.slice(0, rerankedMax), matches.slice(rerankedMax)];
  const [asked, ...vectors] = await embed([query, ...best.map(({ id }) => claims.get(id)?.text ?? "")]);
  const likeness = best.map((_, at) => cosine(asked ?? [], vectors[at] ?? []));
  const least = Math.min(...likeness);
  return best
    .map(({ id, score }, at) => ({ id, at, score: score * Math.exp(meaningWeight * ((likeness[at] ?? least) - least)) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ id, score }) => ({ id, score: Number(score.toPrecision(6)) }))
    .concat(rest);
}

/** Embeds each text once and remembers the last `max` or so: the same earlier claims come up again and again. */
export function remembering(embed: Embed, max: number): Embed {
  const known = new Map<string, readonly number[]>();
  return async (texts) => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    const vectors = missing.length === 0 ? [] : await embed(missing);
    const found = texts.map((text) => known.get(text) ?? vectors[missing.indexOf(text)] ?? []);
    if (known.size + missing.length > max) known.clear();
    for (const [at, text] of missing.entries()) known.set(text, vectors[at] ?? []);
    return found;
  };
}

/** The cosine of the angle between two vectors; 0 where one has no length. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  let [product, length, otherLength] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    const second = other[at] ?? 0;
    product += value * second;
    length += value * value;
    otherLength += second * second;
  }
  return length === 0 || otherLength === 0 ? 0 : product / Math.sqrt(length * otherLength);
}
