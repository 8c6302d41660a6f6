import type Database from 'better-sqlite3';
import { type Comparison, compare } from '../comparison/compare.ts';
import type { AppCounts, ByStars } from '../comparison/strata.ts';
import { batch } from './batch.ts';
import type { Writer } from './writer.ts';

/** Compares all apps, and all operators, anew. */
export function compareApps({ db }: Pick<Writer, 'db'>): void {
  db.exec('DELETE FROM app_standing; DELETE FROM operator_standing');
  const apps = countsOfApps(db);
  const ofApps = batch(db, 'app_standing', ['app', ...columns]);
  for (const one of compare(apps, (app) => app)) ofApps.add({ app: one.subject, ...rowOf(one) });
  ofApps.flush();
  const operators = new Map(
    db.prepare('SELECT app, operator FROM app_operator').raw().all() as [number, string][],
  );
  const ofOperators = batch(db, 'operator_standing', ['operator', 'apps', ...columns]);
  for (const one of compare(apps, (app) => operators.get(app) ?? null))
    ofOperators.add({ operator: one.subject, apps: one.apps, ...rowOf(one) });
  ofOperators.flush();
}

const columns = [
  ...(['stage', 'issue', 'reviews', 'crude', 'share', 'low', 'high', 'others'] as const),
  ...(['difference', 'difference_low', 'difference_high', 'p', 'p_corrected'] as const),
];

const rowOf = ({ stage, issue, reviews, crude, standardised, ...one }: Comparison<string | number>) => ({
  ...{ stage, issue: issue ?? 0, reviews, crude, ...standardised, others: one.others },
  difference: one.difference.difference,
  difference_low: one.difference.low,
  difference_high: one.difference.high,
  p: one.p,
  p_corrected: one.corrected,
});

const stars = 'sum(s1), sum(s2), sum(s3), sum(s4), sum(s5)';
const byStars = `${stars}, sum(reviews - s1 - s2 - s3 - s4 - s5)`;

/** Counts of all apps with counted reviews, by number. */
function countsOfApps(db: Database.Database): AppCounts[] {
  const reviews = rows(db, `SELECT app, ${byStars} FROM day_tally GROUP BY app ORDER BY app`);
  const stages = rows(
    db,
    `SELECT app, stage, ${byStars} FROM cell_total WHERE stage > 0 AND cause = 0 GROUP BY app, stage ORDER BY app, stage`,
  );
  const issues = rows(
    db,
    `SELECT app, stage, issue, ${byStars} FROM issue_total GROUP BY app, stage, issue ORDER BY app, stage, issue`,
  );
  return reviews.map(([app, ...counts]) => ({
    app: app!,
    reviews: counts,
    stages: new Map(stages.filter((row) => row[0] === app).map(([, stage, ...counts]) => [stage!, counts])),
    issues: byStage(issues.filter((row) => row[0] === app)),
  }));
}

function byStage(issues: readonly number[][]): Map<number, Map<number, ByStars>> {
  const stages = new Map<number, Map<number, ByStars>>();
  for (const [, stage, issue, ...counts] of issues) {
    if (!stages.has(stage!)) stages.set(stage!, new Map());
    stages.get(stage!)!.set(issue!, counts);
  }
  return stages;
}

const rows = (db: Database.Database, sql: string): number[][] => db.prepare(sql).raw().all() as number[][];
