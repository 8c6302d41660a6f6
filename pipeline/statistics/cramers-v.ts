import { chiSquare } from './chi-square.ts';
import type { Margins } from './cross-table.ts';
import { noncentralityOf } from './noncentral.ts';

/** Strength of association in [0, 1]; all NaN for a table with a single row or column. */
export interface CramersV {
  readonly v: number;
  /** Ends of the 95 % interval of `v`, for independent units. */
  readonly low: number;
  readonly high: number;
  /** Corrected for its bias, which is upwards and greater in small samples and wide tables. */
  readonly corrected: number;
}

/**
 * H. Cramér, Mathematical Methods of Statistics, 1946, section 21.9; the correction by W. Bergsma, A bias-correction for Cramér's V and
 * Tschuprow's T, Journal of the Korean Statistical Society 42 (2013) 323-328; the interval from that of the noncentrality of chi-square
 * (M. Smithson, Confidence Intervals, 2003, chapter 5).
 */
export function cramersV(margins: Margins): CramersV {
  const { rows, columns, total } = margins;
  const [r, c] = [rows.length, columns.length];
  if (Math.min(r, c) < 2) return untold;
  const { statistic, degrees } = chiSquare(margins);
  const phi2 = statistic / total;
  const shrunk = (size: number): number => size - (size - 1) ** 2 / (total - 1);
  const phi2Corrected = Math.max(0, phi2 - ((r - 1) * (c - 1)) / (total - 1));
  const least = Math.min(shrunk(r), shrunk(c)) - 1;
  const ofPhi2 = (value: number): number => Math.min(1, Math.sqrt(value / (Math.min(r, c) - 1)));
  const { low, high } = noncentralityOf(statistic, degrees);
  return {
    v: ofPhi2(phi2),
    low: ofPhi2(low / total),
    high: ofPhi2(high / total),
    corrected: least > 0 ? Math.min(1, Math.sqrt(phi2Corrected / least)) : 0,
  };
}

const untold: CramersV = { v: Number.NaN, low: Number.NaN, high: Number.NaN, corrected: Number.NaN };
