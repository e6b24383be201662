type Settled = { staleAt: Date | string | null; rating: { key: string } };

/**
 * How a label agrees with the verdicts on similar claims, in a sentence: by its key, so that a label that was reworded is still the same. Stale
 * verdicts do not count; nothing to say is an empty string.
 */
export function comparePrecedents(chosen: { key: string; label: string }, settled: readonly Settled[]): string {
  const standing = settled.filter(({ staleAt }) => staleAt === null);
  if (standing.length === 0) return "";
  const same = standing.filter(({ rating }) => rating.key === chosen.key).length;
  const all = standing.length;
  if (same === all)
    return all === 1 ? `“${chosen.label}” is what it was settled as.` : `“${chosen.label}” is what all ${all} were settled as.`;
  const differ = "If this claim is different, say in the justification what is.";
  if (same === 0) return `“${chosen.label}” differs from ${all === 1 ? "this verdict" : `all ${all} verdicts`}. ${differ}`;
  return `“${chosen.label}” is what ${same} of ${all} were settled as. ${differ}`;
}
