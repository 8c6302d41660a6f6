/** How validated reviews divide by what is true of them and what the coder said; fractions where the truth is divided. */
export interface Outcomes {
  /** True, and said. */
  readonly hit: number;
  /** True, and not said. */
  readonly missed: number;
  /** Not true, but said. */
  readonly extra: number;
  /** Neither. */
  readonly clear: number;
}

/** A part of the population from which reviews were drawn at random and validated. */
export interface Stratum extends Outcomes {
  /** Reviews of the population in it, the validated ones among them. */
  readonly size: number;
}

/** A random sample of coded reviews with the truth about them, and what the coder said of all. */
export interface Validation {
  readonly strata: readonly Stratum[];
  /** The share of the whole population of which the coder says it. */
  readonly said: number;
}

/** What a review of each outcome counts. */
export type Score = Outcomes;

export const isTrue: Score = { hit: 1, missed: 1, extra: 0, clear: 0 };
export const isSaid: Score = { hit: 1, missed: 0, extra: 1, clear: 0 };

/**
 * Half a review is added to each of the four outcomes, spread over the strata by their size, when variances are estimated: without it the
 * intervals of rare codes are too narrow, down to nothing where no error was met. For one sample without a coder this is the half success
 * and half failure of the Jeffreys interval (L. Brown, T. Cai, A. DasGupta, Statistical Science 16, 2001).
 */
const added = 0.5;

/** Reviews of the population. */
export const populationOf = ({ strata }: Validation): number =>
  strata.reduce((sum, { size }) => sum + size, 0);

export const validatedIn = ({ hit, missed, extra, clear }: Outcomes): number => hit + missed + extra + clear;

/** The mean score in the population as the sample tells it: every stratum counts by its size. `smooth` as for the variance. */
export function meanScore(validation: Validation, score: Score, smooth = false): number {
  const all = populationOf(validation);
  return validation.strata.reduce((sum, stratum) => {
    const cells = smooth ? smoothed(stratum, stratum.size / all) : stratum;
    return sum + (stratum.size / all) * meanIn(cells, score);
  }, 0);
}

/**
 * The variance of `meanScore`, given the population: W. Cochran, Sampling Techniques, 3rd ed. 1977, section 5.3, with finite population
 * correction.
 */
export function varianceOfMean(validation: Validation, score: Score): number {
  const all = populationOf(validation);
  return validation.strata.reduce((sum, stratum) => {
    const weight = stratum.size / all;
    const cells = smoothed(stratum, weight);
    const left = 1 - validatedIn(stratum) / stratum.size;
    return sum + (weight ** 2 * left * varianceIn(cells, score)) / (validatedIn(cells) - 1 || 1);
  }, 0);
}

function smoothed({ hit, missed, extra, clear }: Outcomes, weight: number): Outcomes {
  const more = added * weight;
  return { hit: hit + more, missed: missed + more, extra: extra + more, clear: clear + more };
}

const meanIn = (cells: Outcomes, score: Score): number =>
  (cells.hit * score.hit +
    cells.missed * score.missed +
    cells.extra * score.extra +
    cells.clear * score.clear) /
  validatedIn(cells);

function varianceIn(cells: Outcomes, score: Score): number {
  const squares = {
    hit: score.hit ** 2,
    missed: score.missed ** 2,
    extra: score.extra ** 2,
    clear: score.clear ** 2,
  };
  return Math.max(0, meanIn(cells, squares) - meanIn(cells, score) ** 2);
}

/** Strata that can tell their variance: those with fewer than two validated reviews are joined, if need be with the next smallest. */
export function pooled(strata: readonly Stratum[]): Stratum[] {
  const bySize = strata.toSorted((a, b) => validatedIn(a) - validatedIn(b));
  const thick = bySize.findIndex((stratum) => validatedIn(stratum) >= 2);
  const thin = thick === -1 ? bySize : bySize.slice(0, thick);
  if (thin.length === 0) return [...strata];
  const joined = thin.reduce(joinedWith);
  const rest = bySize.slice(thin.length);
  if (validatedIn(joined) >= 2 || rest.length === 0) return [joined, ...rest];
  return [joinedWith(joined, rest[0]!), ...rest.slice(1)];
}

const joinedWith = (one: Stratum, other: Stratum): Stratum => ({
  size: one.size + other.size,
  hit: one.hit + other.hit,
  missed: one.missed + other.missed,
  extra: one.extra + other.extra,
  clear: one.clear + other.clear,
});
