import type Database from 'better-sqlite3';
import { numbersOf, polarities } from './codes.ts';
import { dayOf } from './days.ts';
import { gatherReviews } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

const { neg, pos, mixed } = numbersOf(polarities);

/**
 * Brings the tallies of all days up to date whose reviews or complaints this run has changed. Law: after any sequence of runs they are what
 * they would be if made from scratch.
 */
export function keepTallies({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  gatherReviews(db, touched);
  for (const [table, rows] of Object.entries(tallies)) {
    db.exec(`DELETE FROM ${table} WHERE (app, day) IN (SELECT app, day FROM touched_day)`);
    db.exec(`INSERT INTO ${table} ${rows}`);
  }
}

/** The days of all reviews of an app, by the index alone. */
export const daysOfApp = (db: Database.Database, app: number): number[] =>
  db.prepare(daysOfReviews).pluck().all(app) as number[];

const daysOfReviews = `SELECT DISTINCT ${dayOf('date')} FROM review WHERE app = ?`;

const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;

const byStars = [1, 2, 3, 4, 5].map((n) => count(`stars = ${n}`)).join(', ');

const complains = (abstained: 0 | 1) =>
  `EXISTS (SELECT 1 FROM complaint WHERE complaint.review = key AND complaint.abstained = ${abstained})`;

/** Columns of `day_tally` after its key. */
const dayCounts = [
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
  'stars = 5 AND removed',
  'stars = 5 AND duplicate',
];

/** What counted reviews state, each once a review. */
const stated = (columns: string) => `
  SELECT DISTINCT app, day, version, key, stars, severe, ${columns}
  FROM touched_review CROSS JOIN complaint ON complaint.review = key
  WHERE counted AND NOT abstained`;

/** The rows of each tally for the touched days. */
const tallies: Readonly<Record<string, string>> = {
  day_tally: `
    SELECT app, day, version, ${dayCounts.map(count).join(', ')} FROM touched_review GROUP BY app, day, version`,
  issue_tally: `
    SELECT app, day, version, issue, stage, cause, count(*), ${byStars}, ${count('severe')}
    FROM (${stated('issue, stage, cause')}) GROUP BY app, day, version, issue, stage, cause`,
  cell_tally: `
    SELECT app, day, stage, cause, count(*), ${byStars}
    FROM (${stated('stage, cause')} UNION ALL ${stated('stage, 0')} UNION ALL ${stated('0, cause')})
    GROUP BY app, day, stage, cause`,
  pair_tally: `
    SELECT app, day, version, one, other, count(stars), ${byStars}
    FROM (
      SELECT DISTINCT app, day, version, key, stars, first.issue AS one, second.issue AS other
      FROM touched_review CROSS JOIN complaint AS first ON first.review = key
      CROSS JOIN complaint AS second ON second.review = first.review AND second.issue > first.issue
      WHERE counted AND NOT first.abstained AND NOT second.abstained
    )
    GROUP BY app, day, version, one, other`,
  set_tally: `
    SELECT app, day, issues, ${byStars}
    FROM (
      SELECT app, day, stars, group_concat(issue, ' ' ORDER BY issue) AS issues
      FROM (${stated('issue')}) WHERE stars IS NOT NULL GROUP BY app, day, version, key HAVING count(*) >= 3
    )
    GROUP BY app, day, issues`,
  language_tally: `SELECT app, day, language, count(*) FROM touched_review GROUP BY app, day, language`,
  flag_tally: `
    SELECT app, day, flag, count(*) FROM touched_review CROSS JOIN review_flag ON review = key GROUP BY app, day, flag`,
  coder_tally: `SELECT app, day, coder, count(*) FROM touched_review GROUP BY app, day, coder`,
};
