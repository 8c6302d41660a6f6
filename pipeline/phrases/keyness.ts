import { upperGamma } from '../statistics/gamma.ts';
import { z95 } from '../statistics/normal.ts';

/** How many complaints say a phrase, out of how many: in the part looked at and in all the rest. */
export interface Counts {
  readonly said: number;
  readonly of: number;
  readonly elsewhere: number;
  readonly ofElsewhere: number;
}

/** How many times as often a phrase is said in a part as elsewhere. */
export interface Ratio {
  /** Binary logarithm of the ratio of the shares: 1 is twice as often, 3 eight times. With its 95 % interval. */
  readonly logRatio: number;
  readonly low: number;
  readonly high: number;
}

/** How much a phrase belongs to a part. */
export interface Keyness extends Ratio {
  /** Dunning's log-likelihood ratio. */
  readonly g2: number;
  readonly p: number;
}

/**
 * Keyness of a phrase.
 * Source: log-likelihood, T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19 (1993)
 * 61-74.
 */
export function keynessOf(counts: Counts): Keyness {
  const g2 = logLikelihood(counts);
  return { g2, p: pOf(g2), ...logRatioOf(counts) };
}

/** The chance of such a log-likelihood ratio or a higher one: as chi-square of one degree. */
export const pOf = (g2: number): number => upperGamma(0.5, g2 / 2);

/**
 * The effect size; half a complaint stands for none elsewhere.
 * Sources: A. Hardie, Log Ratio: an informal introduction (CASS, 2014); its interval as of a ratio of proportions, D. Katz and others,
 * Biometrics 34 (1978) 469-474.
 */
export function logRatioOf({ said, of, elsewhere, ofElsewhere }: Counts): Ratio {
  const [one, other] = [Math.max(said, 0.5), Math.max(elsewhere, 0.5)];
  const logRatio = Math.log2(one / of / (other / ofElsewhere));
  const variance = Math.max(0, 1 / one - 1 / of + 1 / other - 1 / ofElsewhere);
  const reach = (z95 * Math.sqrt(variance)) / Math.LN2;
  return { logRatio, low: logRatio - reach, high: logRatio + reach };
}

/** Over all four cells: the phrase said and not said, here and elsewhere. */
function logLikelihood({ said, of, elsewhere, ofElsewhere }: Counts): number {
  const share = (said + elsewhere) / (of + ofElsewhere);
  const sum =
    deviance(said, of * share) +
    deviance(of - said, of * (1 - share)) +
    deviance(elsewhere, ofElsewhere * share) +
    deviance(ofElsewhere - elsewhere, ofElsewhere * (1 - share));
  return Math.max(0, 2 * sum);
}

const deviance = (seen: number, expected: number): number =>
  seen === 0 ? 0 : seen * Math.log(seen / expected);
