import type Database from 'better-sqlite3';
import { type Count, type Course, coursesOf } from '../trends/trajectory.ts';
import { changePoints } from '../trends/change-points.ts';
import { wilson } from '../statistics/wilson.ts';
import { keepAlerts } from './alerts.ts';
import { batch } from './batch.ts';
import { type FollowedApp, followedApp } from './followed.ts';
import { periodsOfApp } from './periods.ts';
import { keepRates } from './trend-rates.ts';
import type { Writer } from './writer.ts';

/**
 * Follows what is said of the apps this run has touched through time: rates, trajectories, change points and alerts, from the tallies
 * alone. Law: after any sequence of runs they are what one run over everything makes, but for the run that first found an alert.
 */
export function followTrends({ db, run, touched }: Pick<Writer, 'db' | 'run' | 'touched'>): void {
  for (const [app, days] of touched) {
    const told = followedApp(db, app);
    const trends = keepTrends(db, app, told);
    keepRates(db, told, trends, days);
    keepChangePoints(db, told, trends);
    keepAlerts({ db, run, app, days }, told, trends);
  }
}

/** Numbers of the table `trend`, in the order of what is followed. */
export type TrendKeys = readonly number[];

/** Keeps a row for all that is followed; what is no longer followed goes with all that hangs on it. */
function keepTrends(db: Database.Database, app: number, told: FollowedApp): TrendKeys {
  const courses = coursesIn(db, app, told);
  const keep = db.prepare(upsert).pluck();
  const keys = told.followed.map(({ series: { kind, key } }, at) => {
    const course = courses?.[at];
    return keep.get({
      app,
      kind,
      id: key,
      ...(course === undefined ? noCourse : courseColumns(course)),
    }) as number;
  });
  for (const gone of goneStatements) db.prepare(gone).run(app, JSON.stringify(keys));
  return keys;
}

/** None where the app has no two periods. */
function coursesIn(
  db: Database.Database,
  app: number,
  { history, followed }: FollowedApp,
): readonly Course[] | undefined {
  const periods = periodsOfApp(db, app);
  const series = followed.map((one) => one.series);
  return periods === null ? undefined : coursesOf(history, series, periods);
}

const periods = ['newest', 'former', 'earlier'] as const;
const courseNames = [
  'trajectory',
  ...periods.flatMap((period) => [period, `${period}_share`, `${period}_low`, `${period}_high`]),
  ...(['ratio', 'ratio_low', 'ratio_high', 'p', 'q'] as const),
];
const noCourse = Object.fromEntries(courseNames.map((name) => [name, null]));

const upsert = `
  INSERT INTO trend (app, kind, id, ${courseNames.join(', ')}) VALUES (@app, @kind, @id, ${courseNames.map((name) => `@${name}`).join(', ')})
  ON CONFLICT DO UPDATE SET ${courseNames.map((name) => `${name} = excluded.${name}`).join(', ')} RETURNING key`;

const gone = 'SELECT key FROM trend WHERE app = ? AND key NOT IN (SELECT value FROM json_each(?))';
const goneStatements = [
  `UPDATE alert SET part_of = NULL WHERE trend IN (SELECT key FROM trend WHERE app = ?) AND ? IS NOT NULL`,
  ...['alert_quote', 'alert_version'].map(
    (table) => `DELETE FROM ${table} WHERE alert IN (SELECT id FROM alert WHERE trend IN (${gone}))`,
  ),
  ...['alert', 'change_point', 'trend_version', 'trend_rate'].map(
    (table) => `DELETE FROM ${table} WHERE trend IN (${gone})`,
  ),
  `DELETE FROM trend WHERE key IN (${gone})`,
];

function courseColumns({ trajectory, ratio, low, high, p, q, ...counts }: Course) {
  const shares = periods.map((period) => shareColumns(period, counts[period]));
  return Object.assign({ trajectory, ratio, ratio_low: low, ratio_high: high, p, q }, ...shares);
}

function shareColumns(period: string, { count, reviews }: Count) {
  const { share, low, high } = wilson(count, reviews);
  return { [period]: count, [`${period}_share`]: share, [`${period}_low`]: low, [`${period}_high`]: high };
}

function keepChangePoints(
  db: Database.Database,
  { history, followed }: FollowedApp,
  trends: TrendKeys,
): void {
  const forget = db.prepare('DELETE FROM change_point WHERE trend = ?');
  const points = batch(db, 'change_point', ['trend', 'day', 'before', 'after', 'gain']);
  for (const [at, { series }] of followed.entries()) {
    forget.run(trends[at]!);
    for (const point of changePoints(history, series)) points.add({ trend: trends[at]!, ...point });
  }
  points.flush();
}
