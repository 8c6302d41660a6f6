import { scoreInScope } from '../learning/in-scope.ts';
import type { BucketScorer, ColumnUse } from '../learning/buckets.ts';
import type { ReviewScores } from '../learning/scorer.ts';
import type { ClauseFeatures, ReadReview, ScoredReview, Stars } from '../records.ts';
import type { Stage } from '../stage.ts';
import { balanceOf } from './balance.ts';
import { decidePolarity, type PolarityDecision, type PolarityMargins } from './polarity.ts';

/** Columns of the polarity weights: tone, complaint of a clause, complaint of a review, praise. Clauses are scored for tone and complaint, reviews for tone, complaint and praise. */
export const columnUse: ColumnUse = { clauses: [0, 1], reviews: [0, 2, 3] };

/** The learned polarity model. */
export interface PolarityModel {
  readonly scorer: BucketScorer;
  readonly decision: PolarityDecision;
}

export interface SentimentContext {
  readonly polarity: PolarityModel;
}

/** Scores every clause and the review, and decides the polarity. */
export const score: Stage<ReadReview, SentimentContext, ScoredReview> = {
  name: 'sentiment',
  run: (review, { polarity: model }) => {
    const { features } = review;
    const scores = scoreInScope(model.scorer, features);
    const { polarity, complaining } = decidePolarity(
      model.decision,
      marginsOf(scores, features, review.stars),
    );
    return {
      polarity,
      complaining,
      score: squash(scores.review[0]!),
      clauseScores: scores.clauses.map((clause) => squash(clause[0]!)),
      ...review,
      kind: 'scored',
    };
  },
};

/** What the decision looks at: the raw scores, those of clauses on other things left out, and what the lexicon says. */
export function marginsOf(
  { review, clauses }: ReviewScores,
  features: readonly ClauseFeatures[],
  stars: Stars | null,
): PolarityMargins {
  let [lowestTone, highestTone, clauseComplaint] =
    clauses.length === 0 ? [0, 0, -1] : [Infinity, -Infinity, -Infinity];
  clauses.forEach((clause, at) => {
    if (features[at]!.scope !== 'own') return;
    lowestTone = Math.min(lowestTone, clause[0]!);
    highestTone = Math.max(highestTone, clause[0]!);
    clauseComplaint = Math.max(clauseComplaint, clause[1]!);
  });
  return {
    tone: review[0]!,
    lowestTone,
    highestTone,
    complaint: review[1]!,
    clauseComplaint,
    praise: review[2]!,
    clauses: clauses.length,
    balance: balanceOf(features),
    stars,
  };
}

/** Steepness of the score: a margin of 1, where the training data's support vectors lie, becomes 0.76 = tanh 1. */
const squash = (margin: number): number => Math.tanh(margin);
