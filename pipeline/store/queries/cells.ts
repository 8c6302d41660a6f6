import { wilson } from '../../statistics/wilson.ts';
import type { Store } from '../store.ts';
import type { Scope, Share } from './answers.ts';
import { countedReviews, inScope } from './scope.ts';

/** Counted reviews of a stage and an inner cause; null: any. */
export interface CellTotal extends Share {
  readonly stage: string | null;
  readonly cause: string | null;
  readonly reviews: number;
}

/** Cells and margins in the codebook's order, from the few rows that each run leaves for every app. */
export function cellTotals(store: Store, scope: Scope = {}): CellTotal[] {
  const { condition, values } = inScope(store, scope, 'matrix_cell');
  const total = countedReviews(store, scope);
  const rows = store.db.prepare(summed(condition)).all(...values) as Omit<CellTotal, keyof Share>[];
  return rows.map((row) => ({ ...row, ...wilson(row.reviews, total) }));
}

const summed = (condition: string) => `
  SELECT stage.id AS stage, cause.id AS cause, sum(reviews) AS reviews
  FROM matrix_cell LEFT JOIN stage ON stage.key = matrix_cell.stage LEFT JOIN cause ON cause.key = matrix_cell.cause
  WHERE ${condition} AND (matrix_cell.stage > 0 OR matrix_cell.cause > 0)
  GROUP BY matrix_cell.stage, matrix_cell.cause ORDER BY stage.position, cause.position`;
