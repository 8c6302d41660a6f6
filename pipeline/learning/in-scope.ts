import type { ClauseFeatures } from '../records.ts';
import type { ReviewScores } from './scorer.ts';

/** What scores the clauses of a review, and the review. */
export interface Scorer {
  score(clauses: readonly ClauseFeatures[]): ReviewScores;
}

/** Scores every clause, and the review as the union of the clauses that speak of this product as it is: what is said of a rival or of a mended fault is not said of it. */
export function scoreInScope(scorer: Scorer, features: readonly ClauseFeatures[]): ReviewScores {
  if (features.every(({ scope }) => scope === 'own')) return scorer.score(features);
  const own = scorer.score(features.filter(({ scope }) => scope === 'own'));
  const other = scorer.score(features.filter(({ scope }) => scope !== 'own'));
  let [nextOwn, nextOther] = [0, 0];
  return {
    review: own.review,
    clauses: features.map(({ scope }) =>
      scope === 'own' ? own.clauses[nextOwn++]! : other.clauses[nextOther++]!,
    ),
  };
}
