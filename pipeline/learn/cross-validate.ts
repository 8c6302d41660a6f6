import { complaintsOf } from '../diagnose/index.ts';
import type { ScoredReview } from '../records.ts';
import { decidePolarity } from '../sentiment/polarity.ts';
import { type Crossed, crossScore } from './cross.ts';
import type { EvaluateOptions, Evaluation, EvaluationProgress, Parts } from './evaluation.ts';
import type { GoldReview } from './examples.ts';
import { figuresOf } from './figures.ts';
import { type Decisions, fitDecisions } from './fit.ts';
import { domainOf, holdOut, type Unit } from './hold-out.ts';
import type { Codes } from './judged.ts';
import { codeByKnowledge } from './knowledge-only.ts';
import { readTraining, type TrainingData } from './learn.ts';
import { exampleWithoutSigns, toneWithoutSigns } from './without-signs.ts';

/** Who is held out when, and who of them is measured. */
interface Trial {
  readonly groups: readonly string[];
  readonly folds: Int32Array;
  /** The fold of every measured review. */
  readonly measured: ReadonlyMap<GoldReview, number>;
}

type CrossOptions = EvaluateOptions & { readonly cross: Unit };
type CodesOf = (review: GoldReview) => Codes | null;

/** Measures coders on groups that neither their weights nor their thresholds have seen. */
export async function crossValidate(
  options: CrossOptions,
  progress: EvaluationProgress,
): Promise<Evaluation[]> {
  const data = await readTraining({ ...options, gold: [...options.gold, ...options.train] });
  const trial = trialOf(data, options);
  const trainings = trial.groups.length * (options.ablate ? 2 : 1);
  let done = 0;
  const told = (fold: number): void => progress(trial.groups[fold]!, ++done, trainings);
  if (!options.ablate) return learned('both', data, trial, told);
  return [
    byKnowledge(data, trial),
    ...learned('learned', withoutSigns(data), trial, told),
    ...learned('both', data, trial, told),
  ];
}

function trialOf({ examples }: TrainingData, { gold, cross, domains }: CrossOptions): Trial {
  const reviews = examples.map((example) => example.gold);
  const isMeasured = ({ file }: GoldReview): boolean => gold.includes(file);
  const { groups, folds } = holdOut(
    reviews.map((review) => (cross === 'app' ? review.group : domainOf(review, domains))),
    reviews.map(isMeasured),
  );
  const held = reviews.flatMap((review, at): [GoldReview, number][] =>
    folds[at]! >= 0 && isMeasured(review) ? [[review, folds[at]!]] : [],
  );
  return { groups, folds, measured: new Map(held) };
}

const withoutSigns = (data: TrainingData): TrainingData => ({
  ...data,
  examples: data.examples.map(exampleWithoutSigns),
  tones: data.tones.map(toneWithoutSigns),
});

function byKnowledge({ examples, reader, knowledge }: TrainingData, trial: Trial): Evaluation {
  const codes = new Map(
    examples.map((example) => [example.gold, codeByKnowledge(example, reader, knowledge)]),
  );
  return measure('knowledge', false, (review) => codes.get(review) ?? null, trial);
}

/** The thresholds that code a group are fitted on the held-out scores of the other groups. */
function learned(
  parts: Parts,
  data: TrainingData,
  trial: Trial,
  progress: (fold: number) => void,
): Evaluation[] {
  const { examples, tones, knowledge } = data;
  const { codebook } = knowledge;
  const foldOf = new Map(examples.map(({ gold }, at) => [gold, trial.folds[at]!]));
  const crossed = crossScore(examples, trial.folds, tones, Object.keys(codebook.issues), progress);
  const decisions = trial.groups.map((_, fold) =>
    fitDecisions(
      crossed.filter(({ example }) => foldOf.get(example.gold) !== fold),
      codebook,
    ),
  );
  const byReview = new Map(crossed.map((one) => [one.example.gold, one]));
  return [false, true].map((stars) => {
    const codesOf: CodesOf = (review) =>
      codes(byReview.get(review)!, decisions[foldOf.get(review)!]!, stars, data);
    return measure(parts, stars, codesOf, trial);
  });
}

/** What the row stages would say of a review that was scored already. */
function codes(
  { example, margins, scores }: Crossed,
  decisions: Decisions,
  withStars: boolean,
  { knowledge }: TrainingData,
): Codes {
  const stars = withStars ? margins.stars : null;
  const verdict = decidePolarity(decisions.polarity, { ...margins, stars });
  const scored: ScoredReview = {
    ...example.review,
    ...verdict,
    stars,
    score: margins.tone,
    clauseScores: [],
    features: example.features,
    kind: 'scored',
  };
  return {
    polarity: verdict.polarity,
    complaints: complaintsOf(scored, scores, knowledge.codebook, decisions.issues),
  };
}

function measure(parts: Parts, stars: boolean, codesOf: CodesOf, { groups, measured }: Trial): Evaluation {
  const judged = Array.from(measured, ([gold, fold]) => ({ fold, gold, coded: codesOf(gold) }));
  const byGroup = groups.map((group, at) => ({
    group,
    figures: figuresOf(judged.filter(({ fold }) => fold === at)),
  }));
  return { parts, stars, figures: figuresOf(judged), groups: byGroup };
}
