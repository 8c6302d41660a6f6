import type { FeatureReader } from '../learning/features.ts';
import { hashText, longestGram } from '../learning/hashing.ts';
import type { ScoredReview } from '../records.ts';
import type { Logistic } from '../learning/logistic.ts';
import { inputNames, inputsAt, type IssueRule } from './candidates.ts';
import { type DiagnoseContext, verdictOf } from './index.ts';

/** One thing the coder saw and how much it moved the verdict, in log-odds; a run of characters in units of its issue's margin. */
export interface Reason {
  /** The clause it was seen in, folded; empty for the whole review. */
  readonly clause: string;
  readonly feature: string;
  readonly issue: string;
  readonly weight: number;
}

/** How many runs of characters are shown for a complaint. */
const shownRuns = 3;

/** What each complaint of a review rests on: the inputs of the combination, the cues that fired, and the heaviest runs of characters. */
export function reasonsOf(
  review: ScoredReview,
  { diagnosis: { scorer, decision } }: DiagnoseContext,
  reader: FeatureReader,
): Reason[] {
  const { issues, unlearned } = decision;
  const names = [...issues, ...unlearned];
  const scores = scorer.score(review.features);
  const { weighed, combination, chosen } = verdictOf(review, scores, decision);
  return chosen.flatMap(({ issue, clause: at }) => {
    const clause = clauseText(review, at);
    const runs = issue < issues.length ? heaviestRuns(clause, (hash) => scorer.weightOf(hash, issue)) : [];
    return [
      ...inputsOf(
        inputsAt(weighed, weighed.issues.indexOf(issue)),
        combination.own[issue] ?? combination.shared,
      ),
      ...cuesOf(weighed.cued, combination.own[issue], names),
      ...reader.cuesIn(review, at, issue).map((cue) => ({ feature: `cue ${cue}`, weight: 0 })),
      ...runs,
    ].map((reason) => ({ clause, issue: names[issue]!, ...reason }));
  });
}

function clauseText({ clauses, titleField, textField }: ScoredReview, at: number): string {
  const { field, start, end } = clauses[at]!;
  return (field === 'title' ? titleField : textField).match.slice(start, end);
}

/** Less than this, in log-odds, is not worth a line. */
const slight = 0.05;

const inputsOf = (inputs: readonly number[], { weights }: Logistic) =>
  inputs.flatMap((input, at) => {
    const weight = input * weights[at]!;
    return Math.abs(weight) < slight ? [] : [{ feature: inputNames[at]!, weight }];
  });

const cuesOf = (cued: readonly number[], rule: IssueRule | undefined, names: readonly string[]) =>
  cued.flatMap((issue) => {
    const weight = rule?.cues[issue] ?? 0;
    return Math.abs(weight) < slight ? [] : [{ feature: `cue of ${names[issue]!}`, weight }];
  });

function heaviestRuns(clause: string, weightOf: (hash: number) => number) {
  const weights = new Map<string, number>();
  for (let from = 0; from < clause.length; from++)
    for (let to = from + 1; to <= Math.min(from + longestGram, clause.length); to++)
      weights.set(clause.slice(from, to), weightOf(hashText(clause.slice(from, to))));
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, shownRuns)
    .map(([run, weight]) => ({ feature: run, weight }));
}
