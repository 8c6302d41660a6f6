/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** A standard normal number (G. Box, M. Muller, Annals of Mathematical Statistics 29, 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A count of the given mean ≥ 0: arrivals in a time of that length. Takes time in proportion to the mean. */
export function poisson(random: Random, mean: number): number {
  let arrivals = 0;
  let time = waiting(random);
  while (time < mean) {
    arrivals += 1;
    time += waiting(random);
  }
  return arrivals;
}

const waiting = (random: Random): number => -Math.log(1 - random());

/** A gamma number of mean 1 and the given variance ≥ 0 (G. Marsaglia, W. Tsang, ACM Transactions on Mathematical Software 26, 2000). */
export function gamma(random: Random, variance: number): number {
  if (variance === 0) return 1;
  const shape = 1 / variance;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const small = shape < 1 ? (1 - random()) ** variance : 1;
  for (;;) {
    const z = normal(random);
    const cube = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (cube > 0 && Math.log(1 - random()) < 0.5 * z * z + d * (1 - cube + Math.log(cube)))
      return d * cube * small * variance;
  }
}
