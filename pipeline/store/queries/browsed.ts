import type { FieldName, Polarity, Stars } from '../../records.ts';
import { chinaDay } from '../days.ts';
import { toUnits } from '../offsets.ts';
import type { Store } from '../store.ts';

/** A complaint of a listed review. */
export interface BrowsedComplaint {
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly confidence: number;
  readonly abstained: boolean;
  /** The evidence: a span of title or text, UTF-16 offsets. */
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
}

/** A review as lists show it. */
export interface BrowsedReview {
  readonly key: number;
  readonly id: string;
  readonly app: string;
  /** `YYYY-MM-DD`, China Standard Time. */
  readonly day: string | null;
  readonly stars: Stars | null;
  readonly version: string | null;
  readonly polarity: Polarity;
  readonly title: string;
  readonly text: string;
  readonly answer: string | null;
  readonly flags: readonly string[];
  readonly complaints: readonly BrowsedComplaint[];
  /** How many people have judged it. */
  readonly judgements: number;
}

type Head = Omit<BrowsedReview, 'flags' | 'complaints'>;
type ComplaintRow = Omit<BrowsedComplaint, 'abstained'> & { readonly abstained: 0 | 1 };

/** The reviews of these numbers, in their order. */
export function browsedReviews({ db }: Store, keys: readonly number[]): BrowsedReview[] {
  const head = db.prepare(oneReview);
  const flags = db.prepare(flagsOf).pluck();
  const complaints = db.prepare(complaintsOf);
  return keys.map((key) => {
    const review = head.get(key) as Head;
    return {
      ...review,
      flags: flags.all(key) as string[],
      complaints: (complaints.all(key) as ComplaintRow[]).map((row) => inUnits(row, review)),
    };
  });
}

function inUnits(row: ComplaintRow, review: Head): BrowsedComplaint {
  const words = review[row.field];
  return {
    ...row,
    abstained: row.abstained === 1,
    start: toUnits(words, row.start),
    end: toUnits(words, row.end),
  };
}

/** The number of a review, or undefined. */
export const reviewKey = ({ db }: Store, app: string, id: string): number | undefined =>
  db
    .prepare(
      'SELECT review.key FROM review JOIN app ON app.key = review.app WHERE review.id = ? AND app.name = ?',
    )
    .pluck()
    .get(id, app) as number | undefined;

const oneReview = `
  SELECT review.key, review.id, app.name AS app, ${chinaDay('review.date')} AS day, review.stars, review.version,
    polarity.id AS polarity, review.title, review.text, review.answer,
    (SELECT count(*) FROM correction WHERE correction.review = review.key) AS judgements
  FROM review JOIN app ON app.key = review.app JOIN polarity ON polarity.key = review.polarity WHERE review.key = ?`;

const flagsOf = `
  SELECT flag.id FROM review_flag JOIN flag ON flag.key = review_flag.flag WHERE review_flag.review = ? ORDER BY flag.key`;

const complaintsOf = `
  SELECT issue.id AS issue, stage.id AS stage, cause.id AS cause, complaint.confidence, complaint.abstained,
    iif(complaint.in_title, 'title', 'text') AS field, complaint.start, complaint.start + complaint.length AS end
  FROM complaint JOIN issue ON issue.key = complaint.issue JOIN stage ON stage.key = complaint.stage
  JOIN cause ON cause.key = complaint.cause WHERE complaint.review = ? ORDER BY complaint.number`;
