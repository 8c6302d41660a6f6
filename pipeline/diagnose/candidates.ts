import type { ReviewScores } from '../learning/scorer.ts';
import type { ClauseFeatures } from '../records.ts';
import type { Logistic } from '../learning/logistic.ts';
import { zeros } from '../learning/zeros.ts';

/** One issue a review may be complaining of. */
export interface Candidate {
  /** Index into the codebook's issues. */
  readonly issue: number;
  /** The clause that speaks loudest for it. */
  readonly clause: number;
  /** Calibrated probability that a coder would code it. */
  readonly confidence: number;
}

/** How knowledge and learning are weighed together, fitted on reviews the models had not seen. */
export interface Combination {
  /** Fitted on all issues: for those that the weights do not know. */
  readonly shared: Logistic;
  /** One an issue, in the order of the columns. */
  readonly own: readonly IssueRule[];
}

/** The rule of one issue: the shared one as far as its own examples bend it. */
export interface IssueRule extends Logistic {
  /** What it adds that a cue of an issue fired in the review, one an issue: cues of a near issue mostly speak against (打开就闪退 is no 闪退 at large). */
  readonly cues: readonly number[];
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

/** What speaks for each issue that has a chance in a review, and where: entry `i` of every list is about issue `issues[i]`. Issues ascend. */
export interface Weighed {
  readonly issues: readonly number[];
  /** The clause that speaks loudest, -1 in a review without any. */
  readonly clauses: readonly number[];
  /** One after another, `inputNames.length` numbers for each. */
  readonly inputs: readonly number[];
  /** The issues of which a cue fired in a clause on this product. */
  readonly cued: readonly number[];
}

const width = inputNames.length;

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
  { review, clauses }: ReviewScores,
  features: readonly ClauseFeatures[],
  complaining: number,
): Weighed {
  const cues = cuesOf(features, issues);
  const fired = cues.reduce((sum, count) => sum + count, 0);
  const loudest = loudestClauses(clauses, features, issues, known);
  const top = topTwo(review, known);
  const tops = clauses.map((clause) => topTwo(clause, known));
  const long = Math.log(1 + clauses.length);
  const complains = Math.log((complaining + 1e-4) / (1 - complaining + 1e-4));
  const weighed = {
    issues: [] as number[],
    clauses: [] as number[],
    inputs: zeros(issues * width),
    cued: [] as number[],
  };
  let at = 0;
  for (let issue = 0; issue < issues; issue++) {
    const isKnown = issue < known;
    const cuesHere = cues[issue]!;
    if (cuesHere > 0) weighed.cued.push(issue);
    if (!isKnown && cuesHere === 0) continue;
    const clause = cuesHere > 0 ? loudestCued(issue, known, clauses, features) : loudest[issue]!;
    const score = clause < 0 ? -1 : isKnown ? clauses[clause]![issue]! : unheard;
    const whole = isKnown ? review[issue]! : unheard;
    if (whole < hopeless && score < hopeless && cuesHere === 0 && issue !== top.first) continue;
    weighed.issues.push(issue);
    weighed.clauses.push(clause);
    // in the order of `inputNames`
    weighed.inputs[at++] = whole;
    weighed.inputs[at++] = score;
    weighed.inputs[at++] = isKnown ? whole - other(top, issue) : unheard;
    weighed.inputs[at++] = clause < 0 || !isKnown ? unheard : score - other(tops[clause]!, issue);
    weighed.inputs[at++] = cuesHere > 0 ? 1 : 0;
    weighed.inputs[at++] = cuesHere > 0 && clause >= 0 && features[clause]!.cued.includes(issue) ? 1 : 0;
    weighed.inputs[at++] = fired === 0 ? 0 : cuesHere / fired;
    weighed.inputs[at++] = complains;
    weighed.inputs[at++] = long;
  }
  return weighed;
}

/** The inputs of the entry at this place. */
export const inputsAt = ({ inputs }: Weighed, at: number): number[] =>
  inputs.slice(at * width, (at + 1) * width);

/** How many clauses on this product have a cue of each issue. */
function cuesOf(features: readonly ClauseFeatures[], issues: number): number[] {
  const cues = zeros(issues);
  for (const { cued, scope } of features) if (scope === 'own') for (const issue of cued) cues[issue]!++;
  return cues;
}

/** For each issue the first of the clauses on this product that score highest for it, cues left aside; -1 where none is on it. */
function loudestClauses(
  clauses: ReviewScores['clauses'],
  features: readonly ClauseFeatures[],
  issues: number,
  known: number,
): number[] {
  const first = features.findIndex(({ scope }) => scope === 'own');
  const loudest = zeros(issues).fill(first);
  for (let at = first + 1; at < clauses.length; at++) {
    if (features[at]!.scope !== 'own') continue;
    const scores = clauses[at]!;
    for (let issue = 0; issue < known; issue++)
      if (scores[issue]! > clauses[loudest[issue]!]![issue]!) loudest[issue] = at;
  }
  return loudest;
}

/** The same for an issue some of whose cues fired. */
function loudestCued(
  issue: number,
  known: number,
  clauses: ReviewScores['clauses'],
  features: readonly ClauseFeatures[],
): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < clauses.length; at++) {
    if (features[at]!.scope !== 'own') continue;
    const score =
      (issue < known ? clauses[at]![issue]! : unheard) + (features[at]!.cued.includes(issue) ? cueBonus : 0);
    if (score > highest) {
      highest = score;
      best = at;
    }
  }
  return best;
}

/**
 * The calibrated candidates, likeliest first; an issue that no clause speaks for is none.
 * @param least candidates below this confidence are left out, but for the likeliest
 */
export function candidatesOf(weighed: Weighed, combination: Combination, least = 0): Candidate[] {
  const { issues, clauses } = weighed;
  const confidences = zeros(issues.length);
  let likeliest = -1;
  for (let at = 0; at < issues.length; at++) {
    if (clauses[at]! < 0) continue;
    confidences[at] = 1 / (1 + Math.exp(-logitAt(weighed, at, combination)));
    if (likeliest < 0 || confidences[at]! > confidences[likeliest]!) likeliest = at;
  }
  const candidates: Candidate[] = [];
  for (let at = 0; at < issues.length; at++)
    if (clauses[at]! >= 0 && (confidences[at]! >= least || at === likeliest))
      candidates.push({ issue: issues[at]!, clause: clauses[at]!, confidence: confidences[at]! });
  return candidates.sort((a, b) => b.confidence - a.confidence || a.issue - b.issue);
}

/** The log-odds that the entry at this place would be coded. */
export function logitAt({ issues, inputs, cued }: Weighed, at: number, { shared, own }: Combination): number {
  const rule = own[issues[at]!];
  const { bias, weights } = rule ?? shared;
  let sum = bias;
  for (let i = 0, from = at * width; i < width; i++) sum += weights[i]! * inputs[from + i]!;
  if (rule !== undefined) for (let i = 0; i < cued.length; i++) sum += rule.cues[cued[i]!] ?? 0;
  return sum;
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
