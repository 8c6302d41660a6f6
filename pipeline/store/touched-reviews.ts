import type Database from 'better-sqlite3';
import { flags, numbersOf } from './codes.ts';
import { dayOf } from './days.ts';

const numbers = numbersOf(flags);

/** Number of the flag of reviews in waves of bought praise. */
export const boughtPraise = numbers['bought-praise'];

/** Flags as bits of a number. */
const bits = (...which: readonly number[]) => which.reduce((sum, flag) => sum | (1 << flag), 0);

const removed = bits(numbers.removed);
/** Speaking of one of these makes a complaint severe. */
const severe = bits(numbers.leaving, numbers.refund, numbers.regulator, numbers.harm);

const advert = bits(numbers.advert);

/** The bit of `marks` that suspects bear. */
export const suspicion = bits(boughtPraise);

/**
 * Tables of one run, for this connection alone: the days that the run has touched, and what the corpus steps need to know of every review
 * of these days without reading its words again. `marks` are its flags as bits. A review that is counted may be shown
 * unless it is an advert.
 */
const workTables = `
CREATE TEMP TABLE IF NOT EXISTS touched_day (
  app INTEGER NOT NULL, day INTEGER NOT NULL, gathered INTEGER NOT NULL, PRIMARY KEY (app, day)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS touched_review (
  app INTEGER NOT NULL, day INTEGER NOT NULL, version TEXT NOT NULL, key INTEGER NOT NULL, stars INTEGER, polarity INTEGER NOT NULL,
  language INTEGER NOT NULL, coder INTEGER NOT NULL, duplicate INTEGER NOT NULL, marks INTEGER NOT NULL,
  removed INTEGER AS (marks & ${removed} <> 0), severe INTEGER AS (marks & ${severe} <> 0), suspect INTEGER AS (marks & ${suspicion} <> 0),
  counted INTEGER AS (NOT duplicate AND marks & ${suspicion} = 0),
  showable INTEGER AS (NOT duplicate AND marks & ${suspicion | advert} = 0),
  PRIMARY KEY (app, day, version, key)
) STRICT, WITHOUT ROWID;
`;

/** The same as `showable`, in SQL, of any `review`. */
export const isShowable = `(review.duplicate_of IS NULL AND NOT EXISTS (
  SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND flag IN (${boughtPraise}, ${numbers.advert})))`;

const dropped = 'DROP TABLE IF EXISTS temp.touched_day; DROP TABLE IF EXISTS temp.touched_review;';

/** Days, as numbers (`dayNumber`), by number of the app. */
export type DaysOfApps = Iterable<readonly [app: number, days: Iterable<number>]>;

/** Puts the reviews of these days into `touched_review`; days that are there already cost nothing. */
export function gatherReviews(db: Database.Database, touched: DaysOfApps): void {
  db.exec(workTables);
  const touch = db.prepare('INSERT OR IGNORE INTO touched_day VALUES (?, ?, 0)');
  for (const [app, days] of touched) for (const day of days) touch.run(app, day);
  db.exec(isMuch(db) ? reviewsByKey : reviewsByDay);
  db.exec('UPDATE touched_day SET gathered = 1 WHERE gathered = 0');
}

/** Reviews of a day are found by an index and read one here, one there; from about this share of all on, reading all in a row is faster. */
const muchOfAll = 0.3;

function isMuch(db: Database.Database): boolean {
  const wanted = db
    .prepare(`SELECT count(*) FROM (${daysAndReviews('review.key')})`)
    .pluck()
    .get() as number;
  return (
    wanted > muchOfAll * (db.prepare('SELECT coalesce(max(key), 0) FROM review').pluck().get() as number)
  );
}

/** Lets a new run begin with no day touched. */
export function forgetGathered(db: Database.Database): void {
  db.exec(dropped);
}

const columns = `
  review.app, day, coalesce(version, '') AS version, review.key, stars, polarity, language, coder, duplicate_of IS NOT NULL,
  coalesce((SELECT sum(1 << flag) FROM review_flag WHERE review = review.key), 0)`;

/** Reviews of the days to be gathered, by the index. */
const daysAndReviews = (what: string) => `
  SELECT ${what} FROM touched_day CROSS JOIN review INDEXED BY review_by_app_and_date
    ON review.app = touched_day.app AND review.date BETWEEN day * 86400 - 28800 AND day * 86400 + 57599
  WHERE day >= 0 AND NOT gathered
  UNION ALL
  SELECT ${what} FROM touched_day CROSS JOIN review INDEXED BY review_by_app_and_date
    ON review.app = touched_day.app AND review.date IS NULL
  WHERE day < 0 AND NOT gathered`;

const reviewsByDay = `INSERT INTO touched_review ${daysAndReviews(columns)}`;

const reviewsByKey = `
  INSERT INTO touched_review
  SELECT ${columns} FROM review NOT INDEXED
  CROSS JOIN touched_day ON touched_day.app = review.app AND day = ${dayOf('review.date')} AND NOT gathered
  ORDER BY review.app, day, version, review.key`;
