import type Database from 'better-sqlite3';
import { type Pair, rankCorrelation } from '../growth/correlation.ts';
import { type DayCounts, weeksOf } from '../growth/weeks.ts';
import { batch } from './batch.ts';
import type { Writer } from './writer.ts';

/** Follows the growth of the apps this run has touched week by week, and the funnel numbers of all beside it. */
export function followGrowth({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  for (const app of touched.keys()) keepWeeks(db, app);
  keepCorrelations(db);
}

const columns = [
  ...(['app', 'week', 'reviews', 'reviews_low', 'reviews_high', 'rated'] as const),
  ...(['mean_stars', 'stars_low', 'stars_high'] as const),
  ...(['negative', 'negative_share', 'negative_low', 'negative_high'] as const),
  ...(['complaining', 'complaining_share', 'complaining_low', 'complaining_high', 'versions'] as const),
];

function keepWeeks(db: Database.Database, app: number): void {
  db.prepare('DELETE FROM growth WHERE app = ?').run(app);
  const rows = batch(db, 'growth', columns);
  for (const week of weeksOf(daysOf(db, app))) {
    const { negativeShare, complainingShare, meanStars, expected } = week;
    rows.add({
      ...{ app, week: week.monday, rated: week.rated },
      ...{ reviews: week.reviews, reviews_low: expected.low, reviews_high: expected.high },
      mean_stars: meanStars?.value ?? null,
      ...{ stars_low: meanStars?.low ?? null, stars_high: meanStars?.high ?? null },
      ...{ negative: week.negative, negative_share: negativeShare.share },
      ...{ negative_low: negativeShare.low, negative_high: negativeShare.high },
      ...{ complaining: week.complaining, complaining_share: complainingShare.share },
      ...{ complaining_low: complainingShare.low, complaining_high: complainingShare.high },
      versions: JSON.stringify(week.newVersions),
    });
  }
  rows.flush();
}

type Day = [day: number, version: string, reviews: number, negative: number, complaining: number];

function daysOf(db: Database.Database, app: number): DayCounts[] {
  const days = db.prepare(`
    SELECT day, version, reviews, negative, complaining, s1, s2, s3, s4, s5 FROM day_tally WHERE app = ?
    ORDER BY day, version`);
  return (days.raw().all(app) as [...Day, ...number[]][]).map(
    ([day, version, reviews, negative, complaining, ...stars]) => ({
      ...{ day, version, reviews, stars, negative, complaining },
    }),
  );
}

const monday = (day: string) => `${day} - (${day} + 3) % 7`;

/** Mean of a funnel number and share of complaining reviews, week by week. */
const weekly = `
  SELECT number.app, number.stage, number.metric, number.value,
    CAST(coalesce((
      SELECT sum(reviews) FROM cell_tally
      WHERE cell_tally.app = number.app AND cell_tally.stage = number.stage AND cause = 0
        AND day BETWEEN number.week AND number.week + 6
    ), 0) AS REAL) / growth.reviews AS share
  FROM (
    SELECT app, stage, metric, ${monday('day')} AS week, avg(value) AS value FROM funnel_number
    GROUP BY app, stage, metric, week
  ) AS number
  JOIN growth ON growth.app = number.app AND growth.week = number.week AND growth.reviews > 0
  ORDER BY number.app, number.stage, number.metric, number.week`;

type Weekly = [app: number, stage: number, metric: string, value: number, share: number];

function keepCorrelations(db: Database.Database): void {
  const series = new Map<string, { readonly of: [number, number, string]; readonly pairs: Pair[] }>();
  for (const [app, stage, metric, value, share] of db.prepare(weekly).raw().iterate() as Iterable<Weekly>) {
    const name = JSON.stringify([app, stage, metric]);
    if (!series.has(name)) series.set(name, { of: [app, stage, metric], pairs: [] });
    series.get(name)!.pairs.push([value, share]);
  }
  db.exec('DELETE FROM funnel_correlation');
  const insert = db.prepare('INSERT INTO funnel_correlation VALUES (?, ?, ?, ?, ?)');
  for (const { of, pairs } of series.values()) insert.run(...of, pairs.length, rankCorrelation(pairs));
}
