import { expected, type Margins } from './cross-table.ts';
import { upperGamma } from './gamma.ts';

export interface ChiSquare {
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * Pearson's test of independence, without continuity correction; p = 1 for a table with a single row or column.
 * Source: A. Agresti, Categorical Data Analysis, 3rd ed. 2013, section 3.2.1.
 */
export function chiSquare(margins: Margins): ChiSquare {
  const statistic = pearson(margins);
  const degrees = Math.max(0, (margins.rows.length - 1) * (margins.columns.length - 1));
  return { statistic, degrees, p: degrees === 0 ? 1 : upperGamma(degrees / 2, statistic / 2) };
}

function pearson(margins: Margins): number {
  let statistic = 0;
  for (const [row, cells] of margins.cells.entries())
    for (const [column, count] of cells.entries()) {
      const wanted = expected(margins, row, column);
      statistic += (count - wanted) ** 2 / wanted;
    }
  return statistic;
}
