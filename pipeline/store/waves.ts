import { type DayOfReviews, praiseWaves, type Wave } from '../clean/waves.ts';
import { flags, numbersOf } from './codes.ts';
import { chinaDay } from './days.ts';
import type { Writer } from './writer.ts';

const { removed, 'bought-praise': boughtPraise } = numbersOf(flags);

/** Finds the waves of bought praise of the apps this run has touched anew, and flags their five-star reviews. */
export function flagWaves(writer: Writer): void {
  for (const app of writer.touched.keys()) {
    forget(writer, app);
    for (const wave of praiseWaves(daysOf(writer, app))) keep(writer, app, wave);
  }
}

const reviewDays = `
  SELECT ${chinaDay('date')} AS day, count(*) AS reviews, total(stars = 5) AS praise,
    total(stars = 5 AND EXISTS (SELECT 1 FROM review_flag WHERE review = review.key AND flag = ${removed})) AS removedPraise,
    total(stars = 5 AND duplicate_of IS NOT NULL) AS repeatedPraise
  FROM review WHERE app = ? AND date IS NOT NULL GROUP BY day`;

const daysOf = ({ db }: Writer, app: number): DayOfReviews[] =>
  db.prepare(reviewDays).all(app) as DayOfReviews[];

function forget({ db }: Writer, app: number): void {
  const ofApp = 'SELECT key FROM review WHERE app = ?';
  db.prepare(`DELETE FROM review_flag WHERE flag = ${boughtPraise} AND review IN (${ofApp})`).run(app);
  db.prepare('DELETE FROM wave WHERE app = ?').run(app);
}

function keep({ db }: Writer, app: number, { first, last, praise, usual, reasons }: Wave): void {
  const reason = reasons.join(' ');
  db.prepare('INSERT INTO wave (app, first, last, praise, usual, reasons) VALUES (?, ?, ?, ?, ?, ?)').run(
    ...[app, first, last, praise, usual, reason],
  );
  const praiseOfDays = `SELECT key, ${boughtPraise}, ? FROM review WHERE app = ? AND stars = 5 AND ${chinaDay('date')} BETWEEN ? AND ?`;
  db.prepare(`INSERT INTO review_flag (review, flag, reason) ${praiseOfDays}`).run(reason, app, first, last);
}
