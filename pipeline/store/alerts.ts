import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { type Alert, alertsOf } from '../trends/alerts.ts';
import { chooseQuotes } from './alert-quotes.ts';
import { keepVersions } from './alert-versions.ts';
import { dayOfNumber } from './days.ts';
import type { FollowedApp } from './followed.ts';
import type { Kept } from './trend-rates.ts';

/** One app in a run, and the days of it that the run has touched. */
export interface TouchedApp {
  readonly db: Database.Database;
  readonly run: number;
  readonly app: number;
  readonly days: ReadonlySet<number>;
}

interface Named extends Alert {
  readonly id: string;
}

/** Finds the alerts of an app anew; one found before keeps the run that first found it. `kept` is in the order of what is followed. */
export function keepAlerts(touched: TouchedApp, told: FollowedApp, kept: readonly Kept[]): void {
  const { db, run, app } = touched;
  const name = db.prepare('SELECT name FROM app WHERE key = ?').pluck().get(app) as string;
  const series = told.followed.map((one) => one.series);
  const alerts = alertsOf(told.history, series).map((alert): Named => ({ ...alert, id: idOf(name, alert) }));
  const former = new Map(db.prepare(shownOf).raw().all(app) as [string, string][]);
  forgetOthers(db, app, alerts);
  const keep = db.prepare(upsert);
  for (const alert of alerts) {
    const part_of = alert.partOf === null ? null : alerts[alert.partOf]!.id;
    keep.run({ ...rowOf(alert), app, run, trend: kept[alert.at]!.trend, part_of });
  }
  const shownNow = new Map(db.prepare(shownOf).raw().all(app) as [string, string][]);
  for (const alert of alerts) {
    if (former.get(alert.id) === shownNow.get(alert.id) && !isTouched(alert, touched)) continue;
    chooseQuotes(db, app, alert);
    keepVersions(db, app, alert);
  }
}

/** What quotes and versions of alerts are chosen by, beside the reviews of their days. */
const shownOf = `SELECT id, json_array(last, expected, of_reviews) FROM alert WHERE app = ?`;

/** The same for the same app, series and first day: 2025-03-04-startup.crash-1a2b3c. */
function idOf(app: string, { kind, key, first }: Alert): string {
  const day = dayOfNumber(first);
  const mark = hash('sha256', JSON.stringify([app, kind, key, day]), 'hex').slice(0, 6);
  return `${day}-${kind === 'issue' ? key : kind}-${mark}`;
}

function isTouched({ first, last }: Alert, { days }: TouchedApp): boolean {
  for (let day = first; day <= last; day++) if (days.has(day)) return true;
  return false;
}

const columns = [
  ...([
    'id',
    'app',
    'trend',
    'part_of',
    'state',
    'first',
    'last',
    'raised',
    'window',
    'version',
    'observed',
  ] as const),
  ...(['of_reviews', 'expected', 'ratio', 'ratio_low', 'ratio_high', 'p', 'q', 'tests'] as const),
];

const upsert = `
  INSERT INTO alert (${columns.join(', ')}, first_run) VALUES (${columns.map((name) => `@${name}`).join(', ')}, @run)
  ON CONFLICT DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

const rowOf = (alert: Named) => ({
  ...{ id: alert.id, state: alert.state, first: alert.first, last: alert.last, raised: alert.raised },
  ...{ window: alert.length, version: alert.version, observed: alert.observed, of_reviews: alert.reviews },
  ...{ expected: alert.expected, ratio: alert.ratio, ratio_low: alert.low, ratio_high: alert.high },
  ...{ p: alert.p, q: alert.q, tests: alert.tests },
});

/** Alerts that later reviews have explained away. */
function forgetOthers(db: Database.Database, app: number, alerts: readonly Named[]): void {
  const ids = JSON.stringify(alerts.map(({ id }) => id));
  const others = 'SELECT id FROM alert WHERE app = ? AND id NOT IN (SELECT value FROM json_each(?))';
  db.prepare('UPDATE alert SET part_of = NULL WHERE app = ?').run(app);
  for (const table of ['alert_version', 'alert_quote'])
    db.prepare(`DELETE FROM ${table} WHERE alert IN (${others})`).run(app, ids);
  db.prepare(`DELETE FROM alert WHERE id IN (${others})`).run(app, ids);
}
