import type Database from 'better-sqlite3';
import { flags, numbersOf, polarities } from './codes.ts';
import type { Writer } from './writer.ts';

const { removed, 'bought-praise': boughtPraise } = numbersOf(flags);
const { neg, pos, mixed } = numbersOf(polarities);

/** Days of an app, as numbers (`dayNumber`). */
export type Days = Iterable<number>;

/**
 * Brings the tallies of all days up to date whose counted reviews or complaints this run has changed. Law: after any sequence of runs they
 * are what `refillTallies` makes from scratch.
 */
export function keepTallies({ db, touched }: Writer): void {
  inWorkTables(db, () => {
    for (const [app, days] of touched) tallyDays(db, app, days);
  });
}

/** Makes all tallies from scratch. */
export function refillTallies(db: Database.Database): void {
  const daysOf = db.prepare(daysOfApp).pluck();
  inWorkTables(db, () => {
    const apps = db.prepare('SELECT key FROM app ORDER BY key').pluck().all() as number[];
    for (const app of apps) tallyDays(db, app, daysOf.all(app) as number[]);
  });
}

/** The days of all reviews of an app, by the index alone. */
export const daysOfApp = `SELECT DISTINCT coalesce((date + 28800) / 86400, -1) FROM review WHERE app = ?`;

/** Tables of the statements below, for this connection and this step alone. */
const workTables = `
CREATE TEMP TABLE touched_day (day INTEGER PRIMARY KEY, earliest INTEGER, latest INTEGER) STRICT;
CREATE TEMP TABLE touched_review (
  key INTEGER PRIMARY KEY, day INTEGER NOT NULL, version TEXT NOT NULL, stars INTEGER, polarity INTEGER NOT NULL,
  duplicate INTEGER NOT NULL, suspect INTEGER NOT NULL, counted INTEGER NOT NULL
) STRICT;
`;

function inWorkTables(db: Database.Database, work: () => void): void {
  db.exec(workTables);
  work();
  db.exec('DROP TABLE touched_day; DROP TABLE touched_review');
}

function tallyDays(db: Database.Database, app: number, days: Days): void {
  const touch = db.prepare(
    `INSERT INTO touched_day VALUES (@day, @day * 86400 - 28800, @day * 86400 + 57599)`,
  );
  for (const day of days) touch.run({ day });
  db.prepare(touchedReviews).run({ app });
  for (const table of ['day_tally', 'issue_tally', 'cell_tally', 'pair_tally']) {
    db.prepare(`DELETE FROM ${table} WHERE app = ? AND day IN (SELECT day FROM touched_day)`).run(app);
  }
  for (const tally of [dayTally, issueTally, cellTally, pairTally]) db.prepare(tally).run({ app });
  db.exec('DELETE FROM touched_day; DELETE FROM touched_review');
}

const flagged = (flag: number) =>
  `EXISTS (SELECT 1 FROM review_flag WHERE review = review.key AND flag = ${flag})`;

/** All reviews of the touched days; whether one is counted is decided here and nowhere else. */
const touchedReviews = `
  INSERT INTO touched_review
  SELECT key, day, version, stars, polarity, duplicate, suspect, NOT (duplicate OR suspect)
  FROM (
    SELECT review.key, touched_day.day, coalesce(version, '') AS version, stars, polarity,
      duplicate_of IS NOT NULL AS duplicate, ${flagged(boughtPraise)} AS suspect
    FROM touched_day CROSS JOIN review INDEXED BY review_by_app_and_date
      ON review.app = @app AND review.date BETWEEN touched_day.earliest AND touched_day.latest
    WHERE touched_day.day >= 0
    UNION ALL
    SELECT review.key, touched_day.day, coalesce(version, ''), stars, polarity,
      duplicate_of IS NOT NULL, ${flagged(boughtPraise)}
    FROM touched_day CROSS JOIN review INDEXED BY review_by_app_and_date ON review.app = @app AND review.date IS NULL
    WHERE touched_day.day < 0
  )
  ORDER BY key`;

const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;

const byStars = [1, 2, 3, 4, 5].map((n) => count(`stars = ${n}`)).join(', ');

const complains = (abstained: 0 | 1) =>
  `EXISTS (SELECT 1 FROM complaint WHERE complaint.review = touched_review.key AND abstained = ${abstained})`;

const dayTally = `
  INSERT INTO day_tally
  SELECT @app, day, version, ${[
    'counted',
    ...[1, 2, 3, 4, 5].map((n) => `counted AND stars = ${n}`),
    `counted AND polarity IN (${neg}, ${mixed})`,
    `counted AND polarity = ${pos}`,
    `counted AND ${complains(0)}`,
    'TRUE',
    'suspect',
    'duplicate',
    `counted AND ${complains(1)}`,
    'stars = 5',
    `stars = 5 AND EXISTS (SELECT 1 FROM review_flag WHERE review = touched_review.key AND flag = ${removed})`,
    'stars = 5 AND duplicate',
  ]
    .map(count)
    .join(', ')}
  FROM touched_review GROUP BY day, version`;

/** What counted reviews state, each once a review. */
const stated = (columns: string) => `
  SELECT DISTINCT touched_review.key, day, version, stars, ${columns}
  FROM touched_review CROSS JOIN complaint ON complaint.review = touched_review.key
  WHERE counted AND NOT abstained`;

const issueTally = `
  INSERT INTO issue_tally
  SELECT @app, day, version, issue, stage, cause, count(*), ${byStars}, 0
  FROM (${stated('issue, stage, cause')}) GROUP BY day, version, issue, stage, cause`;

const cellTally = `
  INSERT INTO cell_tally
  SELECT @app, day, stage, cause, count(*), ${byStars}
  FROM (${stated('stage, cause')} UNION ALL ${stated('stage, 0')} UNION ALL ${stated('0, cause')})
  GROUP BY day, stage, cause`;

const pairTally = `
  INSERT INTO pair_tally
  SELECT @app, day, version, one, other, count(stars), ${byStars}
  FROM (
    SELECT DISTINCT touched_review.key, day, version, stars, first.issue AS one, second.issue AS other
    FROM touched_review CROSS JOIN complaint AS first ON first.review = touched_review.key
    CROSS JOIN complaint AS second ON second.review = first.review AND second.issue > first.issue
    WHERE counted AND NOT first.abstained AND NOT second.abstained
  )
  GROUP BY day, version, one, other`;
