import { differenceOf } from '../statistics/newcombe.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';
import { batch } from './batch.ts';
import type { Writer } from './writer.ts';

interface Cell {
  readonly stage: number;
  readonly cause: number;
  readonly reviews: number;
  readonly total: number;
  /** Null where the app has no periods. */
  readonly former: number | null;
  readonly newest: number | null;
  readonly former_total: number | null;
  readonly newest_total: number | null;
}

/** Cells of stage and cause, the margins too, with how many of their reviews fall into each period of the app. */
const cells = `
  WITH
    of_periods AS (
      SELECT stage, cause, sum(reviews) FILTER (WHERE day < newest_first) AS former, sum(reviews) FILTER (WHERE day >= newest_first) AS newest
      FROM period JOIN cell_tally ON cell_tally.app = period.app AND day BETWEEN former_first AND last
      WHERE period.app = @app GROUP BY stage, cause
    )
  SELECT stage, cause, reviews, (SELECT sum(reviews) FROM day_tally WHERE app = @app) AS total,
    iif(period.app IS NULL, NULL, coalesce(of_periods.former, 0)) AS former,
    iif(period.app IS NULL, NULL, coalesce(of_periods.newest, 0)) AS newest,
    period.former AS former_total, period.newest AS newest_total
  FROM cell_total LEFT JOIN period ON period.app = cell_total.app LEFT JOIN of_periods USING (stage, cause)
  WHERE cell_total.app = @app ORDER BY stage, cause`;

const columns = [
  ...(['app', 'stage', 'cause', 'reviews', 'share', 'low', 'high', 'former', 'newest'] as const),
  ...(['former_share', 'newest_share', 'change', 'change_low', 'change_high'] as const),
];

/** Makes the matrix of stage and cause anew for the apps this run has touched. */
export function keepMatrix({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  const found = db.prepare(cells);
  const rows = batch(db, 'matrix_cell', columns);
  for (const app of touched.keys()) {
    db.prepare('DELETE FROM matrix_cell WHERE app = ?').run(app);
    for (const cell of found.all({ app }) as Cell[]) {
      const { stage, cause, reviews, former, newest } = cell;
      rows.add({
        app,
        stage,
        cause,
        reviews,
        ...wilson(reviews, cell.total),
        former,
        newest,
        ...changeOf(cell),
      });
    }
  }
  rows.flush();
}

const noChange = {
  ...{ former_share: null, newest_share: null, change: null, change_low: null, change_high: null },
};

function changeOf({ former, newest, former_total, newest_total }: Cell) {
  if (former === null || newest === null) return noChange;
  const before: Proportion = wilson(former, former_total!);
  const after = wilson(newest, newest_total!);
  const { difference, low, high } = differenceOf(after, before);
  return {
    ...{ former_share: before.share, newest_share: after.share },
    ...{ change: difference, change_low: low, change_high: high },
  };
}
