import type Database from 'better-sqlite3';
import { mondayOf, type Rate, ratesByVersion, ratesOf } from '../trends/rates.ts';
import { batch } from './batch.ts';
import type { Followed, FollowedApp } from './followed.ts';

/** What of an app's past is written anew. */
interface Places {
  /** First days of the days and weeks, and places of the history that lie in them. */
  readonly firsts: Readonly<Record<1 | 7, ReadonlySet<number>>>;
  readonly places: Readonly<Record<1 | 7, readonly number[]>>;
}

/** What is followed with its number in the table `trend`. */
export interface Kept extends Followed {
  readonly trend: number;
  /** What it covers may have changed on days that no review has touched: a phrase newly shown, a topic told anew. */
  readonly isRetold: boolean;
}

const shares = ['reviews', 'of_reviews', 'share', 'low', 'high'] as const;

/** Keeps the rates of the touched days and their weeks, and of all days of what is told anew. */
export function keepRates(
  db: Database.Database,
  told: FollowedApp,
  kept: readonly Kept[],
  days: ReadonlySet<number>,
): void {
  const touched = placesOn(told, days);
  const everything = placesOn(told, new Set(told.history.days));
  const forgetAll = db.prepare('DELETE FROM trend_rate WHERE trend = ?');
  const forget = db.prepare(
    'DELETE FROM trend_rate WHERE trend = ? AND days = ? AND first IN (SELECT value FROM json_each(?))',
  );
  const rates = batch(db, 'trend_rate', ['trend', 'days', 'first', ...shares]);
  for (const { trend, series, isRetold } of kept) {
    const { firsts, places } = isRetold ? everything : touched;
    if (isRetold) forgetAll.run(trend);
    for (const span of [1, 7] as const) {
      if (!isRetold) forget.run(trend, span, JSON.stringify([...firsts[span]]));
      for (const { first, ...rate } of ratesOf(told.history, series, span, places[span]))
        rates.add({ trend, days: span, first, ...columnsOf(rate) });
    }
  }
  rates.flush();
}

/** Keeps the rates of all versions; only those that have changed are written. */
export function keepVersionRates(
  db: Database.Database,
  app: number,
  told: FollowedApp,
  kept: readonly Kept[],
): void {
  const stored = db.prepare(storedVersions).raw().all(app) as [number, string, number, number][];
  const before = new Map(
    stored.map(([trend, version, ...counts]) => [`${trend} ${version}`, counts.join(' ')]),
  );
  const rates = batch(db, 'trend_version', ['trend', 'version', ...shares], 'INSERT OR REPLACE');
  for (const { trend, versions } of kept) {
    for (const { version, ...rate } of ratesByVersion(versions, told.versions)) {
      const name = `${trend} ${version}`;
      const same = before.get(name) === `${rate.reviews} ${rate.of}`;
      before.delete(name);
      if (!same) rates.add({ trend, version, ...columnsOf(rate) });
    }
  }
  rates.flush();
  const forget = db.prepare('DELETE FROM trend_version WHERE trend = ? AND version = ?');
  for (const gone of before.keys()) {
    const [, trend, version] = /^(\d+) (.*)$/s.exec(gone)!;
    forget.run(Number(trend), version);
  }
}

const storedVersions = `
  SELECT trend, version, trend_version.reviews, of_reviews FROM trend JOIN trend_version ON trend_version.trend = trend.key
  WHERE trend.app = ?`;

function placesOn({ history }: FollowedApp, days: ReadonlySet<number>): Places {
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
