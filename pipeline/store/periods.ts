import type Database from 'better-sqlite3';
import { type Periods, periodsOf } from '../period.ts';
import type { Writer } from './writer.ts';

/** Chooses the two periods of the apps this run has touched anew. */
export function choosePeriods({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  const daily = db.prepare('SELECT day, sum(reviews) FROM day_tally WHERE app = ? GROUP BY day').raw();
  const reviews = db
    .prepare('SELECT sum(reviews) FROM day_tally WHERE app = ? AND day BETWEEN ? AND ?')
    .pluck();
  const forget = db.prepare('DELETE FROM period WHERE app = ?');
  const keep = db.prepare('INSERT INTO period VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const app of touched.keys()) {
    forget.run(app);
    const periods = periodsOf(new Map(daily.all(app) as [number, number][]));
    if (periods === null) continue;
    const { length, former, newest } = periods;
    const counts = [former, newest].map(({ first, last }) => reviews.get(app, first, last));
    keep.run(app, length, former.first, newest.first, newest.last, ...counts);
  }
}

/** The two periods of an app; null where it has too few reviews. */
export function periodsOfApp(db: Database.Database, app: number): Periods | null {
  const row = db.prepare('SELECT length, former_first, newest_first, last FROM period WHERE app = ?').raw();
  const found = row.get(app) as [number, number, number, number] | undefined;
  if (found === undefined) return null;
  const [length, first, second, last] = found;
  return { length, former: { first, last: second - 1 }, newest: { first: second, last } };
}
