/** Whether a count may be told: none at all, or no fewer than `k`. */
export const isTold = (count: number, k: number): boolean => count === 0 || count >= k;

/**
 * Which of the counts of one list are not told: those below `k`, and where that is a single one the smallest other too, which could else
 * be found by subtraction from a total.
 */
export function hiddenIn(counts: readonly number[], k: number): boolean[] {
  const hidden = counts.map((count) => !isTold(count, k));
  const partner = partnerOf(counts, hidden);
  if (partner !== undefined) hidden[partner] = true;
  return hidden;
}

/**
 * The same for a table: primary suppression of cells below `k`, then complementary suppression until no row or column has a single hidden
 * cell (A. Hundepool et al., Statistical Disclosure Control, 2012, section 4.2). Cells of a column whose own total is below `k` are
 * all hidden.
 */
export function hiddenCells(
  cells: readonly (readonly number[])[],
  totals: readonly number[],
  k: number,
): boolean[][] {
  const hidden = cells.map((row) =>
    row.map((count, column) => !isTold(count, k) || !isTold(totals[column]!, k)),
  );
  while (completed(cells, hidden)) {}
  return hidden;
}

/** Hides one more cell where that is needed; false where nothing was. */
function completed(cells: readonly (readonly number[])[], hidden: boolean[][]): boolean {
  for (const [row, counts] of cells.entries()) {
    const partner = partnerOf(counts, hidden[row]!);
    if (partner === undefined) continue;
    hidden[row]![partner] = true;
    return true;
  }
  for (let column = 0; column < (cells[0]?.length ?? 0); column++) {
    const partner = partnerOf(
      cells.map((row) => row[column]!),
      hidden.map((row) => row[column]!),
    );
    if (partner === undefined) continue;
    hidden[partner]![column] = true;
    return true;
  }
  return false;
}

/** The smallest count above 0 that is told, where exactly one is not. */
function partnerOf(counts: readonly number[], hidden: readonly boolean[]): number | undefined {
  if (hidden.filter(Boolean).length !== 1) return undefined;
  const told = [...counts.keys()].filter((at) => !hidden[at] && counts[at]! > 0);
  return told.sort((a, b) => counts[a]! - counts[b]! || a - b)[0];
}
