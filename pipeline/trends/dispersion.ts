/**
 * Scatter beyond chance of one series by the method of moments, from days with count `y` and expectation `μ`:
 * `Σ ((y - μ)² / (1 - leverage) - y) / Σ μ²`, where the leverage is the day's part of what the expectation was learned from.
 * Source: N. Breslow, Extra-Poisson variation in log-linear models, Applied Statistics 33 (1984) 38-44.
 */
export interface Scatter {
  /** `Σ ((y - μ)² / (1 - leverage) - y)` */
  readonly excess: number;
  /** `Σ μ` and `Σ μ²`; 0: the series says nothing. */
  readonly mean: number;
  readonly squares: number;
}

/** The dispersions of all series of one app: each its own, drawn towards the common one the more the less it knows (empirical Bayes). */
export function dispersionsOf(scatters: readonly Scatter[]): number[] {
  const { common, between } = spreadOf(scatters);
  return scatters.map((scatter) => {
    const known = informationOf(scatter, common) * between;
    const own = known / (known + 1);
    return known === 0 ? common : Math.max(0, own * dispersionOf(scatter) + (1 - own) * common);
  });
}

/**
 * The common dispersion and the variance of the true ones around it, by the moments of a random-effects model.
 * Source: R. DerSimonian, N. Laird, Meta-analysis in clinical trials, Controlled Clinical Trials 7 (1986) 177-188.
 */
function spreadOf(scatters: readonly Scatter[]): { readonly common: number; readonly between: number } {
  const telling = scatters.filter(({ squares }) => squares > 0);
  const rough = Math.max(
    0,
    sum(telling, ({ excess }) => excess) / (sum(telling, ({ squares }) => squares) || 1),
  );
  const weigh = (scatter: Scatter) => informationOf(scatter, rough);
  const weights = sum(telling, weigh);
  if (weights === 0) return { common: 0, between: 0 };
  const mean = sum(telling, (one) => weigh(one) * dispersionOf(one)) / weights;
  const spread = sum(telling, (one) => weigh(one) * (dispersionOf(one) - mean) ** 2);
  const freedom = weights - sum(telling, (one) => weigh(one) ** 2) / weights;
  const between = freedom > 0 ? Math.max(0, (spread - (telling.length - 1)) / freedom) : 0;
  return { common: Math.max(0, mean), between };
}

const dispersionOf = ({ excess, squares }: Scatter): number => (squares === 0 ? 0 : excess / squares);

/** One over the variance of the estimate, were the dispersion `common`: a squared deviation of variance v varies by about 2 v². */
function informationOf({ mean, squares }: Scatter, common: number): number {
  if (squares === 0) return 0;
  const day = squares / mean;
  return squares / (2 * (1 + common * day) ** 2);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += value(item);
  return total;
}
