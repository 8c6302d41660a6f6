import type Database from 'better-sqlite3';
import { type Judgement, judge } from '../advice/verdict.ts';
import type { DayCount } from '../advice/windows.ts';

interface Adoption {
  readonly suggestion: string;
  readonly app: number;
  readonly issue: number;
  readonly version: string | null;
  /** First day with the change, as a number; null where its version has not been seen yet. */
  readonly start: number | null;
}

/** Judges every adoption anew from the tallies. */
export function judgeAdoptions(db: Database.Database): void {
  db.exec('DELETE FROM adoption_verdict');
  const adoptions = db.prepare(allAdoptions).all() as Adoption[];
  const insert = db.prepare(`INSERT INTO adoption_verdict VALUES (${Array(22).fill('?').join(', ')})`);
  for (const adoption of adoptions) {
    const judgement = judge({
      start: adoption.start,
      own: exposedDays(db, adoption),
      others: othersThan(db, adoption).map((app) => daysOf(db, app, adoption.issue)),
    });
    insert.run(...rowOf(adoption, judgement, sharedBy(adoption, judgement, adoptions)));
  }
}

function rowOf({ suggestion, app, start }: Adoption, judgement: Judgement, shared: number): unknown[] {
  const { verdict, windows, before, after, change, controls, controlChange, effect } = judgement;
  const { dispersion, parallel } = judgement;
  return [
    ...[suggestion, app, verdict, start, windows?.weeks ?? null],
    ...[before.reviews, before.stating, after.reviews, after.stating],
    ...[change?.difference ?? null, change?.low ?? null, change?.high ?? null, controls],
    ...[controlChange?.difference ?? null, controlChange?.low ?? null, controlChange?.high ?? null],
    ...[effect?.difference ?? null, effect?.low ?? null, effect?.high ?? null],
    ...[dispersion, parallel === null ? null : Number(parallel), shared],
  ];
}

/** Other suggestions for the same issue that the same app has taken up within the windows. */
function sharedBy(one: Adoption, { windows }: Judgement, all: readonly Adoption[]): number {
  if (windows === null) return 0;
  const reach = 7 * windows.weeks;
  return all.filter(
    ({ app, issue, suggestion, start }) =>
      app === one.app &&
      issue === one.issue &&
      suggestion !== one.suggestion &&
      start !== null &&
      Math.abs(start - windows.start) < reach,
  ).length;
}

/** Apps that have taken up nothing about the issue. */
const othersThan = (db: Database.Database, { app, issue }: Adoption): number[] =>
  db.prepare(otherApps).pluck().all(app, issue) as number[];

const daysOf = (db: Database.Database, app: number, issue: number): DayCount[] =>
  db.prepare(issueByDay('TRUE')).all({ app, issue }) as DayCount[];

/**
 * The adopter's days. Where the change came with a version, reviews since then that name a version seen before it have not met it and are left
 * out; those that name none count.
 */
function exposedDays(db: Database.Database, { app, issue, version, start }: Adoption): DayCount[] {
  if (version === null || start === null) return daysOf(db, app, issue);
  const met = `day < @start OR version = '' OR version NOT IN (
    SELECT version FROM day_tally WHERE app = @app AND day BETWEEN 0 AND @start - 1)`;
  return db.prepare(issueByDay(met)).all({ app, issue, start }) as DayCount[];
}

const issueByDay = (condition: string) => `
  SELECT day, sum(reviews) AS reviews, sum(stating) AS stating
  FROM (
    SELECT day, version, reviews, 0 AS stating FROM day_tally WHERE app = @app
    UNION ALL
    SELECT day, version, 0, reviews FROM issue_tally WHERE app = @app AND issue = @issue
  )
  WHERE day >= 0 AND (${condition}) GROUP BY day ORDER BY day`;

const otherApps = `
  SELECT key FROM app WHERE key <> ? AND name <> '' AND key NOT IN (
    SELECT adoption.app FROM adoption JOIN suggestion ON suggestion.id = adoption.suggestion
    JOIN proximate_cause ON proximate_cause.key = suggestion.proximate WHERE proximate_cause.issue = ?)
  ORDER BY key`;

const allAdoptions = `
  SELECT adoption.suggestion, adoption.app, proximate_cause.issue, adoption.version,
    coalesce(adoption.day, (SELECT min(day) FROM day_tally WHERE app = adoption.app AND day >= 0 AND version = adoption.version AND reviews > 0)) AS start
  FROM adoption JOIN suggestion ON suggestion.id = adoption.suggestion
  JOIN proximate_cause ON proximate_cause.key = suggestion.proximate
  ORDER BY adoption.app, adoption.suggestion`;
