import type { Polarity, Stars } from '../../records.ts';
import type { Store } from '../store.ts';
import { instant } from '../days.ts';
import type { JudgedComplaint } from '../corrections.ts';

/** What one judge said of one review. */
export interface Judgement {
  readonly judge: string;
  readonly verdict: 'confirmed' | 'corrected' | 'adjudicated';
  /** Null where only `bought` was judged. */
  readonly polarity: Polarity | null;
  readonly bought: boolean | null;
  /** UTC instant, ISO 8601. */
  readonly made: string;
  readonly complaints: readonly JudgedComplaint[];
}

/** A review as it was when it was judged, with the judgement that holds. */
export interface CorrectedReview {
  readonly id: string;
  readonly app: string;
  readonly stars: Stars | null;
  readonly title: string;
  readonly text: string;
  readonly polarity: Polarity;
  readonly complaints: readonly JudgedComplaint[];
}

/** What has been said of one review, the newest first. */
export const judgementsOn = ({ db }: Store, review: number): Judgement[] => {
  const rows = db.prepare(ofReview).all(review) as (Omit<Judgement, 'bought' | 'complaints'> & {
    bought: 0 | 1 | null;
  })[];
  const complaints = db.prepare(complaintsOf);
  return rows.map(({ bought, ...row }) => ({
    ...row,
    bought: bought === null ? null : bought === 1,
    complaints: complaints.all(review, row.judge) as JudgedComplaint[],
  }));
};

const ofReview = `
  SELECT judge, verdict, polarity.id AS polarity, bought, ${instant('made')} AS made
  FROM correction LEFT JOIN polarity ON polarity.key = correction.polarity WHERE review = ? ORDER BY made DESC, judge`;

const complaintsOf = `
  SELECT issue.id AS issue, stage.id AS stage, quote FROM corrected_complaint
  JOIN issue ON issue.key = corrected_complaint.issue JOIN stage ON stage.key = corrected_complaint.stage
  WHERE review = ? AND judge = ? ORDER BY number`;

/**
 * The judgement of a review's coding that holds: the newest adjudication, else what all judges agree on; null where they disagree or none
 * has judged the coding.
 */
export function inForce(judgements: readonly Judgement[]): Judgement | null {
  const codings = judgements.filter(({ polarity }) => polarity !== null);
  const adjudicated = codings.find(({ verdict }) => verdict === 'adjudicated');
  if (adjudicated !== undefined) return adjudicated;
  return agree(codings) ? (codings[0] ?? null) : null;
}

/** Whether judges see the same polarity and the same issues at the same stages. */
const agree = (codings: readonly Judgement[]): boolean => new Set(codings.map(signature)).size <= 1;

const signature = ({ polarity, complaints }: Judgement): string =>
  [polarity, ...complaints.map(({ issue, stage }) => `${issue} ${stage}`).sort()].join();

/** Reviews whose coding was judged without contradiction, by app and id. */
export function correctedReviews(store: Store): CorrectedReview[] {
  const keys = store.db.prepare(judgedKeys).pluck().all() as number[];
  const state = store.db.prepare(judgedState);
  return keys.flatMap((review) => {
    const held = inForce(judgementsOn(store, review));
    if (held === null) return [];
    const words = state.get({ review, judge: held.judge }) as Words;
    return [{ ...words, polarity: held.polarity!, complaints: held.complaints }];
  });
}

type Words = Omit<CorrectedReview, 'polarity' | 'complaints'>;

const judgedKeys = `
  SELECT DISTINCT review.key FROM correction JOIN review ON review.key = correction.review JOIN app ON app.key = review.app
  WHERE correction.polarity IS NOT NULL ORDER BY app.name, review.id`;

/** Stars and words as they were judged: those of a former state where the review was edited since. */
const judgedState = `
  SELECT review.id, app.name AS app, coalesce(state.stars, review.stars) AS stars,
    coalesce(state.title, review.title) AS title, coalesce(state.text, review.text) AS text
  FROM correction JOIN review ON review.key = correction.review JOIN app ON app.key = review.app
  LEFT JOIN revision AS state ON correction.content <> review.content AND state.review = review.key AND state.revision = (
    SELECT max(revision) FROM revision WHERE revision.review = review.key AND revision.content = correction.content
  )
  WHERE correction.review = @review AND correction.judge = @judge`;

/** Keys of reviews on whose coding judges disagree and nobody has adjudicated. */
export function contested(store: Store): number[] {
  const several = store.db
    .prepare(
      `SELECT review FROM correction WHERE polarity IS NOT NULL GROUP BY review HAVING count(*) > 1 ORDER BY review DESC`,
    )
    .pluck()
    .all() as number[];
  return several.filter((review) => inForce(judgementsOn(store, review)) === null);
}

/** Keys of reviews that were judged, those judged last first. */
export const judgedReviews = ({ db }: Store, limit: number): number[] =>
  db
    .prepare('SELECT review FROM correction GROUP BY review ORDER BY max(made) DESC, review DESC LIMIT ?')
    .pluck()
    .all(limit) as number[];
