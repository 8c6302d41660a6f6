import { uniform } from './random.ts';

/** A figure with the ends of its 95 % interval. All three are NaN where the figure cannot be told. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Figures of a sample in which unit `i` stands `weights[i]` times; NaN for one that cannot be told. */
export type Statistics = (weights: ArrayLike<number>) => readonly number[];

/** So many that `(draws + 1) × 2.5 %` is whole (A. C. Davison, D. V. Hinkley, Bootstrap Methods and their Application, 1997, section 5.2). */
const draws = 999;

/** Fewer draws than this share that can be told say nothing of the ends. */
const leastTold = 0.5;

/**
 * The figures of a sample with percentile bootstrap intervals (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter
 * 13): `units` are drawn with replacement, 999 times. What hangs together is one unit: for reviews of the same author or app, the caller
 * makes the author or app the unit and sums its reviews (cluster bootstrap, Davison and Hinkley 1997, section 3.8). With fewer than
 * about 30 units the intervals are too narrow.
 */
export function bootstrap(units: number, statistics: Statistics, seed = 1): Estimate[] {
  const weights = new Uint16Array(units);
  const whole = statistics(weights.fill(1));
  const random = uniform(seed);
  const drawn = whole.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    resample(weights, random);
    for (const [at, value] of statistics(weights).entries()) drawn[at]![draw] = value;
  }
  return whole.map((value, at) => ({ value, ...middle(drawn[at]!) }));
}

function resample(weights: Uint16Array, random: () => number): void {
  weights.fill(0);
  for (let i = 0; i < weights.length; i++) weights[Math.floor(random() * weights.length)]! += 1;
}

/** The ends of the middle 95 % of the values that are no NaN. */
function middle(values: Float64Array): Pick<Estimate, 'low' | 'high'> {
  const told = values.filter((value) => !Number.isNaN(value)).sort();
  if (told.length < leastTold * values.length) return { low: Number.NaN, high: Number.NaN };
  const rank = Math.max(1, Math.floor((told.length + 1) * 0.025));
  return { low: told[rank - 1]!, high: told[told.length - rank]! };
}
