import { chiSquare } from './chi-square.ts';
import type { Margins } from './cross-table.ts';

/** Strength of association in [0, 1]; both NaN for a table with a single row or column. */
export interface CramersV {
  readonly v: number;
  /** Corrected for its bias, which is upwards and greater in small samples and wide tables. */
  readonly corrected: number;
}

/**
 * H. Cramér, Mathematical Methods of Statistics, 1946, section 21.9; the correction by W. Bergsma, A bias-correction for Cramér's V and
 * Tschuprow's T, Journal of the Korean Statistical Society 42 (2013) 323-328.
 */
export function cramersV(margins: Margins): CramersV {
  const { rows, columns, total } = margins;
  const [r, c] = [rows.length, columns.length];
  if (Math.min(r, c) < 2) return { v: Number.NaN, corrected: Number.NaN };
  const phi2 = chiSquare(margins).statistic / total;
  const shrunk = (size: number): number => size - (size - 1) ** 2 / (total - 1);
  const phi2Corrected = Math.max(0, phi2 - ((r - 1) * (c - 1)) / (total - 1));
  const least = Math.min(shrunk(r), shrunk(c)) - 1;
  return {
    v: Math.sqrt(phi2 / (Math.min(r, c) - 1)),
    corrected: least > 0 ? Math.min(1, Math.sqrt(phi2Corrected / least)) : 0,
  };
}
