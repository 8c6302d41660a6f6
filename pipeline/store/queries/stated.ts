import { wilson } from '../../statistics/wilson.ts';
import { isoDay, numberOfDay } from '../days.ts';
import type { Store } from '../store.ts';
import { bearing, type ReviewFilter } from './filter.ts';
import type { RateRow } from './trends.ts';
import type { Scope, Share } from './answers.ts';
import { inScope } from './scope.ts';

/**
 * How many counted reviews pass the filter, by the tallies; null where they do not tell (a polarity, or a stage or cause of one version).
 * @throws UserError as `passing`
 */
export function statedReviews(store: Store, filter: ReviewFilter): number | null {
  const { app, stars, polarity, version, since, until, issue, stage, cause } = filter;
  if (polarity !== undefined) return null;
  const coded = stage !== undefined || cause !== undefined;
  if (issue === undefined && coded && version !== undefined) return null;
  const whole = stars === undefined && version === undefined && since === undefined && until === undefined;
  const byIssue = whole ? 'finding' : 'issue_tally';
  const byCell = whole ? 'matrix_cell' : 'cell_tally';
  const table = issue !== undefined ? byIssue : coded ? byCell : 'day_tally';
  const codes = table === byIssue ? bearing(store, filter, table) : { condition: 'TRUE', values: [] };
  const cell = table === byCell ? cellOf(store, filter) : [];
  const { condition, values } = inScope(store, app === undefined ? {} : { app }, table);
  const conditions = [
    `app IN (SELECT key FROM app) AND ${condition}`,
    codes.condition,
    ...cell,
    ...(version === undefined ? [] : ['version = ?']),
    ...(since === undefined ? [] : [`day >= ${numberOfDay(since)}`]),
    ...(until === undefined ? [] : [`day BETWEEN 0 AND ${numberOfDay(until)}`]),
  ];
  const counted = stars === undefined ? 'reviews' : stars.map((one) => `s${one}`).join(' + ');
  return store.db
    .prepare(`SELECT total(${counted}) FROM ${table} WHERE ${conditions.join(' AND ')}`)
    .pluck()
    .get(...values, ...codes.values, ...(version === undefined ? [] : [version])) as number;
}

/** Conditions on cells, in which 0 is any. */
function cellOf({ db }: Store, { stage, cause }: ReviewFilter): string[] {
  const key = (table: 'stage' | 'cause', id: string | undefined): number =>
    id === undefined
      ? 0
      : ((db.prepare(`SELECT key FROM ${table} WHERE id = ?`).pluck().get(id) as number | undefined) ?? -1);
  return [`stage = ${key('stage', stage)}`, `cause = ${key('cause', cause)}`];
}

/** Something followed through time, of one app or of all together. */
export interface FollowedEverywhere extends Scope {
  readonly kind: string;
  readonly id: string;
}

/** Its share of counted reviews week by week, silent weeks too. */
export function weeklyRates(store: Store, { kind, id, ...scope }: FollowedEverywhere): RateRow[] {
  const { condition, values } = inScope(store, scope, 'growth');
  const rows = store.db.prepare(byWeek(condition)).all(...values, { kind, id }) as Omit<
    RateRow,
    keyof Share
  >[];
  return rows.map((row) => ({ ...row, ...wilson(row.reviews, row.of) }));
}

const byWeek = (condition: string) => `
  SELECT ${isoDay('growth.week')} AS period, total(trend_rate.reviews) AS reviews, sum(growth.reviews) AS of
  FROM growth LEFT JOIN trend ON trend.app = growth.app AND trend.kind = @kind AND trend.id = @id
  LEFT JOIN trend_rate ON trend_rate.trend = trend.key AND trend_rate.days = 7 AND trend_rate.first = growth.week
  WHERE ${condition} GROUP BY growth.week ORDER BY growth.week`;

/** The share of something in one version of an app. */
export interface VersionRate extends Share {
  readonly app: string;
  readonly version: string;
  readonly reviews: number;
  readonly of: number;
}

/** Versions in which it is stated, by app; empty: none is named. */
export function versionRates(store: Store, { kind, id, ...scope }: FollowedEverywhere): VersionRate[] {
  const { condition, values } = inScope(store, scope, 'trend');
  return store.db.prepare(byVersion(condition)).all(...values, { kind, id }) as VersionRate[];
}

const byVersion = (condition: string) => `
  SELECT app.name AS app, version, trend_version.reviews, of_reviews AS of, share, low, high
  FROM trend JOIN trend_version ON trend_version.trend = trend.key JOIN app ON app.key = trend.app
  WHERE trend.kind = @kind AND trend.id = @id AND ${condition} ORDER BY app.name, version`;
