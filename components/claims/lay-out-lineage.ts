/** Where a claim stands in the drawing of its family: its generation from the left, its place from the top. */
export type Placed<Claim> = { claim: Claim; column: number; row: number };

/**
 * Lays a family out in generations: a claim stands one column right of the last claim it came from. Claims keep the order given within a
 * column. A circle, which no step can make, would not hang it: each claim is moved right at most as often as there are claims.
 */
export function layOutLineage<Claim extends { id: string }>(
  claims: readonly Claim[],
  lines: readonly { fromClaimId: string; toClaimId: string }[],
): Placed<Claim>[] {
  const columns = new Map(claims.map(({ id }) => [id, 0]));
  for (let round = 0; round < claims.length; round += 1) {
    let isSettled = true;
    for (const { fromClaimId, toClaimId } of lines) {
      const from = columns.get(fromClaimId);
      const to = columns.get(toClaimId);
      if (from === undefined || to === undefined || to > from) continue;
      columns.set(toClaimId, from + 1);
      isSettled = false;
    }
    if (isSettled) break;
  }
  const filled = new Map<number, number>();
  return claims.map((claim) => {
    const column = columns.get(claim.id) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { claim, column, row };
  });
}
