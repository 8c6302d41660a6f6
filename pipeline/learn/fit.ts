import type { Codebook } from '../codebook.ts';
import type { IssueDecision } from '../diagnose/index.ts';
import { weigh } from '../diagnose/candidates.ts';
import type { TrainedModel } from '../model.ts';
import { decidePolarity, type PolarityDecision } from '../sentiment/polarity.ts';
import { type Crossed, crossScore } from './cross.ts';
import { foldsOf } from './folds.ts';
import { fitCombination } from './combination.ts';
import { fitSelection, fitStages, type Held, trainIssues } from './issues.ts';
import { fitPolarity, type ToneText, trainPolarity } from './polarity.ts';
import type { Example } from './prepare.ts';

/** Folds in which the calibration data are scored by weights that never saw their app. */
const innerFolds = 3;

/** Below this confidence, held-out complaints were right less than half the time; see the reliability table of the model card. */
const abstainBelow = 0.4;

/** Which examples fit what. */
interface Uses {
  /** Whether an example may fit the decisions at all. */
  readonly calibrates: (example: Example) => boolean;
  /** Whether it may say how sure a complaint is: not if the writers of the cues had it in view, for cues look too good there. */
  readonly uncued: (example: Example) => boolean;
}
const everyUse: Uses = { calibrates: () => true, uncued: () => true };

/** Trains everything the row stages learn. The same examples in the same order give the same model to the byte. */
export function fit(
  examples: readonly Example[],
  tones: readonly ToneText[],
  codebook: Codebook,
  { calibrates, uncued }: Uses = everyUse,
): TrainedModel {
  const issues = Object.keys(codebook.issues);
  const folds = foldsOf(
    examples.map(({ gold }) => gold.group),
    innerFolds,
  );
  const held = examples.map((example, at) => (calibrates(example) ? folds[at]! : -1));
  const decisions = fitDecisions(
    crossScore(examples, Int32Array.from(held), tones, issues),
    codebook,
    uncued,
  );
  return {
    polarity: { parts: trainPolarity(examples, tones), decision: decisions.polarity },
    diagnosis: { parts: trainIssues(examples, issues), decision: decisions.issues },
  };
}

/** How held-out scores become polarity and complaints. */
export interface Decisions {
  readonly polarity: PolarityDecision;
  readonly issues: IssueDecision;
}

/** Fits every decision on scores of apps that the weights never saw. */
export function fitDecisions(
  crossed: readonly Crossed[],
  codebook: Codebook,
  uncued: Uses['uncued'] = everyUse.uncued,
): Decisions {
  const issues = Object.keys(codebook.issues);
  const polarity = fitPolarity(
    crossed.map(({ margins }) => margins),
    crossed.map(({ example }) => example),
  );
  const plainHeld = crossed.map((one) => heldOf(one, false, polarity, issues.length));
  const starredHeld = crossed
    .filter(({ margins }) => margins.stars !== null)
    .map((one) => heldOf(one, true, polarity, issues.length));
  const plain = fitCombination(plainHeld, issues, uncued);
  return {
    polarity,
    issues: {
      issues,
      unlearned: [],
      plain,
      starred: fitCombination(starredHeld, issues, uncued),
      selection: fitSelection(plainHeld, issues, plain),
      stages: fitStages(plainHeld, issues, codebook),
      abstainBelow,
    },
  };
}

function heldOf(
  { example, margins, scores }: Crossed,
  stars: boolean,
  decision: PolarityDecision,
  issues: number,
): Held {
  const verdict = decidePolarity(decision, stars ? margins : { ...margins, stars: null });
  return {
    example,
    scores,
    weighed: weigh(issues, issues, scores, example.features, verdict.complaining),
    polarity: verdict.polarity,
  };
}
