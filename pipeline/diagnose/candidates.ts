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

/** What speaks for each issue, and where. */
export interface Weighed {
  readonly clause: number;
  readonly inputs: number[];
}

/** Weighs every issue for one review; `issues` is how many there are, the first columns of the scores. */
export function weigh(issues: number, scores: ReviewScores, features: readonly ClauseFeatures[], complaining: number): Weighed[] {
  const { review, clauses } = scores;
  const cues = new Float64Array(issues);
  let fired = 0;
  for (const { cued } of features)
    for (const issue of cued) {
      cues[issue]!++;
      fired++;
    }
  const top = topTwo(review, issues);
  const tops = clauses.map((clause) => topTwo(clause, issues));
  const long = Math.log(1 + clauses.length);
  const complains = Math.log((complaining + 1e-4) / (1 - complaining + 1e-4));
  return Array.from({ length: issues }, (_, issue) => {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < clauses.length; at++) {
      // a cue in the clause settles ties between clauses that score alike
      const scoreHere = clauses[at]![issue]! + (features[at]!.cued.includes(issue) ? cueBonus : 0);
      if (scoreHere > bestScore) {
        bestScore = scoreHere;
        best = at;
      }
    }
    const clauseScore = best < 0 ? -1 : clauses[best]![issue]!;
    const cuedHere = best >= 0 && features[best]!.cued.includes(issue) ? 1 : 0;
    return {
      clause: best,
      inputs: [
        review[issue]!,
        clauseScore,
        review[issue]! - other(top, issue),
        best < 0 ? 0 : clauseScore - other(tops[best]!, issue),
        cues[issue]! > 0 ? 1 : 0,
        cuedHere,
        fired === 0 ? 0 : cues[issue]! / fired,
        complains,
        long,
      ],
    };
  });
}

const cueBonus = 0.5;

/** The calibrated candidates, likeliest first. */
export function candidatesOf(weighed: readonly Weighed[], { rule, bias }: Combination): Candidate[] {
  return weighed
    .map(({ clause, inputs }, issue) => ({
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

function topTwo(scores: Float64Array, issues: number): TopTwo {
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

const other = ({ first, firstScore, secondScore }: TopTwo, issue: number): number => (issue === first ? secondScore : firstScore);
