import type { Estimate } from './bootstrap.ts';
import { z95 } from './normal.ts';
import {
  isTrue,
  meanScore,
  populationOf,
  type Score,
  type Validation,
  varianceOfMean,
} from './validation.ts';

/** A corrected share, and the coder's sensitivity and specificity that it rests on; NaN where the sample cannot tell them. */
export interface CorrectedEstimate extends Estimate {
  /** Of the reviews of which it is true, the share of which the coder says it. */
  readonly sensitivity: number;
  /** Of the others, the share of which he does not. */
  readonly specificity: number;
}

/** With sensitivity and specificity that together exceed 1 by less than this, the coder says next to nothing and is not corrected. */
const leastInformed = 0.05;

/**
 * The share that is true by the confusion matrix: `(said + specificity - 1) / (sensitivity + specificity - 1)`.
 * Source: W. Rogan, B. Gladen, Estimating prevalence from the results of a screening test, American Journal of Epidemiology 107 (1978)
 * 71-76.
 */
export const roganGladen = (said: number, sensitivity: number, specificity: number): number =>
  (said + specificity - 1) / (sensitivity + specificity - 1);

/**
 * The corrected share of the population with its 95 % interval by the delta method, which takes sensitivity and specificity as estimated
 * from the strata of the sample, and the population as a sample itself.
 */
export function corrected(validation: Validation): CorrectedEstimate {
  const { sensitivity, specificity } = rates(validation, false);
  const value = within(roganGladen(validation.said, sensitivity, specificity));
  const smooth = rates(validation, true);
  const told = sensitivity + specificity - 1 >= leastInformed && smooth.informed >= leastInformed;
  if (!told) return { value: Number.NaN, low: Number.NaN, high: Number.NaN, sensitivity, specificity };
  const middle = within(roganGladen(validation.said, smooth.sensitivity, smooth.specificity));
  const ofPopulation = (middle * (1 - middle)) / populationOf(validation);
  const reach = z95 * Math.sqrt(varianceOfMean(validation, influence(middle, smooth)) + ofPopulation);
  return {
    value,
    low: within(Math.min(value, middle - reach)),
    high: within(Math.max(value, middle + reach)),
    sensitivity,
    specificity,
  };
}

interface Rates {
  readonly truth: number;
  readonly sensitivity: number;
  readonly specificity: number;
  /** Youden's index: what the coder knows beyond chance. */
  readonly informed: number;
}

function rates(validation: Validation, smooth: boolean): Rates {
  const share = (score: Score): number => meanScore(validation, score, smooth);
  const truth = share(isTrue);
  const sensitivity = share({ hit: 1, missed: 0, extra: 0, clear: 0 }) / truth;
  const specificity = share({ hit: 0, missed: 0, extra: 0, clear: 1 }) / (1 - truth);
  return { truth, sensitivity, specificity, informed: sensitivity + specificity - 1 };
}

/** By how much one review of each outcome moves the corrected share. */
function influence(value: number, { truth, sensitivity, specificity, informed }: Rates): Score {
  const ofTrue = value / truth / informed;
  const ofOthers = (1 - value) / (1 - truth) / informed;
  return {
    hit: ofTrue * (1 - sensitivity),
    missed: -ofTrue * sensitivity,
    extra: ofOthers * specificity,
    clear: -ofOthers * (1 - specificity),
  };
}

const within = (share: number): number => Math.min(1, Math.max(0, share));
