import type { Codebook } from '../codebook.ts';
import { originalSpan } from '../field.ts';
import { scoreInScope } from '../learning/in-scope.ts';
import type { LinearScorer, ReviewScores } from '../learning/scorer.ts';
import type { Clause, CodedReview, Complaint, Evidence, Flag, ScoredReview } from '../records.ts';
import type { Stage } from '../stage.ts';
import { type Candidate, candidatesOf, type Combination, weigh } from './candidates.ts';
import { leastConfidence, mayComplain, type Selection, select } from './select.ts';
import {
  allowedOverrides,
  type OverrideStage,
  overrideStages,
  type StageDecision,
  stageOf,
} from './stages.ts';

/** How scores become complaints. */
export interface IssueDecision {
  /** Issue ids in the order of the columns. */
  readonly issues: readonly string[];
  /** Issues of the codebook that the weights do not know: coded by their cues alone. */
  readonly unlearned: readonly string[];
  readonly plain: Combination;
  readonly starred: Combination;
  readonly selection: Selection;
  readonly stages: StageDecision;
  /** A complaint below this confidence is left to the reviewer, and its review bears the flag `abstained`. */
  readonly abstainBelow: number;
}

/** The learned issue model. Columns of the weights, for clauses and reviews alike: the issues, then the override stages. */
export interface IssueModel {
  readonly scorer: LinearScorer;
  readonly decision: IssueDecision;
}

export interface DiagnoseContext {
  readonly codebook: Codebook;
  readonly diagnosis: IssueModel;
}

/** Codes the complaints of a scored review. */
export const diagnose: Stage<ScoredReview, DiagnoseContext, CodedReview> = {
  name: 'diagnose',
  run: (review, { codebook, diagnosis: { scorer, decision } }) => {
    const complaints = mayComplain(review.polarity)
      ? complaintsOf(review, scoreInScope(scorer, review.features), codebook, decision)
      : none;
    return { complaints, ...review, flags: flagsOf(review, complaints), kind: 'coded' };
  },
};

const none: readonly Complaint[] = [];

/** The complaints of a review out of its raw scores. */
export const complaintsOf = (
  review: ScoredReview,
  scores: ReviewScores,
  codebook: Codebook,
  decision: IssueDecision,
): Complaint[] =>
  verdictOf(review, scores, decision).chosen.map((candidate) =>
    complaintOf(candidate, review, scores, codebook, decision),
  );

/** What was weighed for a review, by which combination, and the candidates chosen. */
export function verdictOf(review: ScoredReview, scores: ReviewScores, decision: IssueDecision) {
  const { issues, unlearned, selection, plain, starred } = decision;
  const all = issues.length + unlearned.length;
  const weighed = weigh(issues.length, all, scores, review.features, review.complaining);
  const combination = review.stars === null ? plain : starred;
  const candidates = candidatesOf(weighed, combination, leastConfidence(review.polarity, selection));
  const chosen = select(candidates, review.polarity, selection, issues.indexOf('other.unspecific'));
  return { weighed, combination, chosen };
}

function complaintOf(
  { issue: index, clause, confidence }: Candidate,
  review: ScoredReview,
  scores: ReviewScores,
  codebook: Codebook,
  { issues, unlearned, stages, abstainBelow }: IssueDecision,
): Complaint {
  const id = issues[index] ?? unlearned[index - issues.length]!;
  const issue = codebook.issues[id]!;
  const margins = (stage: OverrideStage) => {
    const column = issues.length + overrideStages.indexOf(stage);
    return { clause: scores.clauses[clause]![column]!, review: scores.review[column]! };
  };
  const rounded = Math.round(confidence * 1000) / 1000;
  return {
    issue: id,
    stage: stageOf(issue.stage, id, allowedOverrides(codebook, id), stages, margins),
    cause: issue.cause,
    confidence: rounded,
    abstained: rounded < abstainBelow,
    evidence: evidenceOf(review, review.clauses[clause]!),
  };
}

/** The original words of a clause. */
export function evidenceOf(
  review: Pick<ScoredReview, 'titleField' | 'textField'>,
  { field, start, end }: Clause,
): Evidence {
  const source = field === 'title' ? review.titleField : review.textField;
  const span = originalSpan(source, start, end);
  return { field, ...span, quote: source.original.slice(span.start, span.end) };
}

/** Stars at odds with the text: at least four for nothing but complaint, at most two for nothing but praise. */
function flagsOf(review: ScoredReview, complaints: readonly Complaint[]): readonly Flag[] {
  const { flags, stars, polarity } = review;
  const conflict =
    stars !== null && ((stars >= 4 && polarity === 'neg') || (stars <= 2 && polarity === 'pos'));
  const unsure = complaints.some(({ abstained }) => abstained);
  if (!conflict && !unsure) return flags;
  return [
    ...flags,
    ...(conflict ? (['star-text-conflict'] as const) : []),
    ...(unsure ? (['abstained'] as const) : []),
  ];
}
