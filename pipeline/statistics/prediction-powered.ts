import type { Estimate } from './bootstrap.ts';
import { z95 } from './normal.ts';
import {
  isSaid,
  isTrue,
  meanScore,
  populationOf,
  type Score,
  type Validation,
  validatedIn,
  varianceOfMean,
} from './validation.ts';

/** How much the coder's words are trusted, from 0 (the sample alone) to 1. */
export interface PoweredEstimate extends Estimate {
  readonly trust: number;
}

/**
 * The share of the population of which something is true, with its 95 % interval: what the coder says of all, corrected by what the
 * sample shows of his errors (prediction-powered inference, A. Angelopoulos et al., Science 382, 2023, 669-674). The coder is trusted by
 * as much as makes the interval narrowest, unless `trust` is given: 1 is the estimator of 2023, 0 is the sample alone (PPI++,
 * A. Angelopoulos, J. Duchi, T. Zrnic, 2023, arXiv 2311.01453). The sample is one of strata out of the population, so that the estimate
 * is the difference estimator of survey sampling (C.-E. Särndal et al., Model Assisted Survey Sampling, 1992, section 6.3) with its
 * variance; to that comes the variance of the population itself as a sample of what users think. NaN where nothing was validated.
 */
export function predictionPowered(validation: Validation, trust = bestTrust(validation)): PoweredEstimate {
  if (validation.strata.every((stratum) => validatedIn(stratum) === 0)) return { ...untold, trust };
  const error: Score = { hit: 1 - trust, missed: 1, extra: -trust, clear: 0 };
  const value = within(trust * validation.said + meanScore(validation, error));
  const middle = within(trust * validation.said + meanScore(validation, error, true));
  const ofPopulation = (middle * (1 - middle)) / populationOf(validation);
  const reach = z95 * Math.sqrt(varianceOfMean(validation, error) + ofPopulation);
  return {
    value,
    low: within(Math.min(value, middle - reach)),
    high: within(Math.max(value, middle + reach)),
    trust,
  };
}

/** Where the variance of `truth - trust × said` is least. */
function bestTrust(validation: Validation): number {
  const [truth, said] = [varianceOfMean(validation, isTrue), varianceOfMean(validation, isSaid)];
  const both = varianceOfMean(validation, { hit: 2, missed: 1, extra: 1, clear: 0 });
  return said === 0 ? 1 : within((both - truth - said) / 2 / said);
}

const untold: Estimate = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

const within = (share: number): number => Math.min(1, Math.max(0, share));
