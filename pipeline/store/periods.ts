import type Database from 'better-sqlite3';
import { type Periods, periodsOf } from '../period.ts';

/** Chooses the two periods of an app anew and keeps them; null where it has too few reviews. */
export function keepPeriods(db: Database.Database, app: number): Periods | null {
  const daily = db.prepare('SELECT day, sum(reviews) FROM day_tally WHERE app = ? GROUP BY day').raw();
  const days = new Map(daily.all(app) as [number, number][]);
  const periods = periodsOf(days);
  db.prepare('DELETE FROM period WHERE app = ?').run(app);
  if (periods === null) return null;
  const { length, former, newest } = periods;
  const reviews = db
    .prepare('SELECT sum(reviews) FROM day_tally WHERE app = ? AND day BETWEEN ? AND ?')
    .pluck();
  db.prepare('INSERT INTO period VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    ...[app, length, former.first, newest.first, newest.last],
    ...[former, newest].map(({ first, last }) => reviews.get(app, first, last) as number),
  );
  return periods;
}
