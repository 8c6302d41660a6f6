import type { Store } from '../store.ts';
import type { QuoteRow, Scope, Share } from './answers.ts';
import { inScope } from './scope.ts';

/** A stage, or a stage and cause, with the change between the two periods; null where the app has none. */
export interface CellRow extends Share {
  readonly app: string;
  readonly stage: string;
  /** Null: any. */
  readonly cause: string | null;
  readonly reviews: number;
  readonly formerShare: number | null;
  readonly newestShare: number | null;
  readonly change: number | null;
  readonly changeLow: number | null;
  readonly changeHigh: number | null;
}

/** Stages of the journey by app, in the codebook's order; with `causes` the cells of stage and cause instead. */
export function journey(
  store: Store,
  { causes, ...scope }: Scope & { readonly causes?: boolean } = {},
): CellRow[] {
  const { condition, values } = inScope(store, scope, 'matrix_cell');
  const sql = `
    SELECT app.name AS app, stage.id AS stage, cause.id AS cause, reviews, share, low, high, former_share AS formerShare,
      newest_share AS newestShare, change, change_low AS changeLow, change_high AS changeHigh
    FROM matrix_cell JOIN app ON app.key = matrix_cell.app JOIN stage ON stage.key = matrix_cell.stage
    LEFT JOIN cause ON cause.key = matrix_cell.cause
    WHERE ${condition} AND matrix_cell.cause ${causes === true ? '>' : '='} 0
    ORDER BY app.name, stage.position, cause.position`;
  return store.db.prepare(sql).all(...values) as CellRow[];
}

/** A quote of a cell of stage and cause. */
export interface CellQuote
  extends Pick<QuoteRow, 'app' | 'stage' | 'cause' | 'issue' | 'reviewId' | 'stars' | 'quote'> {
  /** 1, 2 or 3. */
  readonly place: number;
}

/** Three quotes a cell, by app. */
export function cellQuotes(store: Store, { app }: Scope = {}): CellQuote[] {
  const sql = `
    SELECT app, stage, cause, place, issue, review AS reviewId, stars, quote FROM matrix_quote
    ${app === undefined ? '' : 'WHERE app = ?'} ORDER BY app, stage, cause, place`;
  return store.db.prepare(sql).all(...(app === undefined ? [] : [app])) as CellQuote[];
}

/** One week of an app's growth as its reviews show it; see the table `growth`. */
export interface GrowthRow {
  readonly app: string;
  /** Monday, `YYYY-MM-DD`. */
  readonly week: string;
  readonly reviews: number;
  readonly reviewsLow: number;
  readonly reviewsHigh: number;
  readonly rated: number;
  readonly meanStars: number | null;
  readonly starsLow: number | null;
  readonly starsHigh: number | null;
  readonly negativeShare: number;
  readonly negativeLow: number;
  readonly negativeHigh: number;
  readonly complainingShare: number;
  readonly complainingLow: number;
  readonly complainingHigh: number;
  /** First reviewed in this week. */
  readonly versions: readonly string[];
}

/** Weeks by app, silent ones too. */
export function growth(store: Store, scope: Scope = {}): GrowthRow[] {
  const { condition, values } = inScope(store, scope, 'growth');
  const sql = `
    SELECT app.name AS app, date(week * 86400, 'unixepoch') AS week, reviews, reviews_low AS reviewsLow, reviews_high AS reviewsHigh,
      rated, mean_stars AS meanStars, stars_low AS starsLow, stars_high AS starsHigh, negative_share AS negativeShare,
      negative_low AS negativeLow, negative_high AS negativeHigh, complaining_share AS complainingShare,
      complaining_low AS complainingLow, complaining_high AS complainingHigh, versions
    FROM growth JOIN app ON app.key = growth.app WHERE ${condition} ORDER BY app.name, growth.week`;
  const rows = store.db.prepare(sql).all(...values) as (GrowthRow & { versions: string })[];
  return rows.map((row) => ({ ...row, versions: JSON.parse(row.versions) as string[] }));
}

/** A number of the team's own funnel over all weeks, beside the complaints of its stage. */
export interface FunnelMetric {
  readonly app: string;
  readonly stage: string;
  readonly metric: string;
  /** Weeks with the number and with counted reviews. */
  readonly weeks: number;
  /** Spearman's rank correlation of the weekly mean with the share of reviews that complain at the stage. */
  readonly correlation: number | null;
  /** Weekly means of its first and its last week. */
  readonly first: number;
  readonly last: number;
}

/** By app, stage in the codebook's order, and name. */
export function funnelMetrics(store: Store, scope: Scope = {}): FunnelMetric[] {
  const { condition, values } = inScope(store, scope, 'funnel_correlation');
  const end = (order: 'ASC' | 'DESC') => `(
    SELECT avg(value) FROM funnel_number AS number
    WHERE (number.app, number.stage, number.metric) = (funnel_correlation.app, funnel_correlation.stage, funnel_correlation.metric)
    GROUP BY day - (day + 3) % 7 ORDER BY min(day) ${order} LIMIT 1)`;
  const sql = `
    SELECT app.name AS app, stage.id AS stage, metric, weeks, correlation, ${end('ASC')} AS first, ${end('DESC')} AS last
    FROM funnel_correlation JOIN app ON app.key = funnel_correlation.app JOIN stage ON stage.key = funnel_correlation.stage
    WHERE ${condition} ORDER BY app.name, stage.position, metric`;
  return store.db.prepare(sql).all(...values) as FunnelMetric[];
}
