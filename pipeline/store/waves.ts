import type Database from 'better-sqlite3';
import { type DayOfReviews, praiseWaves, type Wave } from '../clean/waves.ts';
import { dayOfNumber, numberOfDay } from './days.ts';
import { boughtPraise, gatherReviews, suspicion } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/**
 * Finds the waves of bought praise of the apps this run has touched, and flags the five-star reviews of their days. Looks only at reviews
 * of touched days and of days that have come into a wave or out of one; these are touched from then on.
 */
export function flagWaves({ db, touched }: Writer): void {
  gatherReviews(db, touched);
  const found = [...touched].map(([app, days]) => {
    const before = reasonsByDay(wavesOf(db, app));
    const waves = praiseWaves(daysOf(db, app));
    const after = reasonsByDay(waves);
    keepWaves(db, app, waves);
    for (const day of new Set([...before.keys(), ...after.keys()]))
      if (before.get(day) !== after.get(day)) touched.touch(app, day);
    return { app, days: [...days].filter((day) => before.has(day) || after.has(day)), after };
  });
  gatherReviews(db, touched);
  for (const { app, days, after } of found) for (const day of days) flagDay(db, app, day, after.get(day));
}

/** The days of an app: those that no review of this run concerns as they were tallied, the others by their reviews. */
const tallied = `
  SELECT day, sum(collected) AS reviews, sum(praise) AS praise, sum(removed_praise) AS removedPraise,
    sum(repeated_praise) AS repeatedPraise
  FROM day_tally WHERE app = @app AND day >= 0 AND day NOT IN (SELECT day FROM touched_day WHERE app = @app) GROUP BY day
  UNION ALL
  SELECT day, count(*), count(*) FILTER (WHERE stars = 5), count(*) FILTER (WHERE stars = 5 AND removed),
    count(*) FILTER (WHERE stars = 5 AND duplicate)
  FROM touched_review WHERE app = @app AND day >= 0 GROUP BY day`;

function daysOf(db: Database.Database, app: number): DayOfReviews[] {
  const rows = db.prepare(tallied).all({ app }) as (Omit<DayOfReviews, 'day'> & { day: number })[];
  return rows.map((row) => ({ ...row, day: dayOfNumber(row.day) }));
}

type Span = Pick<Wave, 'first' | 'last' | 'reasons'>;

function wavesOf(db: Database.Database, app: number): Span[] {
  const rows = db.prepare('SELECT first, last, reasons FROM wave WHERE app = ?').all(app);
  return (rows as { first: string; last: string; reasons: string }[]).map(({ reasons, ...wave }) => ({
    ...wave,
    reasons: reasons.split(' ') as Wave['reasons'],
  }));
}

/** Why the praise of a day is suspected, as the flag tells it; only days of waves. */
function reasonsByDay(waves: readonly Span[]): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  for (const wave of waves) {
    for (let day = numberOfDay(wave.first); day <= numberOfDay(wave.last); day++)
      reasons.set(day, wave.reasons.join(' '));
  }
  return reasons;
}

function keepWaves(db: Database.Database, app: number, waves: readonly Wave[]): void {
  db.prepare('DELETE FROM wave WHERE app = ?').run(app);
  const keep = db.prepare(
    'INSERT INTO wave (app, first, last, praise, usual, reasons) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { first, last, praise, usual, reasons } of waves)
    keep.run(app, first, last, praise, usual, reasons.join(' '));
}

/** Flags the five-star reviews of a day for this reason; for none, takes their flags away. */
function flagDay(db: Database.Database, app: number, day: number, reason: string | undefined): void {
  const marks = reason === undefined ? 0 : suspicion;
  const mark = `UPDATE touched_review SET marks = (marks & ~${suspicion}) | iif(stars IS 5, @marks, 0) WHERE app = @app AND day = @day`;
  db.prepare(mark).run({ app, day, marks });
  const reviews = 'FROM touched_review WHERE app = @app AND day = @day';
  db.prepare(
    `DELETE FROM review_flag WHERE flag = ${boughtPraise} AND review IN (SELECT key ${reviews})`,
  ).run({ app, day });
  db.prepare(
    `INSERT INTO review_flag (review, flag, reason) SELECT key, ${boughtPraise}, @reason ${reviews} AND suspect`,
  ).run({ app, day, reason: reason ?? null });
}
