import { z95 } from '../statistics/normal.ts';
import { merged, type Pattern, rated, starSum } from './patterns.ts';
import { type Fit, fitStars, fittedStars, placesOf } from './regression.ts';

/**
 * What a part of the change stands for: a frequent issue stated more or less often; the rare issues together; the stars of reviews that
 * state nothing (`quiet`); the stars of complaining reviews, the issues being the same (`harsher`).
 */
export type Part = { readonly issue: number } | 'rare' | 'quiet' | 'harsher';

export interface Contribution {
  readonly part: Part;
  /** Share of rated reviews in the former and in the newest period that the part is about. */
  readonly before: number;
  readonly after: number;
  /** Stars it added to the mean, below 0: took away. The interval is null where only the rest is told. */
  readonly contribution: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** How the mean of stars came from one period to the next. */
export interface Reconciliation {
  /** Rated counted reviews and their mean in the former and in the newest period. */
  readonly before: { readonly rated: number; readonly mean: number };
  readonly after: { readonly rated: number; readonly mean: number };
  readonly change: number;
  /** Law: they add up to `change`. Issues ascending, then the rest. */
  readonly contributions: readonly Contribution[];
}

/**
 * Splits the change of the mean: each issue contributes its pooled coefficient times the change of its share; the rest is that reviews
 * which state the same are rated otherwise, told apart by residuals. The parts make up the whole whatever the coefficients are.
 * Source: R. L. Oaxaca, M. R. Ransom, On discrimination and the decomposition of wage differentials, Journal of Econometrics 61 (1994)
 * 5-21, with pooled coefficients as in D. Neumark, Journal of Human Resources 23 (1988) 279-295.
 * @param former patterns of the period before, @param newest of the last one; both with rated reviews
 */
export function reconcile(former: readonly Pattern[], newest: readonly Pattern[]): Reconciliation {
  const fit = fitStars(merged([...former, ...newest]));
  const before = periodOf(former, fit);
  const after = periodOf(newest, fit);
  const stated = fit.coefficients.slice(1).map((_, at) => ofColumn(fit, at + 1, before, after));
  return {
    before: { rated: before.rated, mean: before.mean },
    after: { rated: after.rated, mean: after.mean },
    change: after.mean - before.mean,
    contributions: [
      ...stated,
      rest('quiet', before.quietShare, after.quietShare, after.quiet - before.quiet),
      rest('harsher', 1 - before.quietShare, 1 - after.quietShare, after.stated - before.stated),
    ],
  };
}

interface Period {
  readonly rated: number;
  readonly mean: number;
  /** Share of each column's indicator. */
  readonly shares: readonly number[];
  readonly quietShare: number;
  /** Sums of residuals over reviews that state nothing and over the others, by all rated reviews. */
  readonly quiet: number;
  readonly stated: number;
}

function periodOf(patterns: readonly Pattern[], fit: Fit): Period {
  const all = patterns.reduce((sum, { stars }) => sum + rated(stars), 0);
  const shares = new Array<number>(fit.coefficients.length).fill(0);
  const residuals = { quiet: 0, stated: 0 };
  let quietShare = 0;
  let mean = 0;
  for (const pattern of patterns) {
    const count = rated(pattern.stars);
    mean += starSum(pattern.stars) / all;
    for (const place of placesOf(fit.columns, pattern)) shares[place]! += count / all;
    const residual = (starSum(pattern.stars) - count * fittedStars(fit, pattern)) / all;
    residuals[pattern.issues.length === 0 ? 'quiet' : 'stated'] += residual;
    if (pattern.issues.length === 0) quietShare += count / all;
  }
  return { rated: all, mean, shares, quietShare, ...residuals };
}

/** Variance by the delta method: of the shares, which are of different reviews, and of the coefficient. */
function ofColumn(fit: Fit, place: number, one: Period, other: Period): Contribution {
  const coefficient = fit.coefficients[place]!;
  const before = one.shares[place]!;
  const after = other.shares[place]!;
  const contribution = coefficient * (after - before);
  const ofShares = (before * (1 - before)) / one.rated + (after * (1 - after)) / other.rated;
  const variance = coefficient ** 2 * ofShares + (after - before) ** 2 * fit.variances[place]!;
  const reach = z95 * Math.sqrt(variance);
  const issue = fit.columns.frequent[place - 1];
  const part = issue === undefined ? 'rare' : { issue };
  return { part, before, after, contribution, low: contribution - reach, high: contribution + reach };
}

const rest = (part: Part, before: number, after: number, contribution: number): Contribution => ({
  ...{ part, before, after, contribution, low: null, high: null },
});
