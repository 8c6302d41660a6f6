import type Database from 'better-sqlite3';
import { wilson } from '../statistics/wilson.ts';
import { batch } from './batch.ts';
import type { Writer } from './writer.ts';

type Group = [
  app: number,
  issue: number,
  stage: number,
  cause: number,
  reviews: number,
  starred: number,
  mean: number | null,
];

const columns = [
  ...(['app', 'issue', 'stage', 'cause', 'reviews'] as const),
  ...(['share', 'low', 'high', 'starred', 'mean_stars'] as const),
];

/** Counted reviews of each app by issue, stage and cause. */
const grouped = `
  SELECT review.app, stated.issue, stated.stage, stated.cause, count(*), count(review.stars), avg(review.stars)
  FROM (SELECT DISTINCT review, issue, stage, cause FROM complaint) AS stated
  JOIN review ON review.key = stated.review
  WHERE review.duplicate_of IS NULL AND review.app IN (SELECT value FROM json_each(?))
  GROUP BY review.app, stated.issue, stated.stage, stated.cause`;

/** Makes the findings of the apps this run has touched anew from the complaints of their counted reviews. */
export function makeFindings({ db, touched }: Writer): void {
  const apps = JSON.stringify([...touched.keys()]);
  const totals = countedReviews(db);
  const findings = batch(db, 'finding', columns);
  db.prepare('DELETE FROM finding WHERE app IN (SELECT value FROM json_each(?))').run(apps);
  const groups = db.prepare(grouped).raw().all(apps) as Group[];
  for (const [app, issue, stage, cause, reviews, starred, mean] of groups) {
    const { share, low, high } = wilson(reviews, totals.get(app)!);
    findings.add({ app, issue, stage, cause, reviews, share, low, high, starred, mean_stars: mean });
  }
  findings.flush();
}

function countedReviews(db: Database.Database): ReadonlyMap<number, number> {
  const totals = db.prepare('SELECT app, count(*) FROM review WHERE duplicate_of IS NULL GROUP BY app');
  return new Map(totals.raw().all() as [number, number][]);
}
