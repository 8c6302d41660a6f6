import type Database from 'better-sqlite3';
import type { Counts, IssueShares, Profile } from '../nightly/profile.ts';
import { boughtPraise } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/** How the reviews of the store are coded now: counted reviews, and complaints by issue over all findings. */
export const codedShares = (db: Database.Database): IssueShares => ({
  reviews: db.prepare('SELECT total(reviews) FROM day_tally').pluck().get() as number,
  issues: counted(
    db,
    `SELECT issue.id, sum(reviews) FROM finding JOIN issue ON issue.key = finding.issue GROUP BY issue.key ORDER BY issue.id`,
  ),
});

/** What the reviews say that this run has added; and how all others are coded after it. To be asked after the corpus steps. */
export function newReviews({
  db,
  reviews: { firstAdded },
}: Writer): Pick<Profile, 'apps' | 'languages' | 'negative' | 'unknown' | 'fresh' | 'after'> {
  const among = { first: firstAdded };
  const one = (sql: string): number => db.prepare(sql).pluck().get(among) as number;
  const by = (sql: string): Counts => counted(db, sql, among);
  const fresh = {
    reviews: one(`SELECT count(*) FROM ${newCounted}`),
    issues: by(issuesOfNew('DISTINCT review')),
  };
  return {
    apps: by(byLabel('app', 'name')),
    languages: by(byLabel('language', 'id')),
    negative: one(`SELECT count(*) FROM ${newCounted} AND ${isNegative}`),
    unknown: one(`SELECT count(*) FROM ${newCounted} AND ${isNegative} AND NOT EXISTS (${aComplaint})`),
    fresh,
    after: without(codedShares(db), { reviews: fresh.reviews, issues: by(issuesOfNew('*')) }),
  };
}

const newCounted = `
  review WHERE review.key >= @first AND duplicate_of IS NULL AND NOT EXISTS (
    SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${boughtPraise}
  )`;

const isNegative = `polarity IN (SELECT key FROM polarity WHERE id IN ('neg', 'mixed'))`;

const aComplaint = 'SELECT 1 FROM complaint WHERE complaint.review = review.key AND complaint.abstained = 0';

const byLabel = (table: string, label: string): string => `
  SELECT ${table}.${label}, count(*) FROM review JOIN ${table} ON ${table}.key = review.${table}
  WHERE review.key >= @first GROUP BY ${table}.key ORDER BY ${table}.${label}`;

/** A review that states an issue at two stages counts once as `DISTINCT review`, and twice, as in the findings, as `*`. */
const issuesOfNew = (what: string): string => `
  SELECT issue.id, count(${what}) FROM (
    SELECT DISTINCT complaint.review, complaint.issue, complaint.stage, complaint.cause FROM complaint
    WHERE complaint.abstained = 0 AND complaint.review >= @first AND complaint.review IN (SELECT key FROM ${newCounted})
  ) AS stated JOIN issue ON issue.key = stated.issue GROUP BY issue.key ORDER BY issue.id`;

const counted = (db: Database.Database, sql: string, values: object = {}): Counts =>
  Object.fromEntries(db.prepare(sql).raw().all(values) as [string, number][]);

const without = (all: IssueShares, some: IssueShares): IssueShares => ({
  reviews: all.reviews - some.reviews,
  issues: Object.fromEntries(
    Object.entries(all.issues).map(([issue, count]) => [issue, count - (some.issues[issue] ?? 0)]),
  ),
});
