import type { Polarity, Stars } from '../../records.ts';
import { flags, numbersOf } from '../codes.ts';
import { looksHashed } from '../keyed.ts';
import type { Store } from '../store.ts';

const numbers = numbersOf(flags);
const bears = (flag: keyof typeof flags): string =>
  `EXISTS (SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${numbers[flag]})`;

/** Counted reviews: they repeat no other one and do not look like bought praise. */
const counted = `review.duplicate_of IS NULL AND NOT ${bears('bought-praise')}`;
const hasWords = `NOT ${bears('text-free')}`;

/** A counted review with words, by what samples are stratified by. */
export interface SamplingUnit {
  readonly app: string;
  readonly id: string;
  /** The id; where that is a hash, which hangs on the store's secret, when and what the review says: every store draws the same. */
  readonly drawnBy: string;
  readonly stars: Stars | null;
  readonly polarity: string;
  /** The issue of its surest counted complaint; null where it has none. */
  readonly issue: string | null;
}

/** All counted reviews with words. Streams: nothing else may be asked of the store while it is read. */
export const samplingFrame = ({ db }: Store): IterableIterator<SamplingUnit> =>
  db.prepare(frame).iterate() as IterableIterator<SamplingUnit>;

const frame = `
  SELECT app.name AS app, review.id AS id,
    CASE WHEN ${looksHashed('review.id')}
      THEN coalesce(review.date, '') || char(10) || review.title || char(10) || review.text ELSE review.id END AS drawnBy,
    review.stars AS stars, polarity.id AS polarity, (
    SELECT issue.id FROM complaint JOIN issue ON issue.key = complaint.issue
    WHERE complaint.review = review.key AND NOT complaint.abstained ORDER BY complaint.confidence DESC, complaint.number LIMIT 1
  ) AS issue
  FROM review JOIN app ON app.key = review.app JOIN polarity ON polarity.key = review.polarity
  WHERE ${counted} AND ${hasWords}`;

/** How many counted reviews bear each code, by counted complaints. */
export interface CodedCounts {
  readonly reviews: number;
  /** Counted reviews without words. */
  readonly wordless: number;
  readonly issue: Readonly<Record<string, number>>;
  readonly stage: Readonly<Record<string, number>>;
  readonly cause: Readonly<Record<string, number>>;
}

export function codedCounts({ db }: Store): CodedCounts {
  const ask = (sql: string): number => db.prepare(sql).pluck().get() as number;
  const bearing = (code: 'issue' | 'stage' | 'cause'): Record<string, number> =>
    Object.fromEntries(
      db
        .prepare(
          `SELECT ${code}.id, count(DISTINCT complaint.review)
           FROM complaint JOIN review ON review.key = complaint.review JOIN ${code} ON ${code}.key = complaint.${code}
           WHERE ${counted} AND NOT complaint.abstained GROUP BY ${code}.key ORDER BY ${code}.position`,
        )
        .raw()
        .all() as [string, number][],
    );
  return {
    reviews: ask(`SELECT count(*) FROM review WHERE ${counted}`),
    wordless: ask(`SELECT count(*) FROM review WHERE ${counted} AND NOT (${hasWords})`),
    issue: bearing('issue'),
    stage: bearing('stage'),
    cause: bearing('cause'),
  };
}

/** The words of a review, and what the coder said of it: its counted complaints. */
export interface CodedWords {
  readonly title: string;
  readonly text: string;
  readonly polarity: Polarity;
  readonly complaints: readonly {
    readonly issue: string;
    readonly stage: string;
    readonly cause: string;
    readonly evidence: string;
  }[];
}

export function codedWords({ db }: Store, { app, id }: Pick<SamplingUnit, 'app' | 'id'>): CodedWords {
  const { key, ...words } = db.prepare(oneReview).get(id, app) as { key: number } & Omit<
    CodedWords,
    'complaints'
  >;
  return { ...words, complaints: db.prepare(countedComplaints).all(key) as CodedWords['complaints'] };
}

const oneReview = `
  SELECT review.key, review.title, review.text, polarity.id AS polarity
  FROM review JOIN app ON app.key = review.app JOIN polarity ON polarity.key = review.polarity
  WHERE review.id = ? AND app.name = ?`;

const countedComplaints = `
  SELECT issue.id AS issue, stage.id AS stage, cause.id AS cause,
    substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS evidence
  FROM complaint JOIN review ON review.key = complaint.review JOIN issue ON issue.key = complaint.issue
  JOIN stage ON stage.key = complaint.stage JOIN cause ON cause.key = complaint.cause
  WHERE complaint.review = ? AND NOT complaint.abstained ORDER BY complaint.number`;
