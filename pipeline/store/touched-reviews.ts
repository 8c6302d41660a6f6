import type Database from 'better-sqlite3';
import { flags, numbersOf } from './codes.ts';

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
CREATE TEMP TABLE IF NOT EXISTS touched_day (app INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (app, day)) STRICT, WITHOUT ROWID;
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
  const touch = db.prepare('INSERT OR IGNORE INTO touched_day VALUES (?, ?)');
  const dated = db.prepare(reviewsWhere('review.date BETWEEN @day * 86400 - 28800 AND @day * 86400 + 57599'));
  const undated = db.prepare(reviewsWhere('review.date IS NULL'));
  for (const [app, days] of touched) {
    for (const day of [...days].sort((a, b) => a - b)) {
      if (touch.run(app, day).changes > 0) (day < 0 ? undated : dated).run({ app, day });
    }
  }
}

/** Lets a new run begin with no day touched. */
export function forgetGathered(db: Database.Database): void {
  db.exec(dropped);
}

const reviewsWhere = (condition: string) => `
  INSERT INTO touched_review
  SELECT app, @day, coalesce(version, ''), key, stars, polarity, language, coder, duplicate_of IS NOT NULL,
    coalesce((SELECT sum(1 << flag) FROM review_flag WHERE review = key), 0)
  FROM review INDEXED BY review_by_app_and_date WHERE app = @app AND ${condition} ORDER BY version, key`;
