import type Database from 'better-sqlite3';
import { batch } from './batch.ts';
import { numbersOf, polarities } from './codes.ts';
import { dayOf } from './days.ts';
import { DayOfComplaints, type StatedRow } from './tally.ts';
import { keepTotals, ofIssues } from './totals.ts';
import { gatherReviews } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

const { neg, pos, mixed } = numbersOf(polarities);

/**
 * Brings the tallies of all days up to date whose reviews or complaints this run has changed. Law: after any sequence of runs they are what
 * they would be if made from scratch.
 */
export function keepTallies({ db, touched }: Pick<Writer, 'db' | 'touched'>): void {
  gatherReviews(db, touched);
  keepTotals(db, ofIssues, () => countAnew(db, touched));
}

function countAnew(db: Database.Database, touched: Writer['touched']): void {
  for (const table of [...complaintTables, ...Object.keys(reviewTallies)])
    db.exec(`DELETE FROM ${table} WHERE (app, day) IN (SELECT app, day FROM touched_day)`);
  for (const [table, rows] of Object.entries(reviewTallies)) db.exec(`INSERT INTO ${table} ${rows}`);
  const statedOn = db.prepare(complaintsOfDay).raw();
  const tallies = new ComplaintTallies(db);
  for (const [app, days] of [...touched].sort(([one], [other]) => one - other)) {
    for (const day of [...days].sort((one, other) => one - other))
      tallies.add(app, day, new DayOfComplaints(statedOn.all(app, day) as StatedRow[]));
    tallies.flush();
  }
}

/** The days of all reviews of an app, by the index alone. */
export const daysOfApp = (db: Database.Database, app: number): number[] =>
  db.prepare(daysOfReviews).pluck().all(app) as number[];

const daysOfReviews = `SELECT DISTINCT ${dayOf('date')} FROM review WHERE app = ?`;

const complaintsOfDay = `
  SELECT version, key, stars, severe, issue, stage, cause, abstained
  FROM touched_review CROSS JOIN complaint ON complaint.review = key
  WHERE app = ? AND day = ? AND counted ORDER BY version, key`;

const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;

/** Columns of `day_tally` after its key; what the complaints tell is filled in later. */
const dayCounts = [
  'counted',
  ...[1, 2, 3, 4, 5].map((n) => `counted AND stars = ${n}`),
  `counted AND polarity IN (${neg}, ${mixed})`,
  `counted AND polarity = ${pos}`,
  'FALSE',
  'TRUE',
  'suspect',
  'duplicate',
  'FALSE',
  'stars = 5',
  'stars = 5 AND removed',
  'stars = 5 AND duplicate',
];

/** Rows of the touched days that reviews make without their complaints. */
const reviewTallies: Readonly<Record<string, string>> = {
  day_tally: `
    SELECT app, day, version, ${dayCounts.map(count).join(', ')} FROM touched_review GROUP BY app, day, version`,
  language_tally: `SELECT app, day, language, count(*) FROM touched_review GROUP BY app, day, language`,
  flag_tally: `
    SELECT app, day, flag, count(*) FROM touched_review CROSS JOIN review_flag ON review = key GROUP BY app, day, flag`,
  coder_tally: `SELECT app, day, coder, count(*) FROM touched_review GROUP BY app, day, coder`,
};

const complaintTables = ['issue_tally', 'cell_tally', 'pair_tally', 'set_tally'];

/** Writes what the complaints of days make. */
class ComplaintTallies {
  readonly #rows: ReturnType<typeof batches>;
  readonly #complaining: Database.Statement;
  readonly #abstained: Database.Statement;

  constructor(db: Database.Database) {
    this.#rows = batches(db);
    const counted = (column: string) =>
      db.prepare(`UPDATE day_tally SET ${column} = ? WHERE (app, day, version) = (?, ?, ?)`);
    this.#complaining = counted('complaining');
    this.#abstained = counted('abstained');
  }

  add(app: number, day: number, told: DayOfComplaints): void {
    for (const [[version], { reviews }] of told.complaining)
      this.#complaining.run(reviews, app, day, version);
    for (const [[version], { reviews }] of told.abstained) this.#abstained.run(reviews, app, day, version);
    for (const [[version, issue, stage, cause], tally] of told.issues)
      this.#rows.issues.add({ app, day, version, issue, stage, cause, ...tally });
    for (const [[stage, cause], tally] of told.cells)
      this.#rows.cells.add({ app, day, stage, cause, ...tally });
    for (const [[version, one, other], tally] of told.pairs)
      this.#rows.pairs.add({ app, day, version, one, other, ...tally });
    for (const [[issues], tally] of told.sets) this.#rows.sets.add({ app, day, issues, ...tally });
  }

  flush(): void {
    for (const rows of Object.values(this.#rows)) rows.flush();
  }
}

const place = ['app', 'day'] as const;
const stars = ['s1', 's2', 's3', 's4', 's5'] as const;

const batches = (db: Database.Database) => ({
  issues: batch(db, 'issue_tally', [
    ...place,
    ...(['version', 'issue', 'stage', 'cause', 'reviews', 'severe'] as const),
    ...stars,
  ]),
  cells: batch(db, 'cell_tally', [...place, ...(['stage', 'cause', 'reviews'] as const), ...stars]),
  pairs: batch(db, 'pair_tally', [...place, ...(['version', 'one', 'other', 'rated'] as const), ...stars]),
  sets: batch(db, 'set_tally', [...place, 'issues', ...stars]),
});
