import { logGamma, upperGamma } from './gamma.ts';

/** Poisson deviations on either side of the mean beyond which terms add nothing. */
const reach = 12;

/**
 * The chance that a noncentral chi-square variable is at most `x`: central ones of `degrees + 2j`, weighted by the Poisson chance of j at
 * half the noncentrality (N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. 1995, section 29.2).
 */
export function noncentralChiSquare(x: number, degrees: number, noncentrality: number): number {
  const mean = noncentrality / 2;
  const half = x / 2;
  if (mean === 0) return 1 - upperGamma(degrees / 2, half);
  const width = reach * Math.sqrt(mean) + reach;
  const last = Math.ceil(mean + width);
  let shape = degrees / 2 + last;
  let below = 1 - upperGamma(shape, half);
  // In logarithms: far from the middle both are too small for a number, and grow again towards it.
  let logStep = shape * Math.log(half) - half - logGamma(shape + 1);
  let logWeight = last * Math.log(mean) - mean - logGamma(last + 1);
  let chance = 0;
  for (let j = last; j >= Math.max(0, mean - width); j--) {
    chance += below * Math.exp(logWeight);
    logWeight += Math.log(j / mean);
    logStep += Math.log(shape / half);
    shape -= 1;
    below += Math.exp(logStep);
  }
  return Math.min(1, chance);
}

/** Halvings of an interval that leave it narrower than any figure that is printed. */
const halvings = 40;

/**
 * The 95 % interval of the noncentrality of which a chi-square statistic is seen; its low end is 0 where the test does not reject at 2.5 %.
 * Source: M. Smithson, Confidence Intervals, 2003, chapter 5.
 */
export function noncentralityOf(statistic: number, degrees: number): { low: number; high: number } {
  const most = (Math.sqrt(statistic) + reach) ** 2 + reach;
  const where = (chance: number): number => {
    let [from, to] = [0, most];
    for (let halving = 0; halving < halvings; halving++) {
      const middle = (from + to) / 2;
      if (noncentralChiSquare(statistic, degrees, middle) > chance) from = middle;
      else to = middle;
    }
    return from;
  };
  if (statistic <= 0) return { low: 0, high: 0 };
  const isNone = noncentralChiSquare(statistic, degrees, 0) <= 0.975;
  return { low: isNone ? 0 : where(0.975), high: where(0.025) };
}
