import { wilson } from '../statistics/wilson.ts';
import { batch } from './batch.ts';
import type { Writer } from './writer.ts';

interface Sum {
  readonly issue: number;
  readonly stage: number;
  readonly cause: number;
  readonly reviews: number;
  readonly starred: number;
  /** Of all stars; null where no review has any. */
  readonly mean_stars: number | null;
}

const columns = [
  ...(['app', 'issue', 'stage', 'cause', 'reviews'] as const),
  ...(['share', 'low', 'high', 'starred', 'mean_stars'] as const),
];

const sumsOfApp = `
  SELECT issue, stage, cause, reviews, s1 + s2 + s3 + s4 + s5 AS starred,
    (s1 + 2.0 * s2 + 3 * s3 + 4 * s4 + 5 * s5) / nullif(s1 + s2 + s3 + s4 + s5, 0) AS mean_stars
  FROM issue_total WHERE app = ?`;

/** Makes the findings of the apps this run has touched anew from their totals. */
export function makeFindings({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  const forget = db.prepare('DELETE FROM finding WHERE app = ?');
  const sums = db.prepare(sumsOfApp);
  const counted = db.prepare('SELECT total(reviews) FROM day_tally WHERE app = ?').pluck();
  const findings = batch(db, 'finding', columns);
  for (const app of touched.keys()) {
    forget.run(app);
    const total = counted.get(app) as number;
    for (const sum of sums.all(app) as Sum[]) findings.add({ app, ...sum, ...wilson(sum.reviews, total) });
  }
  findings.flush();
}
