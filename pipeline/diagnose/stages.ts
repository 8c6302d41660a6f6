import type { Codebook } from '../codebook.ts';
import { type Logistic, probability } from '../learning/logistic.ts';

/** The stages a complaint can be moved to where the text puts it at another step, as columns of the issue weights after the issues. */
export const overrideStages = ['activation', 'revenue', 'referral', 'acquisition'] as const;
export type OverrideStage = (typeof overrideStages)[number];

/** Says for each stage whether the text puts the problem there. */
export type StageDecision = Readonly<Record<OverrideStage, Logistic>>;

/** Inputs of the decision: the stage's own column for the clause and the review, and whether the issue is bad service. */
export const stageInputs = (clause: number, review: number, issue: string): number[] => [
  clause,
  review,
  issue === 'support.unresponsive' ? 1 : 0,
];

/** The stages the codebook allows an issue to be moved to. */
export function allowedOverrides(codebook: Codebook, issue: string): OverrideStage[] {
  const allowed = codebook.stage_override
    .filter(({ issues }) => issues.includes(issue))
    .map(({ stage }) => stage);
  return overrideStages.filter((stage) => allowed.includes(stage));
}

/** The stage of one complaint: the issue's own unless the text says otherwise. */
export function stageOf(
  own: string,
  issue: string,
  allowed: readonly OverrideStage[],
  decision: StageDecision,
  margins: (stage: OverrideStage) => { readonly clause: number; readonly review: number },
): string {
  let stage = own;
  let best = 0.5;
  for (const candidate of allowed) {
    const { clause, review } = margins(candidate);
    const likely = probability(decision[candidate], stageInputs(clause, review, issue));
    if (likely > best) {
      best = likely;
      stage = candidate;
    }
  }
  return stage;
}
