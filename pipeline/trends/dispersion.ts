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

/** The dispersions of the series of one app: the common one, and the variance of the true ones around it. */
export interface Spread {
  readonly common: number;
  readonly between: number;
}

/** The dispersion of one series, drawn towards the common one the more the less it knows of its own (empirical Bayes). */
export function dispersionWithin(scatter: Scatter, { common, between }: Spread): number {
  const known = informationOf(scatter, common) * between;
  const own = known / (known + 1);
  return known === 0 ? common : Math.max(0, own * dispersionOf(scatter) + (1 - own) * common);
}

/**
 * The spread of dispersions by the moments of a random-effects model.
 * Source: R. DerSimonian, N. Laird, Meta-analysis in clinical trials, Controlled Clinical Trials 7 (1986) 177-188.
 */
export function spreadOf(scatters: readonly Scatter[]): Spread {
  const telling = scatters.filter(({ squares }) => squares > 0);
  if (telling.length === 0) return { common: 0, between: 0 };
  const rough = Math.max(0, sumOf(telling, 'excess') / sumOf(telling, 'squares'));
  let [weights, weightedSum, weightSquares] = [0, 0, 0];
  for (const scatter of telling) {
    const weight = informationOf(scatter, rough);
    weights += weight;
    weightedSum += weight * dispersionOf(scatter);
    weightSquares += weight * weight;
  }
  const mean = weightedSum / weights;
  let spread = 0;
  for (const scatter of telling)
    spread += informationOf(scatter, rough) * (dispersionOf(scatter) - mean) ** 2;
  const freedom = weights - weightSquares / weights;
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

function sumOf(scatters: readonly Scatter[], part: keyof Scatter): number {
  let total = 0;
  for (const scatter of scatters) total += scatter[part];
  return total;
}
