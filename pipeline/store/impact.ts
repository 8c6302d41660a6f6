import type Database from 'better-sqlite3';
import { type Impact, impactsOf } from '../impact/impact.ts';
import { type Pattern, patternsOf } from '../impact/patterns.ts';
import { type Evidence, prioritiesOf, type Volume } from '../impact/priority.ts';
import { type Part, reconcile } from '../impact/reconciliation.ts';
import { fitStars } from '../impact/regression.ts';
import { shrunk } from '../impact/shrink.ts';
import type { Periods } from '../period.ts';
import { periodsOfApp } from './periods.ts';
import { starTallies, starTotals } from './star-tallies.ts';
import type { Writer } from './writer.ts';

/** Finds anew what each issue costs the apps this run has touched, why their mean moved, and what comes first. */
export function measureImpact({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  for (const app of touched.keys()) {
    for (const table of ['issue_impact', 'star_change', 'star_change_part', 'issue_priority'])
      db.prepare(`DELETE FROM ${table} WHERE app = ?`).run(app);
    const periods = periodsOfApp(db, app);
    const impacts = keepImpact(db, app);
    if (periods !== null) keepChange(db, app, periods);
    keepPriorities(db, app, impacts);
  }
}

/** None where no review has stars. */
function keepImpact(db: Database.Database, app: number): readonly Impact[] {
  const patterns = patternsOf(starTotals(db, app));
  if (patterns.length === 0) return [];
  const fit = fitStars(patterns);
  const impacts = impactsOf(patterns, fit);
  const insert = db.prepare(`INSERT INTO issue_impact VALUES (${Array(13).fill('?').join(', ')})`);
  for (const one of impacts) {
    insert.run(
      ...[app, one.issue, one.rated, one.share, one.shared ? 1 : 0, fit.method],
      ...[one.coefficient, one.low, one.high, one.lost, one.lostLow, one.lostHigh, one.without],
    );
  }
  return impacts;
}

function keepChange(db: Database.Database, app: number, { former, newest }: Periods): void {
  const patterns = (days: Periods['former']): Pattern[] => patternsOf(starTallies(db, app, days));
  const [one, other] = [patterns(former), patterns(newest)];
  if (one.length === 0 || other.length === 0) return;
  const { before, after, change, contributions } = reconcile(one, other);
  db.prepare('INSERT INTO star_change VALUES (?, ?, ?, ?, ?, ?)').run(
    ...[app, before.rated, before.mean, after.rated, after.mean, change],
  );
  const idOf = db.prepare('SELECT id FROM issue WHERE key = ?').pluck();
  const name = (part: Part) => (typeof part === 'string' ? part : idOf.get(part.issue));
  const insert = db.prepare('INSERT INTO star_change_part VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { part, ...told } of contributions) {
    const issue = typeof part === 'string' ? null : part.issue;
    insert.run(app, name(part), issue, told.before, told.after, told.contribution, told.low, told.high);
  }
}

function keepPriorities(db: Database.Database, app: number, impacts: readonly Impact[]): void {
  const volume = db.prepare(volumes).get({ app }) as Volume;
  const lost = starsLost(impacts);
  const rows = db.prepare(stated).all({ app }) as Omit<Evidence, 'starsLost'>[];
  const evidence = rows.map((row) => ({ ...row, starsLost: lost.get(row.issue) ?? null }));
  const told = new Map(rows.map((row) => [row.issue, row]));
  const insert = db.prepare(`INSERT INTO issue_priority VALUES (${Array(13).fill('?').join(', ')})`);
  for (const { issue, impact, ...rest } of prioritiesOf(evidence, volume)) {
    const { newest, former, reviews, severe } = told.get(issue)!;
    insert.run(
      ...[app, issue, impact, rest.volume, rest.trend, rest.severity, rest.priority, rest.part, rest.rank],
      ...[newest, former, reviews, severe],
    );
  }
}

/** Coefficients drawn towards each other, the one that issues share counted once, as losses; never below 0. */
function starsLost(impacts: readonly Impact[]): ReadonlyMap<number, number> {
  if (impacts.length === 0) return new Map();
  const ownerOf = ({ issue, shared }: Impact) => (shared ? null : issue);
  const columns = new Map(impacts.map((impact) => [ownerOf(impact), impact]));
  const coefficients = shrunk([...columns.values()]);
  const lost = new Map([...columns.keys()].map((owner, at) => [owner, Math.max(0, -coefficients[at]!)]));
  return new Map(impacts.map((impact) => [impact.issue, lost.get(ownerOf(impact))!]));
}

/**
 * Where an app has no periods, all its reviews are the newest. How many more reviews there are is what the trends take it for, which put
 * the usual praise back on days of bought praise.
 */
const volumes = `
  SELECT coalesce(period.newest, (SELECT sum(reviews) FROM day_tally WHERE app = @app), 0) AS newest,
    coalesce(
      (SELECT (newest / newest_share) / (former / former_share) FROM trend
        WHERE app = @app AND kind = 'any' AND newest > 0 AND former > 0),
      CAST(period.newest AS REAL) / period.former
    ) AS growth
  FROM (SELECT @app AS app) AS asked LEFT JOIN period ON period.app = asked.app`;

const stated = `
  WITH
    of_periods AS (
      SELECT issue, sum(reviews) FILTER (WHERE day < newest_first) AS former, sum(reviews) FILTER (WHERE day >= newest_first) AS newest
      FROM period JOIN issue_tally ON issue_tally.app = period.app AND day BETWEEN former_first AND last
      WHERE period.app = @app GROUP BY issue
    )
  SELECT issue, sum(reviews) AS reviews, sum(severe) AS severe,
    iif(period.app IS NULL, sum(reviews), coalesce(of_periods.newest, 0)) AS newest, coalesce(of_periods.former, 0) AS former
  FROM issue_total LEFT JOIN period ON period.app = issue_total.app LEFT JOIN of_periods USING (issue)
  WHERE issue_total.app = @app GROUP BY issue ORDER BY issue`;
