import { wilson } from '../../statistics/wilson.ts';
import type { Store } from '../store.ts';
import { isoDay, mondayOf } from '../days.ts';
import type { AppRow, FindingRow, MatrixCell, PeriodRow, Scope, VersionRow } from './answers.ts';
import { countedReviews, daySpan, inScope, meanStars } from './scope.ts';

/** All apps with reviews, by name. */
export function apps(store: Store): AppRow[] {
  const byApp = `
    SELECT app.name AS app, sum(collected) AS reviews, sum(reviews) AS counted, sum(complaining) AS complaining,
      ${meanStars} AS meanStars, ${daySpan}
    FROM day_tally JOIN app ON app.key = day_tally.app GROUP BY app.key ORDER BY app.name`;
  return store.db.prepare(byApp).all() as AppRow[];
}

/** Names of all apps. */
export const appNames = ({ db }: Store): string[] =>
  db.prepare('SELECT name FROM app ORDER BY name').pluck().all() as string[];

/** Issue × stage × cause, most reviews first, then by id. */
export function findings(store: Store, scope: Scope = {}): FindingRow[] {
  const { condition, values } = inScope(store, scope, 'finding');
  const total = countedReviews(store, scope);
  const grouped = `
    SELECT issue.id AS issue, stage.id AS stage, cause.id AS cause, sum(reviews) AS reviews,
      total(mean_stars * starred) / nullif(sum(starred), 0) AS meanStars
    FROM finding
    JOIN issue ON issue.key = finding.issue JOIN stage ON stage.key = finding.stage JOIN cause ON cause.key = finding.cause
    WHERE ${condition}
    GROUP BY issue.key, stage.key, cause.key ORDER BY reviews DESC, issue.id, stage.id, cause.id`;
  const rows = store.db.prepare(grouped).all(...values) as Omit<
    FindingRow,
    'app' | 'share' | 'low' | 'high'
  >[];
  return rows.map((row) => ({ app: scope.app ?? null, ...row, ...wilson(row.reviews, total) }));
}

/** Every stage × cause cell that has a review, in the codebook's order. */
export function stageCauseMatrix(store: Store, scope: Scope = {}): MatrixCell[] {
  const { condition, values } = inScope(store, scope, 'cell_total');
  const total = countedReviews(store, scope);
  const grouped = `
    SELECT stage.id AS stage, cause.id AS cause, sum(cell_total.reviews) AS reviews
    FROM cell_total JOIN stage ON stage.key = cell_total.stage JOIN cause ON cause.key = cell_total.cause
    WHERE ${condition} GROUP BY stage.key, cause.key ORDER BY stage.position, cause.position`;
  const rows = store.db.prepare(grouped).all(...values) as Pick<MatrixCell, 'stage' | 'cause' | 'reviews'>[];
  return rows.map((row) => ({ ...row, ...wilson(row.reviews, total) }));
}

const periods = { day: 'day', week: mondayOf('day') };

/** Days or weeks with at least one dated review, in order. */
export function timeline(
  store: Store,
  { by, ...scope }: Scope & { readonly by: keyof typeof periods },
): PeriodRow[] {
  const { condition, values } = inScope(store, scope, 'day_tally');
  const grouped = `
    SELECT ${isoDay(periods[by])} AS period, sum(reviews) AS reviews, sum(complaining) AS complaining, ${meanStars} AS meanStars
    FROM day_tally WHERE reviews > 0 AND day >= 0 AND ${condition} GROUP BY period ORDER BY period`;
  return store.db.prepare(grouped).all(...values) as PeriodRow[];
}

/** App versions, by app and day of the first review; reviews that name no version are left out. */
export function versions(store: Store, scope: Scope = {}): VersionRow[] {
  const { condition, values } = inScope(store, scope, 'day_tally');
  const grouped = `
    SELECT app.name AS app, version, sum(reviews) AS reviews, sum(complaining) AS complaining, ${meanStars} AS meanStars, ${daySpan}
    FROM day_tally JOIN app ON app.key = day_tally.app
    WHERE reviews > 0 AND version <> '' AND ${condition}
    GROUP BY app.key, version ORDER BY app.name, firstDate, version`;
  return store.db.prepare(grouped).all(...values) as VersionRow[];
}
