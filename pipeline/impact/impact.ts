import { z95 } from '../statistics/normal.ts';
import { type Pattern, rated, starSum } from './patterns.ts';
import type { Fit } from './regression.ts';

/** What one issue costs an app in stars. */
export interface Impact {
  readonly issue: number;
  /** Rated counted reviews that state it, and their share of all rated counted reviews. */
  readonly rated: number;
  readonly share: number;
  /** True where too few state it: the coefficient is that of all rare issues together. */
  readonly shared: boolean;
  /** Stars that stating it adds to a review, all else stated being equal; below 0: costs. With its 95 % interval. */
  readonly coefficient: number;
  readonly low: number;
  readonly high: number;
  /** Standard error of the coefficient. */
  readonly error: number;
  /** How much the mean of all rated reviews would gain if nobody had to state it: `-coefficient × share`. With its 95 % interval. */
  readonly lost: number;
  readonly lostLow: number;
  readonly lostHigh: number;
  /** The mean then: actual mean + lost, at most 5. */
  readonly without: number;
}

/** Impact of every issue that a rated review states, by issue. The intervals take the shares as they are. */
export function impactsOf(patterns: readonly Pattern[], fit: Fit): Impact[] {
  const all = patterns.reduce((sum, { stars }) => sum + rated(stars), 0);
  const mean = patterns.reduce((sum, { stars }) => sum + starSum(stars), 0) / all;
  const { frequent, rare } = fit.columns;
  const ofColumn = (issue: number, place: number, shared: boolean): Impact => {
    const stating = patterns.filter(({ issues }) => issues.includes(issue));
    const count = stating.reduce((sum, { stars }) => sum + rated(stars), 0);
    return impactOf({ issue, shared, rated: count, share: count / all }, fit, place, mean);
  };
  return [
    ...frequent.map((issue, place) => ofColumn(issue, place + 1, false)),
    ...rare.map((issue) => ofColumn(issue, frequent.length + 1, true)),
  ].sort((a, b) => a.issue - b.issue);
}

type Stated = Pick<Impact, 'issue' | 'shared' | 'rated' | 'share'>;

function impactOf(stated: Stated, { coefficients, variances }: Fit, place: number, mean: number): Impact {
  const coefficient = coefficients[place]!;
  const error = Math.sqrt(variances[place]!);
  const low = coefficient - z95 * error;
  const high = coefficient + z95 * error;
  const { share } = stated;
  const lost = -coefficient * share;
  return {
    ...{ ...stated, coefficient, low, high, error },
    ...{ lost, lostLow: -high * share, lostHigh: -low * share, without: Math.min(5, mean + lost) },
  };
}
