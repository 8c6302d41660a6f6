import type Database from 'better-sqlite3';
import { type Count, type Course, coursesOf } from '../trends/trajectory.ts';
import { changePoints } from '../trends/change-points.ts';
import { wilson } from '../statistics/wilson.ts';
import { keepAlerts, type TouchedApp } from './alerts.ts';
import { batch } from './batch.ts';
import { type FollowedApp, followedApp } from './followed.ts';
import { periodsOfApp } from './periods.ts';
import { type Kept, keepRates, keepVersionRates } from './trend-rates.ts';
import type { Writer } from './writer.ts';

/**
 * Follows what is said of the apps this run has touched through time: rates, trajectories, change points and alerts, from the tallies
 * alone. Law: after any sequence of runs they are what one run over everything makes, but for the run that first found an alert.
 */
export function followTrends({ db, run, touched }: Pick<Writer, 'db' | 'run' | 'touched'>): void {
  for (const [app, days] of touched) {
    const told = followedApp(db, app);
    const kept = keepTrends({ db, run, app }, told);
    keepRates(db, told, kept, days);
    keepVersionRates(db, app, told, kept);
    keepChangePoints(db, told, kept);
    keepAlerts({ db, run, app, days }, told, kept);
  }
}

/** Keeps a row for all that is followed; what is no longer followed goes with all that hangs on it. */
function keepTrends({ db, run, app }: Omit<TouchedApp, 'days'>, told: FollowedApp): Kept[] {
  const known = new Set(db.prepare('SELECT key FROM trend WHERE app = ?').pluck().all(app) as number[]);
  const hasNewTopics =
    db.prepare('SELECT 1 FROM topic_estimate WHERE app = ? AND run = ?').get(app, run) !== undefined;
  const courses = coursesIn(db, app, told);
  const keep = db.prepare(upsert).pluck();
  const kept = told.followed.map((one, at): Kept => {
    const { kind, key: id } = one.series;
    const course = courses?.[at];
    const columns = course === undefined ? noCourse : courseColumns(course);
    const trend = keep.get({ app, kind, id, ...columns }) as number;
    return { ...one, trend, isRetold: !known.has(trend) || (kind === 'topic' && hasNewTopics) };
  });
  const keys = JSON.stringify(kept.map(({ trend }) => trend));
  for (const gone of goneStatements) db.prepare(gone).run(app, keys);
  return kept;
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

function keepChangePoints(db: Database.Database, { history }: FollowedApp, kept: readonly Kept[]): void {
  const forget = db.prepare('DELETE FROM change_point WHERE trend = ?');
  const points = batch(db, 'change_point', ['trend', 'day', 'before', 'after', 'gain']);
  for (const { trend, series } of kept) {
    forget.run(trend);
    for (const point of changePoints(history, series)) points.add({ trend, ...point });
  }
  points.flush();
}
