import type Database from 'better-sqlite3';
import type { Series } from '../trends/history.ts';
import { mondayOf, type Rate, ratesByVersion, ratesOf } from '../trends/rates.ts';
import { batch } from './batch.ts';
import type { FollowedApp } from './followed.ts';

const shares = ['reviews', 'of_reviews', 'share', 'low', 'high'] as const;

/** Keeps the rates of the touched days and their weeks, and those of all versions. `trends` are keys, in the order of `followed`. */
export function keepRates(
  db: Database.Database,
  { history, followed, counted }: FollowedApp,
  trends: readonly number[],
  touched: ReadonlySet<number>,
): void {
  const firsts = { 1: touched, 7: new Set([...touched].map(mondayOf)) };
  const sql = statements(db);
  const rates = batch(db, 'trend_rate', ['trend', 'days', 'first', ...shares]);
  const versions = batch(db, 'trend_version', ['trend', 'version', ...shares]);
  for (const [at, { series, rows }] of followed.entries()) {
    const trend = trends[at]!;
    const isWanted = (days: 1 | 7, first: number) => isSpoken(series) || firsts[days].has(first);
    if (isSpoken(series)) sql.forgetAll.run(trend);
    else for (const days of [1, 7] as const) sql.forget.run(trend, days, JSON.stringify([...firsts[days]]));
    for (const rate of ratesOf(history, series, isWanted)) {
      const { days, first } = rate;
      rates.add({ trend, days, first, ...columnsOf(rate) });
    }
    sql.forgetVersions.run(trend);
    for (const rate of ratesByVersion(rows, counted))
      versions.add({ trend, version: rate.version, ...columnsOf(rate) });
  }
  rates.flush();
  versions.flush();
}

/** What a topic or phrase covers may change on days that no review has touched. */
const isSpoken = ({ kind }: Series): boolean => kind === 'topic' || kind === 'phrase';

const columnsOf = ({ reviews, of, share, low, high }: Rate) => ({
  reviews,
  of_reviews: of,
  share,
  low,
  high,
});

const statements = (db: Database.Database) => ({
  forget: db.prepare(
    'DELETE FROM trend_rate WHERE trend = ? AND days = ? AND first IN (SELECT value FROM json_each(?))',
  ),
  forgetAll: db.prepare('DELETE FROM trend_rate WHERE trend = ?'),
  forgetVersions: db.prepare('DELETE FROM trend_version WHERE trend = ?'),
});
