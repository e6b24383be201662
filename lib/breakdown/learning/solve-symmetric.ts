/** Solves `matrix × x = right` for a symmetric positive definite matrix by Gaussian elimination, which then needs no pivoting. */
export function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (const [at, pivotRow] of rows.entries()) {
    const pivot = pivotRow[at] ?? 1;
    for (const row of rows.slice(at + 1)) {
      const share = (row[at] ?? 0) / pivot;
      if (share === 0) continue;
      for (let column = at; column < row.length; column += 1) row[column] = (row[column] ?? 0) - share * (pivotRow[column] ?? 0);
    }
  }
  const solved = right.map(() => 0);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    let rest = row.at(-1) ?? 0;
    for (let other = at + 1; other < solved.length; other += 1) rest -= (row[other] ?? 0) * (solved[other] ?? 0);
    solved[at] = rest / (row[at] ?? 1);
  }
  return solved;
}
