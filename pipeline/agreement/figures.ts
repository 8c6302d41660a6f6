import { bootstrap, type Estimate } from '../statistics/bootstrap.ts';
import type { Coder } from './coding.ts';
import { cohensKappa } from './cohens-kappa.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetsAc1 } from './gwets-ac1.ts';
import { krippendorffsAlpha } from './krippendorffs-alpha.ts';
import { percentAgreement } from './percent-agreement.ts';
import { asksForSet, type Question, setDistance } from './questions.ts';
import { type Coefficient, type Patterned, patternsOf, ratersOf, ratingsOf, unrated } from './ratings.ts';

/** How far coders agree on one question, each figure with its 95 % bootstrap interval over reviews. */
export interface Figures {
  /** Reviews that two of them or more have answered it for. */
  readonly units: number;
  readonly percent: Estimate;
  /** Of two coders; of more the mean over pairs. */
  readonly kappa: Estimate;
  readonly fleiss: Estimate;
  readonly alpha: Estimate;
  readonly ac1: Estimate;
  /** Krippendorff's alpha with MASI distance; null for a question that is not answered by a set of codes. */
  readonly masi: Estimate | null;
}

/** Coders who are compared with one another. */
export type Group = readonly Coder[];

/**
 * The figures of a question; of several groups the mean over those that can tell it. Draws are of reviews, the same ones for every figure.
 * Shares of a sample drawn more densely in some strata are not weighted: agreement is that on the sample.
 */
export function figuresOf(question: Question, groups: readonly Group[], items: readonly string[]): Figures {
  const { answers, rows } = answersOf(question, groups, items);
  const patterned = rows.map(patternsOf);
  const coefficients = coefficientsOf(question, answers);
  const estimates = bootstrap(items.length, (weights) => {
    const ratings = patterned.map((patterns) => ratingsOf(patterns, answers.length, weights));
    return coefficients.map((coefficient) => meanOf(ratings.map(coefficient)));
  });
  const [percent, kappa, fleiss, alpha, ac1, masi = null] = estimates;
  return {
    units: Math.max(0, ...patterned.map(unitsOf)),
    percent: percent!,
    kappa: kappa!,
    fleiss: fleiss!,
    alpha: alpha!,
    ac1: ac1!,
    masi,
  };
}

function coefficientsOf(question: Question, answers: readonly string[]): Coefficient[] {
  const nominal = [percentAgreement, cohensKappa, fleissKappa, krippendorffsAlpha(), gwetsAc1];
  return asksForSet(question) ? [...nominal, krippendorffsAlpha(setDistance(answers))] : nominal;
}

/** The answers of each group, one row an item and one column a coder, as numbers of `answers`. */
function answersOf({ answer, answers: known }: Question, groups: readonly Group[], items: readonly string[]) {
  const answers = [...(known ?? [])];
  const numbers = new Map(answers.map((word, at) => [word, at]));
  const numberOf = (coder: Coder, item: string): number => {
    const coding = coder.codings.get(item);
    const given = coding === undefined ? null : answer(coding);
    if (given === null) return unrated;
    if (!numbers.has(given)) numbers.set(given, answers.push(given) - 1);
    return numbers.get(given)!;
  };
  const rows = groups.map((coders) => items.map((item) => coders.map((coder) => numberOf(coder, item))));
  return { answers, rows };
}

const unitsOf = ({ patterns, patternOf }: Patterned): number =>
  patternOf.filter((pattern) => ratersOf(patterns[pattern]!) >= 2).length;

function meanOf(values: readonly number[]): number {
  const told = values.filter((value) => !Number.isNaN(value));
  return told.reduce((sum, value) => sum + value, 0) / told.length;
}
