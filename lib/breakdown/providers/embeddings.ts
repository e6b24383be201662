import type { EarlierClaim, Match } from "@/lib/breakdown/match";

/** Turns texts into vectors, one each, in their order. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** How much the likeness of meaning counts beside what words say: chosen between what served tweets and debate lines best. */
const meaningWeight = 2;

/**
 * Ranks matches again by how alike query and claim are in meaning: score × (1 + 2 × cosine, at least 0). It changes their order and never
 * which they are, and costs one vector for the query and one for each match.
 */
export async function rerankByMeaning(
  query: string,
  matches: readonly Match[],
  { claims, embed }: { claims: ReadonlyMap<string | number, EarlierClaim>; embed: Embed },
): Promise<Match[]> {
  if (matches.length < 2) return [...matches];
  const [asked, ...vectors] = await embed([query, ...matches.map(({ id }) => claims.get(id)?.text ?? "")]);
  return matches
    .map(({ id, score }, at) => ({ id, at, score: score * (1 + meaningWeight * Math.max(0, cosine(asked ?? [], vectors[at] ?? []))) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ id, score }) => ({ id, score: Number(score.toPrecision(6)) }));
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
