/** A coefficient with its standard error, in stars. */
export interface Estimate {
  readonly coefficient: number;
  readonly error: number;
}

/**
 * The coefficients drawn towards their common mean, the more the less each is known: what a few reviews say of an issue is mostly chance.
 * The spread between issues is estimated by moments.
 * Source: C. N. Morris, Parametric empirical Bayes inference, JASA 78 (1983) 47-55; spread as in R. DerSimonian, N. Laird, Controlled
 * Clinical Trials 7 (1986) 177-188.
 */
export function shrunk(estimates: readonly Estimate[]): number[] {
  const weights = estimates.map(({ error }) => 1 / Math.max(error, leastError) ** 2);
  const total = sumOf(weights);
  const mean = sumOf(estimates.map(({ coefficient }, at) => weights[at]! * coefficient)) / total;
  const q = sumOf(estimates.map(({ coefficient }, at) => weights[at]! * (coefficient - mean) ** 2));
  const scale = total - sumOf(weights.map((weight) => weight ** 2)) / total;
  const spread = scale > 0 ? Math.max(0, (q - (estimates.length - 1)) / scale) : 0;
  const centre = meanOf(estimates, spread);
  return estimates.map(({ coefficient, error }) => {
    const noise = Math.max(error, leastError) ** 2;
    return spread === 0 ? centre : (spread * coefficient + noise * centre) / (spread + noise);
  });
}

/** Reviews of one and the same rating have a residual of nothing, yet are not known for certain: a twentieth of a star. */
const leastError = 0.05;

function meanOf(estimates: readonly Estimate[], spread: number): number {
  const weights = estimates.map(({ error }) => 1 / (Math.max(error, leastError) ** 2 + spread));
  return sumOf(estimates.map(({ coefficient }, at) => weights[at]! * coefficient)) / sumOf(weights);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
