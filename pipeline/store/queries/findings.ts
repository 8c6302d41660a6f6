import { wilson } from '../../statistics/wilson.ts';
import type { Store } from '../store.ts';
import { chinaDay } from '../days.ts';
import type { AppRow, FindingRow, MatrixCell, PeriodRow, Scope, VersionRow } from './answers.ts';
import { complains, counted, daySpan, inScope } from './scope.ts';

/** All apps, by name. */
export function apps(store: Store): AppRow[] {
  const byApp = `
    SELECT app.name AS app, count(*) AS reviews, total(${counted}) AS counted, total(${counted} AND ${complains}) AS complaining,
      avg(iif(${counted}, review.stars, NULL)) AS meanStars, ${daySpan}
    FROM review JOIN app ON app.key = review.app
    GROUP BY app.key ORDER BY app.name`;
  return store.db.prepare(byApp).all() as AppRow[];
}

function countedReviews(store: Store, scope: Scope): number {
  const { condition, values } = inScope(store, scope);
  const total = store.db.prepare(`SELECT count(*) FROM review WHERE ${counted} AND ${condition}`);
  return total.pluck().get(...values) as number;
}

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
  const { condition, values } = inScope(store, scope);
  const total = countedReviews(store, scope);
  const grouped = `
    SELECT stage.id AS stage, cause.id AS cause, count(DISTINCT complaint.review) AS reviews
    FROM complaint JOIN review ON review.key = complaint.review
    JOIN stage ON stage.key = complaint.stage JOIN cause ON cause.key = complaint.cause
    WHERE ${counted} AND ${condition}
    GROUP BY stage.key, cause.key ORDER BY stage.position, cause.position`;
  const rows = store.db.prepare(grouped).all(...values) as Pick<MatrixCell, 'stage' | 'cause' | 'reviews'>[];
  return rows.map((row) => ({ ...row, ...wilson(row.reviews, total) }));
}

const periods = {
  day: chinaDay('review.date'),
  week: `date(review.date + 28800, 'unixepoch', 'weekday 0', '-6 days')`,
};

/** Days or weeks with at least one dated review, in order. */
export function timeline(
  store: Store,
  { by, ...scope }: Scope & { readonly by: keyof typeof periods },
): PeriodRow[] {
  const { condition, values } = inScope(store, scope);
  const grouped = `
    SELECT ${periods[by]} AS period, count(*) AS reviews, total(${complains}) AS complaining, avg(review.stars) AS meanStars
    FROM review WHERE ${counted} AND review.date IS NOT NULL AND ${condition}
    GROUP BY period ORDER BY period`;
  return store.db.prepare(grouped).all(...values) as PeriodRow[];
}

/** App versions, by app and day of the first review; reviews that name no version are left out. */
export function versions(store: Store, scope: Scope = {}): VersionRow[] {
  const { condition, values } = inScope(store, scope);
  const grouped = `
    SELECT app.name AS app, review.version AS version, count(*) AS reviews, total(${complains}) AS complaining,
      avg(review.stars) AS meanStars, ${daySpan}
    FROM review JOIN app ON app.key = review.app
    WHERE ${counted} AND review.version IS NOT NULL AND ${condition}
    GROUP BY app.key, review.version ORDER BY app.name, min(review.date), review.version`;
  return store.db.prepare(grouped).all(...values) as VersionRow[];
}
