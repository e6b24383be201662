/** Where a value stands on a scale: 0 is its lowest label, 1 its highest; null for labels off the scale. A scale of one step counts as highest. */
export function scalePosition(value: number | null, ratings: readonly { value: number | null }[]): number | null {
  if (value === null) return null;
  const values = ratings.map((rating) => rating.value).filter((known) => known !== null);
  const lowest = Math.min(value, ...values);
  const highest = Math.max(value, ...values);
  return highest === lowest ? 1 : (value - lowest) / (highest - lowest);
}
