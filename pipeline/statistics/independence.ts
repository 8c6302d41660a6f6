import { chiSquare } from './chi-square.ts';
import { type CramersV, cramersV } from './cramers-v.ts';
import { type CrossTable, expected, type Margins, marginsOf } from './cross-table.ts';
import { fisherExact } from './fisher.ts';
import { fisherSimulated } from './fisher-simulated.ts';

/** Whether rows and columns of a table go together, and how strongly. */
export interface Independence extends CramersV {
  /** How p was found; `none` for a table with a single row or column that is not empty: p is 1. */
  readonly method: 'chi-square' | 'fisher' | 'fisher-simulated' | 'none';
  /** Pearson's statistic and its degrees of freedom, told whatever the method. */
  readonly statistic: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * Tests a table of counts: by χ² where it may be trusted (W. Cochran, Biometrics 10, 1954: no expected count below 1 and at most a fifth
 * below 5), else exactly for 2 × 2 tables and by 9,999 random tables for larger ones.
 */
export function testIndependence(table: CrossTable, seed = 1): Independence {
  const margins = marginsOf(table);
  const { statistic, degrees, p } = chiSquare(margins);
  const told = { statistic, degrees, ...cramersV(margins) };
  if (degrees === 0) return { ...told, method: 'none', p: 1 };
  if (isDense(margins)) return { ...told, method: 'chi-square', p };
  if (degrees === 1) return { ...told, method: 'fisher', p: fisherExact(margins) };
  return { ...told, method: 'fisher-simulated', p: fisherSimulated(margins, seed) };
}

function isDense(margins: Margins): boolean {
  const counts = margins.rows.flatMap((_, row) =>
    margins.columns.map((_, column) => expected(margins, row, column)),
  );
  return (
    counts.every((count) => count >= 1) && counts.filter((count) => count < 5).length <= counts.length / 5
  );
}
