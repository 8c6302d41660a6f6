import type Database from 'better-sqlite3';
import type { PlacedComplaint } from '../recoding/compare.ts';
import type { AppBase } from '../recoding/report.ts';
import type { Polarity, Stars } from '../records.ts';
import type { CoderVersions } from './publish.ts';
import { boughtPraise } from './touched-reviews.ts';

/** A review as it is stored, with its coding. */
export interface Recodable {
  readonly key: number;
  readonly id: string;
  readonly app: string;
  readonly appKey: number;
  /** Seconds since 1970 UTC. */
  readonly date: number | null;
  readonly stars: Stars | null;
  readonly title: string;
  readonly text: string;
  readonly input: string;
  readonly row: number;
  /** Neither repeats another review nor looks like bought praise. */
  readonly counted: boolean;
  readonly polarity: Polarity;
  readonly complaints: readonly PlacedComplaint[];
}

/** SQL for reviews that other versions have coded. */
const codedOtherwise = `review.coder NOT IN (SELECT key FROM coder WHERE (code, lexicon, model, segmenter) = (@code, @lexicon, @model, @segmenter))`;

/** How many reviews other versions have coded. */
export const countRecodable = (db: Database.Database, versions: CoderVersions): number =>
  db.prepare(`SELECT count(*) FROM review WHERE ${codedOtherwise}`).pluck().get(versions) as number;

/** Reviews that other versions have coded, by key, so many at a time; each page is read when it is asked for. */
export function* recodable(
  db: Database.Database,
  versions: CoderVersions,
  pageSize: number,
): Generator<Recodable[]> {
  const next = db.prepare(nextReviews);
  const complaints = db.prepare(complaintsOfReview);
  for (let after = 0; ; ) {
    const rows = next.all({ ...versions, after, pageSize }) as StoredReview[];
    if (rows.length === 0) return;
    yield rows.map((row) => ({
      ...row,
      counted: row.counted === 1,
      complaints: (complaints.all(row.key) as StoredComplaint[]).map(placed),
    }));
    after = rows.at(-1)!.key;
  }
}

const nextReviews = `
  SELECT review.key, review.id, app.name AS app, review.app AS appKey, review.date, review.stars, review.title, review.text,
    source.path AS input, review.row, polarity.id AS polarity,
    review.duplicate_of IS NULL AND NOT EXISTS (
      SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${boughtPraise}
    ) AS counted
  FROM review JOIN app ON app.key = review.app JOIN source ON source.key = review.source
  JOIN polarity ON polarity.key = review.polarity
  WHERE review.key > @after AND ${codedOtherwise} ORDER BY review.key LIMIT @pageSize`;

type StoredReview = Omit<Recodable, 'counted' | 'complaints'> & { readonly counted: 0 | 1 };

type StoredComplaint = Omit<PlacedComplaint, 'abstained' | 'field'> & {
  readonly abstained: 0 | 1;
  readonly inTitle: 0 | 1;
};

const complaintsOfReview = `
  SELECT issue.id AS issue, stage.id AS stage, cause.id AS cause, abstained, in_title AS inTitle, start, length
  FROM complaint JOIN issue ON issue.key = complaint.issue JOIN stage ON stage.key = complaint.stage
  JOIN cause ON cause.key = complaint.cause
  WHERE complaint.review = ? ORDER BY complaint.number`;

const placed = ({ abstained, inTitle, ...codes }: StoredComplaint): PlacedComplaint => ({
  ...codes,
  abstained: abstained === 1,
  field: inTitle ? 'title' : 'text',
});

/** What the shares of every app are now, by name; from the tallies. */
export function shareBases(db: Database.Database): AppBase[] {
  const apps = db.prepare(appBases).all() as (Omit<AppBase, 'issues'> & { key: number })[];
  const issues = db.prepare(issueCounts).raw();
  return apps.map(({ key, ...base }) => ({
    ...base,
    issues: new Map(issues.all(key) as [string, number][]),
  }));
}

const appBases = `
  SELECT app.key, app.name AS app, sum(reviews) AS reviews, sum(complaining) AS complaining
  FROM day_tally JOIN app ON app.key = day_tally.app GROUP BY app.key ORDER BY app.name`;

const issueCounts = `
  SELECT issue.id, sum(reviews) FROM issue_tally JOIN issue ON issue.key = issue_tally.issue
  WHERE app = ? GROUP BY issue.id`;
