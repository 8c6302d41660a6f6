import type { ReviewScores } from '../learning/scorer.ts';
import type { ClauseFeatures } from '../records.ts';
import { type Logistic, probability } from '../learning/logistic.ts';

/** One issue a review may be complaining of. */
export interface Candidate {
  /** Index into the codebook's issues. */
  readonly issue: number;
  /** The clause that speaks loudest for it. */
  readonly clause: number;
  /** Calibrated probability that a coder would code it. */
  readonly confidence: number;
}

/** How knowledge and learning are weighed together: one rule for all issues, fitted on reviews the models had not seen. */
export interface Combination {
  readonly rule: Logistic;
  /** Correction of the bias, one an issue. */
  readonly bias: readonly number[];
}

/** Names of the inputs of the combination, in order; `explain` shows them. */
export const inputNames = [
  'review score',
  'best clause score',
  'ahead of other issues in the review',
  'ahead of other issues in the clause',
  'cue fired',
  'cue fired in the best clause',
  'share of cues',
  'review complains',
  'length',
] as const;

/** What speaks for one issue, and where. */
export interface Weighed {
  readonly issue: number;
  /** The clause that speaks loudest, -1 in a review without any. */
  readonly clause: number;
  readonly inputs: readonly number[];
}

/** An issue that neither review nor clause scores above this, and no cue names, is not weighed: a negative's support vectors lie at -1. Chosen, not fitted. */
const hopeless = -0.9;
/** The score of an issue that the weights do not know: neither for nor against, its cues decide. */
const unheard = 0;
/** Settles which clause is quoted where two score alike: the one with a cue. */
const cueBonus = 0.5;

/**
 * Weighs every issue that has a chance in one review.
 * @param known how many issues the weights know: the first columns of the scores
 * @param issues how many there are with those that only the codebook and its cues know
 */
export function weigh(
  known: number,
  issues: number,
  scores: ReviewScores,
  features: readonly ClauseFeatures[],
  complaining: number,
): Weighed[] {
  const { review, clauses } = scores;
  const cues = new Float64Array(issues);
  let fired = 0;
  for (const { cued, scope } of features)
    if (scope === 'own')
      for (const issue of cued) {
        cues[issue]!++;
        fired++;
      }
  const top = topTwo(review, known);
  const tops = clauses.map((clause) => topTwo(clause, known));
  const long = Math.log(1 + clauses.length);
  const complains = Math.log((complaining + 1e-4) / (1 - complaining + 1e-4));
  const weighed: Weighed[] = [];
  for (let issue = 0; issue < issues; issue++) {
    if (issue >= known && cues[issue] === 0) continue;
    const clause = loudest(issue, known, clauses, features, cues[issue]! > 0);
    const score = clause < 0 ? -1 : issue < known ? clauses[clause]![issue]! : unheard;
    const whole = issue < known ? review[issue]! : unheard;
    if (whole < hopeless && score < hopeless && cues[issue] === 0 && issue !== top.first) continue;
    weighed.push({
      issue,
      clause,
      inputs: [
        whole,
        score,
        issue < known ? whole - other(top, issue) : unheard,
        clause < 0 || issue >= known ? unheard : score - other(tops[clause]!, issue),
        cues[issue]! > 0 ? 1 : 0,
        clause >= 0 && features[clause]!.cued.includes(issue) ? 1 : 0,
        fired === 0 ? 0 : cues[issue]! / fired,
        complains,
        long,
      ],
    });
  }
  return weighed;
}

/** The clause on this product that scores highest for an issue, -1 where none is. */
function loudest(
  issue: number,
  known: number,
  clauses: ReviewScores['clauses'],
  features: readonly ClauseFeatures[],
  fired: boolean,
): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < clauses.length; at++) {
    if (features[at]!.scope !== 'own') continue;
    const score =
      (issue < known ? clauses[at]![issue]! : unheard) +
      (fired && features[at]!.cued.includes(issue) ? cueBonus : 0);
    if (score > highest) {
      highest = score;
      best = at;
    }
  }
  return best;
}

/** The calibrated candidates, likeliest first; an issue that no clause speaks for is none. */
export function candidatesOf(weighed: readonly Weighed[], { rule, bias }: Combination): Candidate[] {
  return weighed
    .filter(({ clause }) => clause >= 0)
    .map(({ issue, clause, inputs }) => ({
      issue,
      clause,
      confidence: probability({ bias: rule.bias + (bias[issue] ?? 0), weights: rule.weights }, inputs),
    }))
    .sort((a, b) => b.confidence - a.confidence || a.issue - b.issue);
}

interface TopTwo {
  readonly first: number;
  readonly firstScore: number;
  readonly secondScore: number;
}

function topTwo(scores: readonly number[], issues: number): TopTwo {
  let first = -1;
  let firstScore = -2;
  let secondScore = -2;
  for (let issue = 0; issue < issues; issue++) {
    const here = scores[issue]!;
    if (here > firstScore) {
      secondScore = firstScore;
      firstScore = here;
      first = issue;
    } else if (here > secondScore) secondScore = here;
  }
  return { first, firstScore, secondScore };
}

const other = ({ first, firstScore, secondScore }: TopTwo, issue: number): number =>
  issue === first ? secondScore : firstScore;
