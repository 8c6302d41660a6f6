import type Database from 'better-sqlite3';
import type { Series } from '../trends/history.ts';
import { byVersion, mondayOf, type Rate, ratesByVersion, ratesOf } from '../trends/rates.ts';
import { batch } from './batch.ts';
import type { FollowedApp } from './followed.ts';

/** What of an app's past a run has touched. */
interface Touched {
  /** First days of the days and weeks, and places of the history that lie in them. */
  readonly firsts: Readonly<Record<1 | 7, ReadonlySet<number>>>;
  readonly places: Readonly<Record<1 | 7, readonly number[]>>;
}

const shares = ['reviews', 'of_reviews', 'share', 'low', 'high'] as const;

/** Keeps the rates of the touched days and their weeks, and those of all versions. `trends` are keys, in the order of `followed`. */
export function keepRates(
  db: Database.Database,
  told: FollowedApp,
  trends: readonly number[],
  days: ReadonlySet<number>,
): void {
  const touched = touchedBy(told, days);
  const everything = touchedBy(told, new Set(told.history.days));
  const ofVersions = byVersion(told.counted);
  const sql = statements(db);
  const rates = batch(db, 'trend_rate', ['trend', 'days', 'first', ...shares]);
  const versions = batch(db, 'trend_version', ['trend', 'version', ...shares]);
  for (const [at, { series, rows }] of told.followed.entries()) {
    const trend = trends[at]!;
    const anew = isSpoken(series) ? everything : touched;
    for (const span of [1, 7] as const) {
      if (isSpoken(series)) sql.forgetAll.run(trend, span);
      else sql.forget.run(trend, span, JSON.stringify([...touched.firsts[span]]));
      for (const { first, ...rate } of ratesOf(told.history, series, span, anew.places[span]))
        rates.add({ trend, days: span, first, ...columnsOf(rate) });
    }
    sql.forgetVersions.run(trend);
    for (const { version, ...rate } of ratesByVersion(rows, ofVersions))
      versions.add({ trend, version, ...columnsOf(rate) });
  }
  rates.flush();
  versions.flush();
}

/** What a topic or phrase covers may change on days that no review has touched. */
const isSpoken = ({ kind }: Series): boolean => kind === 'topic' || kind === 'phrase';

function touchedBy({ history }: FollowedApp, days: ReadonlySet<number>): Touched {
  const firsts = { 1: days, 7: new Set([...days].map(mondayOf)) };
  const placesIn = (among: ReadonlySet<number>, firstOf: (day: number) => number) =>
    [...history.days.keys()].filter((place) => among.has(firstOf(history.days[place]!)));
  return {
    firsts,
    places: { 1: placesIn(firsts[1], (day) => day), 7: placesIn(firsts[7], mondayOf) },
  };
}

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
  forgetAll: db.prepare('DELETE FROM trend_rate WHERE trend = ? AND days = ?'),
  forgetVersions: db.prepare('DELETE FROM trend_version WHERE trend = ?'),
});
